ALTER TABLE "steps" ADD COLUMN "preview" jsonb;--> statement-breakpoint
CREATE INDEX "steps_preview" ON "steps" USING btree ("job_id") WHERE preview is not null;