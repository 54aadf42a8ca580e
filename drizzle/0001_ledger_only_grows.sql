-- What the ledger says stays said. Only the deletion of the project, run or person that a line belongs to may touch it.
CREATE OR REPLACE FUNCTION "keep_ledger"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT 1 FROM "users" WHERE "id" = OLD."owner_id") THEN
      RETURN OLD;
    END IF;
  ELSIF (NEW."project_id" IS NULL OR NEW."project_id" = OLD."project_id")
    AND (NEW."run_id" IS NULL OR NEW."run_id" = OLD."run_id")
    AND (to_jsonb(NEW) - 'project_id' - 'run_id') = (to_jsonb(OLD) - 'project_id' - 'run_id') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the ledger is only added to' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "ledger_only_grows" BEFORE UPDATE OR DELETE ON "ledger"
  FOR EACH ROW EXECUTE FUNCTION "keep_ledger"();
