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
ALTER TABLE "last_settings" ADD CONSTRAINT "last_settings_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting_profiles" ADD CONSTRAINT "setting_profiles_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "setting_profiles_name" ON "setting_profiles" USING btree ("owner_id",lower("name")) WHERE "setting_profiles"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "setting_profiles_default" ON "setting_profiles" USING btree ("owner_id") WHERE "setting_profiles"."is_default" and "setting_profiles"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "setting_profiles_owner" ON "setting_profiles" USING btree ("owner_id");