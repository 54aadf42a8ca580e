CREATE TYPE "public"."comparison_kind" AS ENUM('settings', 'prompts', 'models', 'seeds');--> statement-breakpoint
CREATE TYPE "public"."review_right" AS ENUM('view', 'comment', 'judge');--> statement-breakpoint
CREATE TYPE "public"."review_verdict" AS ENUM('approved', 'changes', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."vote_choice" AS ENUM('first', 'second', 'tie');--> statement-breakpoint
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
ALTER TABLE "users" ADD COLUMN "suspended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "comparison_variations" ADD CONSTRAINT "comparison_variations_comparison_id_comparisons_id_fk" FOREIGN KEY ("comparison_id") REFERENCES "public"."comparisons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparison_variations" ADD CONSTRAINT "comparison_variations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "comparisons_list" ON "comparisons" USING btree ("owner_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "review_comments_review" ON "review_comments" USING btree ("review_id","created_at");--> statement-breakpoint
CREATE INDEX "review_comments_seat" ON "review_comments" USING btree ("seat_id");--> statement-breakpoint
CREATE INDEX "review_seats_share" ON "review_seats" USING btree ("share_id");--> statement-breakpoint
CREATE INDEX "review_shares_user" ON "review_shares" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "reviews_owner" ON "reviews" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "setting_profiles_name" ON "setting_profiles" USING btree ("owner_id",lower("name")) WHERE "setting_profiles"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "setting_profiles_default" ON "setting_profiles" USING btree ("owner_id") WHERE "setting_profiles"."is_default" and "setting_profiles"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "setting_profiles_owner" ON "setting_profiles" USING btree ("owner_id");