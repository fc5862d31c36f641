CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE INDEX "jobs_words" ON "jobs" USING gin ("prompt" gin_trgm_ops);
