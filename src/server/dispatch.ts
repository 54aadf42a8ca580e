import type { Database } from "@/db/client";
import type { RunRef } from "@/domain/build/build";
import type { ExportRef } from "@/domain/export/export-job";
import { exportCancelled, exportRequested, runCancelled, runRequested } from "@/inngest/events";
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

/** Asks for an export, as part of the caller's transaction. */
export function requestExport(tx: Database, runtime: Runtime, ref: ExportRef): Promise<void> {
  return runtime.outbox.add(tx, {
    id: `export/${ref.id}/${ref.attempt}`,
    name: exportRequested.name,
    data: { export: { ...ref } },
  });
}

/** Tells an export's function to end, as part of the caller's transaction. */
export function announceExportCancel(tx: Database, runtime: Runtime, ref: ExportRef): Promise<void> {
  return runtime.outbox.add(tx, {
    id: `export-cancel/${ref.id}/${ref.attempt}`,
    name: exportCancelled.name,
    data: { exportId: ref.id },
  });
}
