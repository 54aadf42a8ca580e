CREATE TYPE "public"."comparison_kind" AS ENUM('settings', 'prompts', 'models', 'seeds');--> statement-breakpoint
CREATE TYPE "public"."acceptance_kind" AS ENUM('selected', 'downloaded', 'regenerated', 'deleted');--> statement-breakpoint
CREATE TYPE "public"."clip_standing" AS ENUM('open', 'accepted', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."fact_method" AS ENUM('signal', 'model', 'hosted', 'mixed');--> statement-breakpoint
CREATE TYPE "public"."fact_subject" AS ENUM('clip', 'frame', 'sound', 'video');--> statement-breakpoint
CREATE TYPE "public"."proposal_status" AS ENUM('open', 'accepted', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."review_right" AS ENUM('view', 'comment', 'judge');--> statement-breakpoint
CREATE TYPE "public"."review_verdict" AS ENUM('approved', 'changes', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."vote_choice" AS ENUM('first', 'second', 'tie');--> statement-breakpoint
ALTER TYPE "public"."take_kind" ADD VALUE 'hero';--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"target" text,
	"input_digest" text,
	"answer_digest" text,
	"change" json,
	"error_code" text,
	"request_id" text,
	"address" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "acceptance_daily" (
	"scope" text NOT NULL,
	"day" date NOT NULL,
	"model" text NOT NULL,
	"format" text NOT NULL,
	"settings_id" integer NOT NULL,
	"clips" bigint NOT NULL,
	"cost_micros" bigint NOT NULL,
	"selected" bigint NOT NULL,
	"downloaded" bigint NOT NULL,
	"regenerated" bigint NOT NULL,
	"deleted" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	CONSTRAINT "acceptance_daily_scope_day_model_format_settings_id_pk" PRIMARY KEY("scope","day","model","format","settings_id")
);
--> statement-breakpoint
CREATE TABLE "acceptance_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"project_id" uuid,
	"take_id" uuid NOT NULL,
	"kind" "acceptance_kind" NOT NULL,
	"chooser" "chooser" NOT NULL,
	"person_id" uuid,
	"day" date NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clip_facts" (
	"take_id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"project_id" uuid,
	"day" date NOT NULL,
	"model" text NOT NULL,
	"format" text NOT NULL,
	"settings_id" integer NOT NULL,
	"cost_micros" bigint NOT NULL,
	"selected" boolean DEFAULT false NOT NULL,
	"downloaded" boolean DEFAULT false NOT NULL,
	"regenerated" boolean DEFAULT false NOT NULL,
	"deleted" boolean DEFAULT false NOT NULL,
	"standing" "clip_standing" DEFAULT 'open' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cost_daily" (
	"scope" text NOT NULL,
	"day" date NOT NULL,
	"stage" text NOT NULL,
	"model" text NOT NULL,
	"calls" bigint NOT NULL,
	"cost_micros" bigint NOT NULL,
	CONSTRAINT "cost_daily_scope_day_stage_model_pk" PRIMARY KEY("scope","day","stage","model")
);
--> statement-breakpoint
CREATE TABLE "default_proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"setting" text NOT NULL,
	"from_value" json NOT NULL,
	"to_value" json NOT NULL,
	"evidence" json NOT NULL,
	"status" "proposal_status" DEFAULT 'open' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid
);
--> statement-breakpoint
CREATE TABLE "effect_differences" (
	"pair_id" uuid NOT NULL,
	"metric" text NOT NULL,
	"method" "fact_method" NOT NULL,
	"version" text NOT NULL,
	"difference" integer NOT NULL,
	CONSTRAINT "effect_differences_pair_id_metric_method_version_pk" PRIMARY KEY("pair_id","metric","method","version")
);
--> statement-breakpoint
CREATE TABLE "effect_pairs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"task_key" text NOT NULL,
	"prompt_key" text NOT NULL,
	"setting" text NOT NULL,
	"from_value" text NOT NULL,
	"to_value" text NOT NULL,
	"from_settings_id" integer NOT NULL,
	"to_settings_id" integer NOT NULL,
	"from_run_id" uuid NOT NULL,
	"to_run_id" uuid NOT NULL,
	"day" date NOT NULL,
	"cost_micros" bigint NOT NULL,
	"seconds" integer,
	CONSTRAINT "effect_pairs_once" UNIQUE("owner_id","task_key","setting","from_value","to_value")
);
--> statement-breakpoint
CREATE TABLE "installation_settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" json NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "metric_daily" (
	"scope" text NOT NULL,
	"subject" "fact_subject" NOT NULL,
	"metric" text NOT NULL,
	"method" "fact_method" NOT NULL,
	"version" text NOT NULL,
	"day" date NOT NULL,
	"model" text NOT NULL,
	"format" text NOT NULL,
	"settings_id" integer NOT NULL,
	"n" bigint NOT NULL,
	"sum" bigint NOT NULL,
	"sum_of_squares" bigint NOT NULL,
	"histogram" integer[] NOT NULL,
	CONSTRAINT "metric_daily_key" PRIMARY KEY("scope","subject","metric","method","version","day","model","format","settings_id")
);
--> statement-breakpoint
CREATE TABLE "metric_facts" (
	"subject_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"run_id" uuid,
	"day" date NOT NULL,
	"subject" "fact_subject" NOT NULL,
	"metric" text NOT NULL,
	"method" "fact_method" NOT NULL,
	"version" text NOT NULL,
	"model" text NOT NULL,
	"format" text NOT NULL,
	"settings_id" integer NOT NULL,
	"score" integer NOT NULL,
	CONSTRAINT "metric_facts_subject_id_version_metric_method_pk" PRIMARY KEY("subject_id","version","metric","method")
);
--> statement-breakpoint
CREATE TABLE "run_daily" (
	"scope" text NOT NULL,
	"day" date NOT NULL,
	"format" text NOT NULL,
	"settings_id" integer NOT NULL,
	"done" bigint NOT NULL,
	"attention" bigint NOT NULL,
	"failed" bigint NOT NULL,
	"cancelled" bigint NOT NULL,
	CONSTRAINT "run_daily_scope_day_format_settings_id_pk" PRIMARY KEY("scope","day","format","settings_id")
);
--> statement-breakpoint
CREATE TABLE "run_facts" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"project_id" uuid,
	"day" date NOT NULL,
	"format" text NOT NULL,
	"settings_id" integer NOT NULL,
	"status" "run_status" NOT NULL,
	"task_key" text NOT NULL,
	"prompt_key" text NOT NULL,
	"seconds" integer
);
--> statement-breakpoint
CREATE TABLE "settings_sets" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "settings_sets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"canonical" text NOT NULL,
	"data" json NOT NULL,
	CONSTRAINT "settings_sets_canonical_unique" UNIQUE("canonical")
);
--> statement-breakpoint
CREATE TABLE "hero_candidates" (
	"take_id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"parent_take_id" uuid,
	"position" integer NOT NULL,
	"label" text NOT NULL,
	"guidance" text NOT NULL,
	"strength" real,
	"scene" json NOT NULL,
	"rank" integer,
	"reason" text,
	"favourite" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dismissed_suggestions" (
	"run_id" uuid NOT NULL,
	"key" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dismissed_suggestions_run_id_key_pk" PRIMARY KEY("run_id","key")
);
--> statement-breakpoint
CREATE TABLE "final_versions" (
	"project_id" uuid PRIMARY KEY NOT NULL,
	"export_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_origins" (
	"project_id" uuid PRIMARY KEY NOT NULL,
	"from_project_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "review_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"review_id" uuid NOT NULL,
	"seat_id" uuid,
	"parent_id" uuid,
	"project_id" uuid NOT NULL,
	"export_id" uuid NOT NULL,
	"frame" integer NOT NULL,
	"frames_per_second" integer NOT NULL,
	"body" text NOT NULL,
	"drawing" json,
	"resolved_at" timestamp (3) with time zone,
	"edited_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_comments_frame" CHECK ("review_comments"."frame" >= 0 and "review_comments"."frames_per_second" > 0)
);
--> statement-breakpoint
CREATE TABLE "review_seats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"share_id" uuid NOT NULL,
	"name" text NOT NULL,
	"order" json NOT NULL,
	"revealed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_shares" (
	"id" uuid PRIMARY KEY NOT NULL,
	"review_id" uuid NOT NULL,
	"user_id" uuid,
	"label" text DEFAULT '' NOT NULL,
	"right" "review_right" NOT NULL,
	"token_digest" text,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_shares_account" UNIQUE("review_id","user_id"),
	CONSTRAINT "review_shares_token" UNIQUE("token_digest"),
	CONSTRAINT "review_shares_kind" CHECK (num_nonnulls("review_shares"."user_id", "review_shares"."token_digest") = 1),
	CONSTRAINT "review_shares_expiry" CHECK ("review_shares"."token_digest" is null or "review_shares"."expires_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "review_verdicts" (
	"seat_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"export_id" uuid NOT NULL,
	"verdict" "review_verdict" NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_verdicts_seat_id_project_id_pk" PRIMARY KEY("seat_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "review_votes" (
	"seat_id" uuid NOT NULL,
	"first_project_id" uuid NOT NULL,
	"second_project_id" uuid NOT NULL,
	"first_export_id" uuid NOT NULL,
	"second_export_id" uuid NOT NULL,
	"choice" "vote_choice" NOT NULL,
	"blind" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_votes_seat_id_first_project_id_second_project_id_pk" PRIMARY KEY("seat_id","first_project_id","second_project_id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"comparison_id" uuid,
	"project_id" uuid,
	"blind" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviews_comparison" UNIQUE("comparison_id"),
	CONSTRAINT "reviews_project" UNIQUE("project_id"),
	CONSTRAINT "reviews_subject" CHECK (num_nonnulls("reviews"."comparison_id", "reviews"."project_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "last_settings" (
	"owner_id" uuid PRIMARY KEY NOT NULL,
	"settings" json NOT NULL,
	"used_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting_profiles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"settings" json NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "selections" ADD COLUMN "brief_id" uuid;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "suspended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "comparison_variations" ADD CONSTRAINT "comparison_variations_comparison_id_comparisons_id_fk" FOREIGN KEY ("comparison_id") REFERENCES "public"."comparisons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparison_variations" ADD CONSTRAINT "comparison_variations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance_daily" ADD CONSTRAINT "acceptance_daily_settings_id_settings_sets_id_fk" FOREIGN KEY ("settings_id") REFERENCES "public"."settings_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance_events" ADD CONSTRAINT "acceptance_events_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance_events" ADD CONSTRAINT "acceptance_events_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance_events" ADD CONSTRAINT "acceptance_events_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clip_facts" ADD CONSTRAINT "clip_facts_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clip_facts" ADD CONSTRAINT "clip_facts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clip_facts" ADD CONSTRAINT "clip_facts_settings_id_settings_sets_id_fk" FOREIGN KEY ("settings_id") REFERENCES "public"."settings_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "default_proposals" ADD CONSTRAINT "default_proposals_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effect_differences" ADD CONSTRAINT "effect_differences_pair_id_effect_pairs_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."effect_pairs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effect_pairs" ADD CONSTRAINT "effect_pairs_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effect_pairs" ADD CONSTRAINT "effect_pairs_from_settings_id_settings_sets_id_fk" FOREIGN KEY ("from_settings_id") REFERENCES "public"."settings_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effect_pairs" ADD CONSTRAINT "effect_pairs_to_settings_id_settings_sets_id_fk" FOREIGN KEY ("to_settings_id") REFERENCES "public"."settings_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effect_pairs" ADD CONSTRAINT "effect_pairs_from_run_id_runs_id_fk" FOREIGN KEY ("from_run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effect_pairs" ADD CONSTRAINT "effect_pairs_to_run_id_runs_id_fk" FOREIGN KEY ("to_run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "installation_settings" ADD CONSTRAINT "installation_settings_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_daily" ADD CONSTRAINT "metric_daily_settings_id_settings_sets_id_fk" FOREIGN KEY ("settings_id") REFERENCES "public"."settings_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_facts" ADD CONSTRAINT "metric_facts_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_facts" ADD CONSTRAINT "metric_facts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_facts" ADD CONSTRAINT "metric_facts_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_facts" ADD CONSTRAINT "metric_facts_settings_id_settings_sets_id_fk" FOREIGN KEY ("settings_id") REFERENCES "public"."settings_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_daily" ADD CONSTRAINT "run_daily_settings_id_settings_sets_id_fk" FOREIGN KEY ("settings_id") REFERENCES "public"."settings_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_facts" ADD CONSTRAINT "run_facts_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_facts" ADD CONSTRAINT "run_facts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_facts" ADD CONSTRAINT "run_facts_settings_id_settings_sets_id_fk" FOREIGN KEY ("settings_id") REFERENCES "public"."settings_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hero_candidates" ADD CONSTRAINT "hero_candidates_take_id_takes_id_fk" FOREIGN KEY ("take_id") REFERENCES "public"."takes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hero_candidates" ADD CONSTRAINT "hero_candidates_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hero_candidates" ADD CONSTRAINT "hero_candidates_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hero_candidates" ADD CONSTRAINT "hero_candidates_parent_take_id_takes_id_fk" FOREIGN KEY ("parent_take_id") REFERENCES "public"."takes"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dismissed_suggestions" ADD CONSTRAINT "dismissed_suggestions_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_versions" ADD CONSTRAINT "final_versions_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "final_versions" ADD CONSTRAINT "final_versions_export_id_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_origins" ADD CONSTRAINT "project_origins_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_origins" ADD CONSTRAINT "project_origins_from_project_id_projects_id_fk" FOREIGN KEY ("from_project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selection_labels" ADD CONSTRAINT "selection_labels_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selection_labels" ADD CONSTRAINT "selection_labels_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selection_labels" ADD CONSTRAINT "selection_labels_take_id_takes_id_fk" FOREIGN KEY ("take_id") REFERENCES "public"."takes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_scorecards" ADD CONSTRAINT "video_scorecards_export_id_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_seat_id_review_seats_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."review_seats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_seats" ADD CONSTRAINT "review_seats_share_id_review_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."review_shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_shares" ADD CONSTRAINT "review_shares_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_shares" ADD CONSTRAINT "review_shares_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_verdicts" ADD CONSTRAINT "review_verdicts_seat_id_review_seats_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."review_seats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_verdicts" ADD CONSTRAINT "review_verdicts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_votes" ADD CONSTRAINT "review_votes_seat_id_review_seats_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."review_seats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_votes" ADD CONSTRAINT "review_votes_first_project_id_projects_id_fk" FOREIGN KEY ("first_project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_votes" ADD CONSTRAINT "review_votes_second_project_id_projects_id_fk" FOREIGN KEY ("second_project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_comparison_id_comparisons_id_fk" FOREIGN KEY ("comparison_id") REFERENCES "public"."comparisons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "last_settings" ADD CONSTRAINT "last_settings_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting_profiles" ADD CONSTRAINT "setting_profiles_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_time" ON "audit_entries" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("actor_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entries_target" ON "audit_entries" USING btree ("target");--> statement-breakpoint
CREATE INDEX "comparisons_list" ON "comparisons" USING btree ("owner_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "acceptance_events_download" ON "acceptance_events" USING btree ("take_id","person_id","day") WHERE kind = 'downloaded';--> statement-breakpoint
CREATE INDEX "acceptance_events_take" ON "acceptance_events" USING btree ("take_id");--> statement-breakpoint
CREATE INDEX "acceptance_events_project" ON "acceptance_events" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "clip_facts_day" ON "clip_facts" USING btree ("day");--> statement-breakpoint
CREATE INDEX "clip_facts_owner" ON "clip_facts" USING btree ("owner_id","day");--> statement-breakpoint
CREATE INDEX "clip_facts_project" ON "clip_facts" USING btree ("project_id");--> statement-breakpoint
CREATE UNIQUE INDEX "default_proposals_open" ON "default_proposals" USING btree ("setting") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "default_proposals_status" ON "default_proposals" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "effect_pairs_setting" ON "effect_pairs" USING btree ("setting","day");--> statement-breakpoint
CREATE INDEX "effect_pairs_from" ON "effect_pairs" USING btree ("from_run_id");--> statement-breakpoint
CREATE INDEX "effect_pairs_to" ON "effect_pairs" USING btree ("to_run_id");--> statement-breakpoint
CREATE INDEX "metric_daily_day" ON "metric_daily" USING btree ("scope","day");--> statement-breakpoint
CREATE INDEX "metric_facts_place" ON "metric_facts" USING btree ("metric","method","version","day");--> statement-breakpoint
CREATE INDEX "metric_facts_owner" ON "metric_facts" USING btree ("owner_id","metric","day");--> statement-breakpoint
CREATE INDEX "metric_facts_project" ON "metric_facts" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "run_facts_task" ON "run_facts" USING btree ("owner_id","task_key");--> statement-breakpoint
CREATE INDEX "run_facts_project" ON "run_facts" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "hero_candidates_project" ON "hero_candidates" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "project_origins_from" ON "project_origins" USING btree ("from_project_id");--> statement-breakpoint
CREATE INDEX "selection_labels_slot" ON "selection_labels" USING btree ("project_id","slot","created_at");--> statement-breakpoint
CREATE INDEX "review_comments_review" ON "review_comments" USING btree ("review_id","created_at");--> statement-breakpoint
CREATE INDEX "review_comments_seat" ON "review_comments" USING btree ("seat_id");--> statement-breakpoint
CREATE INDEX "review_seats_share" ON "review_seats" USING btree ("share_id");--> statement-breakpoint
CREATE INDEX "review_shares_user" ON "review_shares" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "reviews_owner" ON "reviews" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "setting_profiles_name" ON "setting_profiles" USING btree ("owner_id",lower("name")) WHERE "setting_profiles"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "setting_profiles_default" ON "setting_profiles" USING btree ("owner_id") WHERE "setting_profiles"."is_default" and "setting_profiles"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "setting_profiles_owner" ON "setting_profiles" USING btree ("owner_id");--> statement-breakpoint
ALTER TABLE "selections" ADD CONSTRAINT "selections_brief_id_briefs_id_fk" FOREIGN KEY ("brief_id") REFERENCES "public"."briefs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operations_model" ON "operations" USING btree ("model","submitted_at");--> statement-breakpoint
CREATE INDEX "run_artifacts_take" ON "run_artifacts" USING btree ("take_id");