ALTER TABLE "provider_keys" ALTER COLUMN "workspace_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "provider_operations" ADD COLUMN "expected_seconds" real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "step_durations" ADD COLUMN "failed" text;--> statement-breakpoint
CREATE UNIQUE INDEX "provider_keys_studio" ON "provider_keys" USING btree ("provider") WHERE workspace_id is null;--> statement-breakpoint
CREATE INDEX "provider_operations_live" ON "provider_operations" USING btree ("provider","payer","workspace_id") WHERE status in ('submitting', 'pending');--> statement-breakpoint
CREATE INDEX "shots_chosen" ON "shots" USING btree ("workspace_id","created_at") WHERE chosen_job_id is not null;