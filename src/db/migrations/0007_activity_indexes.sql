DROP INDEX "projects_page";--> statement-breakpoint
CREATE INDEX "assets_project" ON "assets" USING btree ("project_id","created_at","id") WHERE project_id is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "jobs_project" ON "jobs" USING btree ("project_id","created_at","id") WHERE project_id is not null;--> statement-breakpoint
CREATE INDEX "jobs_shot" ON "jobs" USING btree ("shot_id","created_at","id") WHERE shot_id is not null;--> statement-breakpoint
CREATE INDEX "projects_page" ON "projects" USING btree ("workspace_id","updated_at","id") WHERE deleted_at is null;