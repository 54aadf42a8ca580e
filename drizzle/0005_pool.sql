CREATE TABLE "pool_marks" (
	"project_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "pool_marks_project_id_item_id_pk" PRIMARY KEY("project_id","item_id")
);
--> statement-breakpoint
ALTER TABLE "pool_marks" ADD CONSTRAINT "pool_marks_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;