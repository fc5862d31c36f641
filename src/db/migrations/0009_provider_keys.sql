CREATE TABLE "provider_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"provider" text NOT NULL,
	"secret_id" text NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"sealed_text" "bytea" NOT NULL,
	"last_four" text NOT NULL,
	"status" text NOT NULL,
	"detail" text NOT NULL,
	"created_by" uuid,
	"tested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "provider_operations" ADD COLUMN "payer" text DEFAULT 'studio' NOT NULL;--> statement-breakpoint
ALTER TABLE "provider_keys" ADD CONSTRAINT "provider_keys_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "provider_keys_one" ON "provider_keys" USING btree ("workspace_id","provider");--> statement-breakpoint
CREATE INDEX "provider_operations_own" ON "provider_operations" USING btree ("workspace_id","provider","created_at") WHERE payer = 'workspace';