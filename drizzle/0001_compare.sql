CREATE TYPE "public"."comparison_kind" AS ENUM('settings', 'prompts', 'models', 'seeds');--> statement-breakpoint
CREATE TABLE "comparison_variations" (
	"comparison_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"project_id" uuid NOT NULL,
	"label" text NOT NULL,
	"difference" json NOT NULL,
	CONSTRAINT "comparison_variations_comparison_id_position_pk" PRIMARY KEY("comparison_id","position"),
	CONSTRAINT "comparison_variations_project" UNIQUE("project_id")
);
--> statement-breakpoint
CREATE TABLE "comparisons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"title" text NOT NULL,
	"kind" "comparison_kind" NOT NULL,
	"request_key" uuid NOT NULL,
	"decided_variation" integer,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "comparisons_request" UNIQUE("owner_id","request_key")
);
--> statement-breakpoint
ALTER TABLE "comparison_variations" ADD CONSTRAINT "comparison_variations_comparison_id_comparisons_id_fk" FOREIGN KEY ("comparison_id") REFERENCES "public"."comparisons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparison_variations" ADD CONSTRAINT "comparison_variations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comparisons_list" ON "comparisons" USING btree ("owner_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE deleted_at is null;