import { NonRetriableError } from "inngest";
import {
  exportAtWork,
  failExport,
  finishExport,
  noteExportProgress,
  startExport,
} from "@/db/queries/export-jobs";
import { packageMaterial } from "@/db/queries/export-material";
import { StudioError } from "@/domain/errors";
import type { ExportRef } from "@/domain/export/export-job";
import type { InngestClient } from "@/inngest/client";
import { exportCancelled, exportRequested } from "@/inngest/events";
import { packExport } from "@/pipeline/export/pack-export";
import { renderExport } from "@/pipeline/export/render-export";
import { packArchive } from "@/runtime/archive/pack-archive";
import type { Runtime } from "@/runtime/runtime";

/** Exports of one owner that are rendered at once: encoding takes all cores by itself. */
const exportsPerOwner = 2;
/** How often progress is written down, and looked whether the export is still wanted. */
const noteEveryMs = 500;

type MakerParts = Pick<Runtime, "db" | "deps" | "log" | "signing">;

/** Renders or packs what a maker has asked for. A crash repeats the work; what is stored, parts of a long film too, stays. */
export function makeExportFunction(client: InngestClient, runtime: MakerParts) {
  const { db } = runtime;
  return client.createFunction(
    {
      id: "make-export",
      triggers: [exportRequested],
      retries: 2,
      concurrency: { limit: exportsPerOwner, key: "event.data.export.ownerId" },
      // A double click or a repeated delivery of one attempt is one export.
      idempotency: "event.data.export.id + string(event.data.export.attempt)",
      cancelOn: [{ event: exportCancelled, if: "async.data.exportId == event.data.export.id" }],
      onFailure: async ({ event, error, step }) => {
        const { export: ref } = exportRequested.schema.parse(event.data.event.data);
        await step.run("failed", () => failExport(db, ref, { code: "media-failed", message: error.message }));
      },
    },
    async ({ event, step }) => {
      const { export: ref } = event.data;
      const made = await step.run("make", () => makeWanted(runtime, ref));
      if (made === null) return { status: "cancelled" };
      await step.run("finish", () => finishExport(db, ref, made));
      return { status: "done" };
    },
  );
}

/** The finished file; null when the export was cancelled meanwhile. */
async function makeWanted({ db, deps, log, signing }: MakerParts, ref: ExportRef) {
  const job = await exportAtWork(db, ref);
  if (!job) return null;
  await startExport(db, ref);
  const cancel = new AbortController();
  let progress = 0;
  const timer = setInterval(() => {
    noteExportProgress(db, ref, progress)
      .then((wanted) => {
        if (!wanted) cancel.abort(new Error("The export was cancelled"));
      })
      // A database out of reach now may be back at the next look; the end of the work notices when it writes.
      .catch((error: unknown) => log.warn({ error }, "the progress of an export could not be written down"));
  }, noteEveryMs);
  try {
    const { work } = job;
    const watch = {
      signal: cancel.signal,
      onProgress: (share: number) => {
        progress = share;
      },
    };
    const { settings } = work;
    if (settings.kind === "video")
      return await renderExport({ ...deps, ...signing }, { work, settings, ownerId: ref.ownerId, ...watch });
    if (settings.kind === "archive") {
      const { projectId } = ref;
      return await packArchive(
        { db, ...deps },
        { projectId, title: work.title, madeAt: job.createdAt, ...watch },
      );
    }
    const material = await packageMaterial(db, { projectId: ref.projectId, work });
    return await packExport(deps, { material, settings, madeAt: job.createdAt, ...watch });
  } catch (error) {
    if (cancel.signal.aborted) return null;
    // What a person has to mend is not mended by trying again.
    if (error instanceof StudioError) throw new NonRetriableError(error.message, { cause: error });
    throw error;
  } finally {
    clearInterval(timer);
  }
}
