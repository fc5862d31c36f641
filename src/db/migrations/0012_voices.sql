CREATE TABLE "voice_consents" (
	"id" text PRIMARY KEY NOT NULL,
	"voice_id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"speaker" text NOT NULL,
	"statement" text NOT NULL,
	"recording_key" text NOT NULL,
	"recording_type" text NOT NULL,
	"recording_sha256" text NOT NULL,
	"samples" jsonb NOT NULL,
	"given_by" uuid NOT NULL,
	"given_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "voices" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"name" text NOT NULL,
	"provider" text NOT NULL,
	"voice_id" text,
	"engine_id" text NOT NULL,
	"speed" real DEFAULT 1 NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"payer" text NOT NULL,
	"detail" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"removed_by" uuid
);
--> statement-breakpoint
ALTER TABLE "voice_consents" ADD CONSTRAINT "voice_consents_voice_id_voices_id_fk" FOREIGN KEY ("voice_id") REFERENCES "public"."voices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voice_consents" ADD CONSTRAINT "voice_consents_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voices" ADD CONSTRAINT "voices_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "voice_consents_of_voice" ON "voice_consents" USING btree ("voice_id");--> statement-breakpoint
CREATE INDEX "voices_of_workspace" ON "voices" USING btree ("workspace_id","created_at") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "voices_clones" ON "voices" USING btree ("voice_id") WHERE kind = 'clone';