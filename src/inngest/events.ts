import { eventType } from "inngest";
import { z } from "zod";
import { runOptions } from "@/domain/run/run";

/** A run as events carry it; see RunRef. */
export const runRef = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  ownerId: z.uuid(),
  attempt: z.int().positive(),
  options: runOptions,
});

export const runRequested = eventType("studio/run.requested", { schema: z.object({ run: runRef }) });

/** Ends the run's functions; `runId` is what they are matched by. */
export const runCancelled = eventType("studio/run.cancelled", { schema: z.object({ runId: z.uuid() }) });

/** An export as events carry it; see ExportRef. */
export const exportRef = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  ownerId: z.uuid(),
  attempt: z.int().positive(),
});

export const exportRequested = eventType("studio/export.requested", {
  schema: z.object({ export: exportRef }),
});

/** Ends the export's function; `exportId` is what it is matched by. */
export const exportCancelled = eventType("studio/export.cancelled", {
  schema: z.object({ exportId: z.uuid() }),
});

/** One shot of a run, for the functions that work on single shots. */
export const shotJob = z.object({
  run: runRef,
  shotKey: z.string().min(1),
  retake: z.int().min(0),
  again: z.boolean().optional(),
});
