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
CREATE INDEX "cut_outs_digest" ON "cut_outs" USING btree ("digest");