import { and, eq, lte } from "drizzle-orm";
import { type EngineWait, engineRuns, engineWaits } from "@/db/schema/engine";
import { type EngineCore, transact, type Work } from "./core";
import { finishRun, resolveWait } from "./run-state";

const batchSize = 100;

/** Ends the waits whose time has come, each in its own transaction. Tells how many, and which runs ended by it. */
export async function fireDueTimers(core: EngineCore): Promise<{ fired: number; endedRunIds: Set<string> }> {
  const due = await core.db
    .select()
    .from(engineWaits)
    .where(lte(engineWaits.expiresAt, core.clock()))
    .orderBy(engineWaits.expiresAt)
    .limit(batchSize);
  const ended = new Set<string>();
  for (const wait of due) {
    const { endedRunIds } = await transact(core, (work) => expire(work, wait));
    for (const runId of endedRunIds) ended.add(runId);
  }
  return { fired: due.length, endedRunIds: ended };
}

async function expire(work: Work, wait: EngineWait): Promise<void> {
  switch (wait.kind) {
    case "sleep":
    case "event":
      return resolveWait(work, wait, null);
    case "invoke":
      return resolveWait(work, wait, {
        error: {
          name: "InngestInvokeTimeoutError",
          message: "Timed out waiting for the invoked function to complete",
        },
      });
    case "cancel":
      return removeWait(work, wait);
    case "start-timeout":
    case "finish-timeout":
      return expireRun(work, wait);
  }
}

async function expireRun(work: Work, wait: EngineWait): Promise<void> {
  const late = and(
    eq(engineRuns.id, wait.runId),
    wait.kind === "start-timeout" ? eq(engineRuns.status, "queued") : undefined,
  );
  const runs = await work.tx.select({ id: engineRuns.id }).from(engineRuns).where(late).for("update");
  if (runs.length === 0) return removeWait(work, wait);
  await finishRun(work, wait.runId, { status: "cancelled", output: null });
}

async function removeWait(work: Work, wait: EngineWait): Promise<void> {
  await work.tx.delete(engineWaits).where(eq(engineWaits.id, wait.id));
}
