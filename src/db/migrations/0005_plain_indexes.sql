DROP INDEX "jobs_page";--> statement-breakpoint
DROP INDEX "jobs_page_status";--> statement-breakpoint
DROP INDEX "jobs_admit";--> statement-breakpoint
DROP INDEX "step_durations_recent";--> statement-breakpoint
DROP INDEX "projects_page";--> statement-breakpoint
CREATE INDEX "jobs_page" ON "jobs" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_page_status" ON "jobs" USING btree ("workspace_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_admit" ON "jobs" USING btree ("workspace_id","priority" DESC NULLS FIRST,"created_at","id") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "step_durations_recent" ON "step_durations" USING btree ("key","id");--> statement-breakpoint
CREATE INDEX "projects_page" ON "projects" USING btree ("workspace_id","created_at","id");