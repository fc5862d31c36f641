DROP INDEX "assets_page";--> statement-breakpoint
DROP INDEX "ledger_entries_page";--> statement-breakpoint
CREATE INDEX "assets_page" ON "assets" USING btree ("workspace_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "ledger_entries_page" ON "ledger_entries" USING btree ("workspace_id","id");