CREATE TYPE "public"."engine_run_status" AS ENUM('queued', 'running', 'completed', 'failed', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."engine_wait_kind" AS ENUM('sleep', 'event', 'invoke', 'cancel', 'start-timeout', 'finish-timeout');--> statement-breakpoint
CREATE TYPE "public"."ledger_kind" AS ENUM('reserve', 'release', 'charge');--> statement-breakpoint
CREATE TYPE "public"."operation_state" AS ENUM('open', 'submitting', 'accepted', 'answered', 'settled', 'failed', 'unclear');--> statement-breakpoint
CREATE TYPE "public"."project_format" AS ENUM('ad', 'product', 'film', 'music-video');--> statement-breakpoint
CREATE TYPE "public"."project_status" AS ENUM('draft', 'queued', 'running', 'needs-attention', 'done', 'failed', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."key_check_result" AS ENUM('works', 'refused', 'unavailable', 'wrong-address');--> statement-breakpoint
CREATE TYPE "public"."keyed_provider" AS ENUM('replicate', 'openai', 'runpod');--> statement-breakpoint
CREATE TYPE "public"."render_server_kind" AS ENUM('comfyui', 'runpod');--> statement-breakpoint
CREATE TYPE "public"."workflow_kind" AS ENUM('image', 'video');--> statement-breakpoint
CREATE TYPE "public"."run_status" AS ENUM('queued', 'running', 'needs-attention', 'done', 'failed', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."chooser" AS ENUM('system', 'maker');--> statement-breakpoint
CREATE TYPE "public"."take_kind" AS ENUM('frame', 'reference', 'clip', 'music', 'voice', 'effect');--> statement-breakpoint
CREATE TYPE "public"."user_role" AS ENUM('maker', 'reviewer', 'admin');--> statement-breakpoint
CREATE TABLE "cuts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"run_id" uuid,
	"version" integer NOT NULL,
	"digest" text NOT NULL,
	"data" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cuts_version" UNIQUE("project_id","version")
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"cut_id" uuid NOT NULL,
	"run_id" uuid,
	"version" integer NOT NULL,
	"digest" text NOT NULL,
	"poster_digest" text NOT NULL,
	"thumbnail_digest" text NOT NULL,
	"filmstrip_digest" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"fps" integer NOT NULL,
	"duration_frames" integer NOT NULL,
	"bytes" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exports_version" UNIQUE("project_id","version")
);
--> statement-breakpoint
CREATE TABLE "engine_allowances" (
	"key" text PRIMARY KEY NOT NULL,
	"spent_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "engine_buffers" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"function_id" text NOT NULL,
	"key" text NOT NULL,
	"event" json NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "engine_events" (
	"id" text PRIMARY KEY NOT NULL,
	"position" bigserial NOT NULL,
	"name" text NOT NULL,
	"body" json NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ingest_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "engine_jobs" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"step_id" text NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"lost_leases" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"rank_at" timestamp (3) with time zone NOT NULL,
	"race" boolean DEFAULT false NOT NULL,
	"again" boolean DEFAULT false NOT NULL,
	"lease_owner" text,
	"lease_ends_at" timestamp (3) with time zone,
	CONSTRAINT "engine_jobs_step" UNIQUE("run_id","step_id")
);
--> statement-breakpoint
CREATE TABLE "engine_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"function_id" text NOT NULL,
	"status" "engine_run_status" DEFAULT 'queued' NOT NULL,
	"events" json NOT NULL,
	"output" json,
	"limit_keys" text[] NOT NULL,
	"limit_counts" integer[] NOT NULL,
	"singleton_key" text,
	"priority_seconds" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "engine_schedules" (
	"function_id" text NOT NULL,
	"cron" text NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "engine_schedules_function_id_cron_pk" PRIMARY KEY("function_id","cron")
);
--> statement-breakpoint
CREATE TABLE "engine_slots" (
	"job_id" bigint NOT NULL,
	"key" text NOT NULL,
	"limit" integer NOT NULL,
	CONSTRAINT "engine_slots_key_job_id_pk" PRIMARY KEY("key","job_id")
);
--> statement-breakpoint
CREATE TABLE "engine_steps" (
	"run_id" text NOT NULL,
	"step_id" text NOT NULL,
	"position" bigserial NOT NULL,
	"name" text,
	"memo" json,
	CONSTRAINT "engine_steps_run_id_step_id_pk" PRIMARY KEY("run_id","step_id")
);
--> statement-breakpoint
CREATE TABLE "engine_waits" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"step_id" text,
	"kind" "engine_wait_kind" NOT NULL,
	"event_name" text,
	"expression" text,
	"child_run_id" text,
	"expires_at" timestamp (3) with time zone,
	"race" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "balances" (
	"scope" text NOT NULL,
	"period" text NOT NULL,
	"spent_micros" bigint NOT NULL,
	"held_micros" bigint NOT NULL,
	CONSTRAINT "balances_scope_period_pk" PRIMARY KEY("scope","period")
);
--> statement-breakpoint
CREATE TABLE "cost_limits" (
	"scope" text PRIMARY KEY NOT NULL,
	"limit_micros" bigint,
	"set_by" uuid,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "ledger_kind" NOT NULL,
	"owner_id" uuid NOT NULL,
	"project_id" uuid,
	"run_id" uuid,
	"operation_id" uuid,
	"provider" text NOT NULL,
	"stage" text NOT NULL,
	"model" text NOT NULL,
	"description" text NOT NULL,
	"amount_micros" bigint NOT NULL,
	"operation_key" text NOT NULL,
	"period" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_operation" UNIQUE("operation_key","kind"),
	CONSTRAINT "ledger_sign" CHECK (case "ledger"."kind" when 'reserve' then "ledger"."amount_micros" > 0 when 'release' then "ledger"."amount_micros" < 0 else "ledger"."amount_micros" >= 0 end)
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"project_id" uuid,
	"run_id" uuid,
	"stage" text NOT NULL,
	"slot" text NOT NULL,
	"key" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"state" "operation_state" DEFAULT 'open' NOT NULL,
	"holder" text,
	"reserved_micros" bigint NOT NULL,
	"charged_micros" bigint,
	"handle" json,
	"result" json,
	"failure" json,
	"asked_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"notified_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_health" (
	"provider" text PRIMARY KEY NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"open_until" timestamp (3) with time zone,
	"last_failure" text,
	"last_failure_at" timestamp (3) with time zone,
	"last_success_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox_events" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"data" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "briefs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"data" json NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "briefs_version" UNIQUE("project_id","version")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"title" text NOT NULL,
	"prompt" text NOT NULL,
	"format" "project_format" DEFAULT 'ad' NOT NULL,
	"status" "project_status" DEFAULT 'draft' NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', "projects"."title" || ' ' || "projects"."prompt")) STORED NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"owner_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "uploads_owner_id_digest_pk" PRIMARY KEY("owner_id","digest")
);
--> statement-breakpoint
CREATE TABLE "provider_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"provider" "keyed_provider" NOT NULL,
	"sealed" text NOT NULL,
	"hint" text NOT NULL,
	"base_url" text,
	"text_model" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"check_result" "key_check_result",
	CONSTRAINT "provider_keys_owner" UNIQUE("owner_id","provider")
);
--> statement-breakpoint
CREATE TABLE "render_servers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid,
	"name" text NOT NULL,
	"kind" "render_server_kind" NOT NULL,
	"url" text NOT NULL,
	"sealed_token" text,
	"enabled" boolean DEFAULT true NOT NULL,
	"price_per_second_micros" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "render_servers_name" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "workflows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid,
	"name" text NOT NULL,
	"kind" "workflow_kind" NOT NULL,
	"document" json NOT NULL,
	"inputs" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workflows_name" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "artifact_inputs" (
	"artifact_id" uuid NOT NULL,
	"input_id" uuid NOT NULL,
	CONSTRAINT "artifact_inputs_artifact_id_input_id_pk" PRIMARY KEY("artifact_id","input_id")
);
--> statement-breakpoint
CREATE TABLE "artifacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"content_key" text NOT NULL,
	"data" json NOT NULL,
	"digests" text[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "artifacts_key" UNIQUE("owner_id","content_key")
);
--> statement-breakpoint
CREATE TABLE "run_artifacts" (
	"run_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"artifact_id" uuid NOT NULL,
	"cached" boolean NOT NULL,
	"take_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_artifacts_run_id_slot_pk" PRIMARY KEY("run_id","slot")
);
--> statement-breakpoint
CREATE TABLE "run_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"key" text NOT NULL,
	"data" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_events_key" UNIQUE("run_id","key")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"brief_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"options" json NOT NULL,
	"status" "run_status" DEFAULT 'queued' NOT NULL,
	"failure" json,
	"cancel_requested_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "runs_number" UNIQUE("project_id","number")
);
--> statement-breakpoint
CREATE TABLE "traces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"data" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "traces_position" UNIQUE("run_id","stage","position")
);
--> statement-breakpoint
CREATE TABLE "element_shots" (
	"element_id" uuid NOT NULL,
	"shot_id" uuid NOT NULL,
	CONSTRAINT "element_shots_element_id_shot_id_pk" PRIMARY KEY("element_id","shot_id")
);
--> statement-breakpoint
CREATE TABLE "elements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"key" text NOT NULL,
	"data" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "elements_key" UNIQUE("project_id","key")
);
--> statement-breakpoint
CREATE TABLE "scenes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"data" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scenes_key" UNIQUE("project_id","key")
);
--> statement-breakpoint
CREATE TABLE "shots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"scene_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"duration_frames" integer NOT NULL,
	"data" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shots_key" UNIQUE("project_id","key")
);
--> statement-breakpoint
CREATE TABLE "scorecards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"take_id" uuid NOT NULL,
	"version" text NOT NULL,
	"overall" real,
	"data" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scorecards_version" UNIQUE("take_id","version")
);
--> statement-breakpoint
CREATE TABLE "selections" (
	"project_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"take_id" uuid NOT NULL,
	"chosen_by" "chooser" NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "selections_project_id_slot_pk" PRIMARY KEY("project_id","slot")
);
--> statement-breakpoint
CREATE TABLE "takes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"run_id" uuid,
	"kind" "take_kind" NOT NULL,
	"slot" text NOT NULL,
	"content_key" text NOT NULL,
	"digest" text NOT NULL,
	"content_type" text NOT NULL,
	"width" integer,
	"height" integer,
	"duration_frames" integer,
	"model" text NOT NULL,
	"model_version" text NOT NULL,
	"seed" integer NOT NULL,
	"prompt" text NOT NULL,
	"draft" boolean NOT NULL,
	"cost_micros" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "takes_content" UNIQUE("project_id","slot","content_key")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"email" text,
	"password_hash" text,
	"role" "user_role" DEFAULT 'maker' NOT NULL,
	"session_version" integer DEFAULT 1 NOT NULL,
	"last_sign_in_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cuts" ADD CONSTRAINT "cuts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cuts" ADD CONSTRAINT "cuts_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_cut_id_cuts_id_fk" FOREIGN KEY ("cut_id") REFERENCES "public"."cuts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engine_jobs" ADD CONSTRAINT "engine_jobs_run_id_engine_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."engine_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engine_slots" ADD CONSTRAINT "engine_slots_job_id_engine_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."engine_jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engine_steps" ADD CONSTRAINT "engine_steps_run_id_engine_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."engine_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engine_waits" ADD CONSTRAINT "engine_waits_run_id_engine_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."engine_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_limits" ADD CONSTRAINT "cost_limits_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_keys" ADD CONSTRAINT "provider_keys_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "render_servers" ADD CONSTRAINT "render_servers_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflows" ADD CONSTRAINT "workflows_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_inputs" ADD CONSTRAINT "artifact_inputs_artifact_id_artifacts_id_fk" FOREIGN KEY ("artifact_id") REFERENCES "public"."artifacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_inputs" ADD CONSTRAINT "artifact_inputs_input_id_artifacts_id_fk" FOREIGN KEY ("input_id") REFERENCES "public"."artifacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifacts" ADD CONSTRAINT "artifacts_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_artifacts" ADD CONSTRAINT "run_artifacts_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_artifacts" ADD CONSTRAINT "run_artifacts_artifact_id_artifacts_id_fk" FOREIGN KEY ("artifact_id") REFERENCES "public"."artifacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_events" ADD CONSTRAINT "run_events_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_brief_id_briefs_id_fk" FOREIGN KEY ("brief_id") REFERENCES "public"."briefs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traces" ADD CONSTRAINT "traces_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "element_shots" ADD CONSTRAINT "element_shots_element_id_elements_id_fk" FOREIGN KEY ("element_id") REFERENCES "public"."elements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "element_shots" ADD CONSTRAINT "element_shots_shot_id_shots_id_fk" FOREIGN KEY ("shot_id") REFERENCES "public"."shots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "elements" ADD CONSTRAINT "elements_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenes" ADD CONSTRAINT "scenes_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shots" ADD CONSTRAINT "shots_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shots" ADD CONSTRAINT "shots_scene_id_scenes_id_fk" FOREIGN KEY ("scene_id") REFERENCES "public"."scenes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_take_id_takes_id_fk" FOREIGN KEY ("take_id") REFERENCES "public"."takes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selections" ADD CONSTRAINT "selections_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selections" ADD CONSTRAINT "selections_take_id_takes_id_fk" FOREIGN KEY ("take_id") REFERENCES "public"."takes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takes" ADD CONSTRAINT "takes_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takes" ADD CONSTRAINT "takes_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exports_digest" ON "exports" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "engine_buffers_key" ON "engine_buffers" USING btree ("function_id","key");--> statement-breakpoint
CREATE INDEX "engine_buffers_due" ON "engine_buffers" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "engine_events_outbox" ON "engine_events" USING btree ("position") WHERE ingest_at is not null;--> statement-breakpoint
CREATE INDEX "engine_events_age" ON "engine_events" USING btree ("received_at") WHERE ingest_at is null;--> statement-breakpoint
CREATE INDEX "engine_jobs_queue" ON "engine_jobs" USING btree ("rank_at","id") WHERE lease_owner is null;--> statement-breakpoint
CREATE INDEX "engine_jobs_due" ON "engine_jobs" USING btree ("due_at") WHERE lease_owner is null;--> statement-breakpoint
CREATE INDEX "engine_jobs_leases" ON "engine_jobs" USING btree ("lease_owner") WHERE lease_owner is not null;--> statement-breakpoint
CREATE INDEX "engine_runs_singleton" ON "engine_runs" USING btree ("function_id","singleton_key") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "engine_runs_ended" ON "engine_runs" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "engine_slots_job" ON "engine_slots" USING btree ("job_id");--> statement-breakpoint
CREATE UNIQUE INDEX "engine_waits_step" ON "engine_waits" USING btree ("run_id","step_id");--> statement-breakpoint
CREATE INDEX "engine_waits_event" ON "engine_waits" USING btree ("event_name");--> statement-breakpoint
CREATE INDEX "engine_waits_child" ON "engine_waits" USING btree ("child_run_id");--> statement-breakpoint
CREATE INDEX "engine_waits_expiry" ON "engine_waits" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "ledger_owner" ON "ledger" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ledger_time" ON "ledger" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "ledger_project" ON "ledger" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "ledger_run" ON "ledger" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "operations_open" ON "operations" USING btree ("owner_id","key") WHERE state in ('open', 'submitting', 'accepted', 'answered', 'unclear');--> statement-breakpoint
CREATE INDEX "operations_busy" ON "operations" USING btree ("provider") WHERE state in ('submitting', 'accepted');--> statement-breakpoint
CREATE INDEX "operations_line" ON "operations" USING btree ("provider") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "operations_pace" ON "operations" USING btree ("provider","submitted_at");--> statement-breakpoint
CREATE INDEX "operations_run" ON "operations" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "briefs_digest" ON "briefs" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "projects_gallery" ON "projects" USING btree ("owner_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "projects_gallery_status" ON "projects" USING btree ("owner_id","status","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "projects_search" ON "projects" USING gin ("search");--> statement-breakpoint
CREATE INDEX "run_artifacts_artifact" ON "run_artifacts" USING btree ("artifact_id");--> statement-breakpoint
CREATE INDEX "run_events_run" ON "run_events" USING btree ("run_id","id");--> statement-breakpoint
CREATE INDEX "runs_open" ON "runs" USING btree ("owner_id") WHERE status in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "shots_scene" ON "shots" USING btree ("scene_id");--> statement-breakpoint
CREATE INDEX "takes_digest" ON "takes" USING btree ("digest");--> statement-breakpoint
CREATE UNIQUE INDEX "users_username" ON "users" USING btree (lower("username"));--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));