CREATE TABLE "cut_edits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"data" json NOT NULL,
	"base" integer NOT NULL,
	"message" text NOT NULL,
	"kept" boolean NOT NULL,
	"person_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cut_edits_version" UNIQUE("project_id","version")
);
--> statement-breakpoint
ALTER TABLE "cut_edits" ADD CONSTRAINT "cut_edits_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cut_edits" ADD CONSTRAINT "cut_edits_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;