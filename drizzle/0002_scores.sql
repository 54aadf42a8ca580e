CREATE TABLE "selection_labels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"run_id" uuid,
	"slot" text NOT NULL,
	"take_id" uuid NOT NULL,
	"chosen_by" "chooser" NOT NULL,
	"reason" text NOT NULL,
	"alternatives" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "video_scorecards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"export_id" uuid NOT NULL,
	"version" text NOT NULL,
	"overall" real,
	"data" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "video_scorecards_version" UNIQUE("export_id","version")
);
--> statement-breakpoint
ALTER TABLE "selections" ADD COLUMN "brief_id" uuid;--> statement-breakpoint
ALTER TABLE "selection_labels" ADD CONSTRAINT "selection_labels_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selection_labels" ADD CONSTRAINT "selection_labels_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selection_labels" ADD CONSTRAINT "selection_labels_take_id_takes_id_fk" FOREIGN KEY ("take_id") REFERENCES "public"."takes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_scorecards" ADD CONSTRAINT "video_scorecards_export_id_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "selection_labels_slot" ON "selection_labels" USING btree ("project_id","slot","created_at");--> statement-breakpoint
ALTER TABLE "selections" ADD CONSTRAINT "selections_brief_id_briefs_id_fk" FOREIGN KEY ("brief_id") REFERENCES "public"."briefs"("id") ON DELETE set null ON UPDATE no action;