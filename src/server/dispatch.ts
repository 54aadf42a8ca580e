import type { Database } from "@/db/client";
import type { RunRef } from "@/domain/build/build";
import { runCancelled, runRequested } from "@/inngest/events";
import type { Runtime } from "@/runtime/runtime";

/** Asks for a run, as part of the caller's transaction: the run and the request for it exist together or not at all. */
export function requestRun(tx: Database, runtime: Runtime, run: RunRef): Promise<void> {
  return runtime.outbox.add(tx, {
    id: `run/${run.id}/${run.attempt}`,
    name: runRequested.name,
    data: { run: { ...run } },
  });
}

/** Tells the run's functions to end, as part of the caller's transaction. */
export function announceCancel(tx: Database, runtime: Runtime, run: RunRef): Promise<void> {
  return runtime.outbox.add(tx, {
    id: `cancel/${run.id}/${run.attempt}`,
    name: runCancelled.name,
    data: { runId: run.id },
  });
}
