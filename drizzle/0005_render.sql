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
ALTER TABLE "render_segments" ADD CONSTRAINT "render_segments_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "render_segments_used" ON "render_segments" USING btree ("used_at");--> statement-breakpoint
CREATE INDEX "render_segments_digest" ON "render_segments" USING btree ("digest");