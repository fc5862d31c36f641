ALTER TABLE "assets" ADD COLUMN "error" jsonb;--> statement-breakpoint
CREATE INDEX "assets_pending" ON "assets" USING btree ("created_at") WHERE status = 'pending';