CREATE TYPE "public"."library_kind" AS ENUM('look', 'brand', 'element');--> statement-breakpoint
CREATE TABLE "library_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"kind" "library_kind" NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "library_versions" (
	"item_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"data" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "library_versions_item_id_version_pk" PRIMARY KEY("item_id","version")
);
--> statement-breakpoint
CREATE TABLE "look_previews" (
	"content_key" text PRIMARY KEY NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pool_marks" (
	"project_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "pool_marks_project_id_item_id_pk" PRIMARY KEY("project_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "render_segments" (
	"owner_id" uuid NOT NULL,
	"content_key" text NOT NULL,
	"digest" text NOT NULL,
	"bytes" bigint NOT NULL,
	"used_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "render_segments_owner_id_content_key_pk" PRIMARY KEY("owner_id","content_key")
);
--> statement-breakpoint
ALTER TABLE "library_items" ADD CONSTRAINT "library_items_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_versions" ADD CONSTRAINT "library_versions_item_id_library_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."library_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_marks" ADD CONSTRAINT "pool_marks_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "render_segments" ADD CONSTRAINT "render_segments_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "library_items_name" ON "library_items" USING btree ("owner_id","kind",lower("name")) WHERE "library_items"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "library_items_owner" ON "library_items" USING btree ("owner_id","kind");--> statement-breakpoint
CREATE INDEX "render_segments_used" ON "render_segments" USING btree ("used_at");--> statement-breakpoint
CREATE INDEX "render_segments_digest" ON "render_segments" USING btree ("digest");