import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import { type VariationRow, variationsOf } from "@/db/queries/comparisons";
import { latestRun, runEventsAfter } from "@/db/queries/runs";
import type { VariationProgress } from "@/domain/comparison/views";
import { stagesOf } from "@/domain/run/run";
import { applyRunEvent, initialRunState, type RunState } from "@/domain/run/run-state";
import type { Context } from "@/server/context";
import { variationProgress } from "./variation-progress";

const lookEveryMs = 500;

/**
 * How far all variations are, told whenever it changes and once at the start. One stream for the whole group: a browser
 * holds six connections to a host, and five videos are being loaded besides.
 */
export async function* watchComparison(
  { db }: Pick<Context, "db">,
  { comparisonId, signal }: { comparisonId: string; signal: AbortSignal | undefined },
): AsyncGenerator<VariationProgress[]> {
  const states = new Map<string, RunState>();
  let told = "";
  while (!signal?.aborted) {
    const progress = [];
    for (const row of await variationsOf(db, [comparisonId])) progress.push(await look(db, row, states));
    const text = JSON.stringify(progress.map(({ remainingSeconds, ...rest }) => rest));
    if (text !== told) yield progress;
    told = text;
    await sleep(lookEveryMs, undefined, signal ? { signal } : {}).catch((error: unknown) => {
      // The reader has gone: the loop's condition ends it.
      if (!signal?.aborted) throw error;
    });
  }
}

/** Reads on where the last look ended; a run that was not seen before is read from its start. */
async function look(
  db: Database,
  row: VariationRow,
  states: Map<string, RunState>,
): Promise<VariationProgress> {
  const run = await latestRun(db, row.projectId);
  if (!run) return variationProgress(row, null);
  const before = states.get(run.id) ?? initialRunState(stagesOf(run.options));
  const events = await runEventsAfter(db, { runId: run.id, afterId: before.lastEventId, limit: 5000 });
  const state = events.reduce(applyRunEvent, before);
  states.set(run.id, state);
  return variationProgress(row, { run, state });
}
