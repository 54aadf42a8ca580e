import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { addToAggregate, changedRows, runSums } from "@/db/queries/insights/daily-counts";
import { formPairs } from "@/db/queries/insights/effect-pairs";
import { dayOf } from "@/db/queries/insights/fact-places";
import { settingsIdOf } from "@/db/queries/insights/settings-sets";
import { briefs, projects } from "@/db/schema/all";
import type { Run } from "@/db/schema/runs";
import { taskOf } from "@/domain/insights/run-settings";
import { hasEnded } from "@/domain/run/run";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

/** Keeps the count of how runs ended, in the transaction that moves one; one that is taken up again is not counted. */
export async function countRun(tx: Database, run: Run): Promise<void> {
  const gone = sql`delete from run_facts where run_id = ${run.id}::uuid returning *`;
  await addToAggregate(tx, "runs", { changed: gone, sums: runSums(changedRows, -1) });
  if (!hasEnded(run.status)) return;
  const [found] = await tx
    .select({ brief: briefs.data, format: projects.format })
    .from(briefs)
    .innerJoin(projects, eq(projects.id, briefs.projectId))
    .where(eq(briefs.id, run.briefId));
  if (!found) return;
  const { brief, format } = found;
  const settingsId = await settingsIdOf(tx, brief);
  const taskKey = digest(taskOf(brief, run.options));
  const seconds = await secondsOf(tx, run);
  const day = dayOf(run.endedAt ?? new Date());
  const changed = sql`
    insert into run_facts (run_id, owner_id, project_id, day, format, settings_id, status, task_key, prompt_key, seconds)
    values (${run.id}::uuid, ${run.ownerId}::uuid, ${run.projectId}::uuid, ${day}::date, ${format},
      ${settingsId}::int, ${run.status}::run_status, ${taskKey}, ${digest(brief.prompt)}, ${seconds}::int)
    on conflict do nothing returning *`;
  await addToAggregate(tx, "runs", { changed, sums: runSums(changedRows) });
  if (run.status === "done") await formPairs(tx, run.id);
}

/** How long a run took that made all its shots itself and in one go; null for others, whose times tell nothing. */
async function secondsOf(tx: Database, run: Run): Promise<number | null> {
  if (run.status !== "done" || run.attempt > 1 || !run.startedAt || !run.endedAt) return null;
  const found = await queryRows(
    tx,
    sql`select 1 as found from run_artifacts where run_id = ${run.id}::uuid and slot like 'shot/%' and cached limit 1`,
  );
  if (found.length > 0) return null;
  return Math.round((run.endedAt.getTime() - run.startedAt.getTime()) / 1000);
}
