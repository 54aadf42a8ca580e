CREATE TABLE "cut_outs" (
	"content_key" text PRIMARY KEY NOT NULL,
	"source_digest" text NOT NULL,
	"digest" text NOT NULL,
	"thumbnail_digest" text NOT NULL,
	"bytes" bigint NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "earlier_costs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"model" text NOT NULL,
	"description" text NOT NULL,
	"amount_micros" bigint NOT NULL,
	"charged_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "earlier_costs" ADD CONSTRAINT "earlier_costs_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cut_outs_digest" ON "cut_outs" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "earlier_costs_project" ON "earlier_costs" USING btree ("project_id","charged_at");