ALTER TABLE "assets" ADD COLUMN "safety" jsonb;--> statement-breakpoint
ALTER TABLE "provider_operations" ADD COLUMN "partial_text" text;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "prompt_instructions" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "text_engine_id" text;