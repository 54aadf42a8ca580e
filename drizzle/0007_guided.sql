ALTER TABLE "workspaces" ADD COLUMN "touched" text[];--> statement-breakpoint
CREATE INDEX "workspaces_touched" ON "workspaces" USING gin ("touched");