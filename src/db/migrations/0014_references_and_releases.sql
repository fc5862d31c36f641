CREATE TABLE "reference_images" (
	"set_id" text NOT NULL,
	"asset_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "reference_images_set_id_asset_id_pk" PRIMARY KEY("set_id","asset_id")
);
--> statement-breakpoint
CREATE TABLE "reference_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"handle" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"voice_id" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "job_groups" ADD COLUMN "kept_job_id" text;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "release" text DEFAULT 'all' NOT NULL;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "take_hash" text;--> statement-breakpoint
ALTER TABLE "reference_images" ADD CONSTRAINT "reference_images_set_id_reference_sets_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."reference_sets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference_images" ADD CONSTRAINT "reference_images_asset_id_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."assets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference_sets" ADD CONSTRAINT "reference_sets_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reference_images_asset" ON "reference_images" USING btree ("asset_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reference_sets_handle" ON "reference_sets" USING btree ("workspace_id","handle");--> statement-breakpoint
CREATE INDEX "reference_sets_page" ON "reference_sets" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_same_take" ON "jobs" USING btree ("workspace_id","take_hash","created_at") WHERE status = 'succeeded' and take_hash is not null;