CREATE TABLE "user_preferences" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "user_preferences" ADD CONSTRAINT "user_preferences_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobs_ended" ON "jobs" USING btree ("workspace_id","finished_at","id") WHERE status in ('succeeded', 'failed') and finished_at is not null;--> statement-breakpoint
CREATE INDEX "ledger_entries_news" ON "ledger_entries" USING btree ("workspace_id","created_at","id") WHERE job_id is null;