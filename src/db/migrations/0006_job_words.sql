CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE INDEX "jobs_words" ON "jobs" USING gin ("prompt" gin_trgm_ops);--> statement-breakpoint
-- With the usual hundred samples one lucky hit makes a rare word look common, and the page index is walked to find it.
ALTER TABLE "jobs" ALTER COLUMN "prompt" SET STATISTICS 500;
