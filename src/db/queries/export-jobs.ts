import { and, count, desc, eq, inArray, isNull, lt, notInArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { exportJobs } from "@/db/schema/all";
import type { ExportJob } from "@/db/schema/export-jobs";
import { StudioError } from "@/domain/errors";
import type { ExportedFile, ExportRef, ExportStatus, ExportWork } from "@/domain/export/export-job";

/** Exports of one project that are shown; older ones are still there. */
const mostShown = 100;

export const exportRef = ({ id, projectId, ownerId, attempt }: ExportJob): ExportRef => ({
  id,
  projectId,
  ownerId,
  attempt,
});

export async function addExportJob(
  tx: Database,
  job: { projectId: string; ownerId: string; work: ExportWork },
): Promise<ExportJob> {
  const [added] = await tx.insert(exportJobs).values(job).returning();
  if (!added) throw new StudioError("conflict", "The export could not be added");
  return added;
}

/** Exports of an owner that are waiting or at work. */
export async function countOpenExports(db: Database, ownerId: string): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(exportJobs)
    .where(and(eq(exportJobs.ownerId, ownerId), inArray(exportJobs.status, ["queued", "running"])));
  return row?.total ?? 0;
}

/** A project's exports that are not deleted, newest first. */
export function projectExportJobs(db: Database, projectId: string): Promise<ExportJob[]> {
  return db
    .select()
    .from(exportJobs)
    .where(and(eq(exportJobs.projectId, projectId), isNull(exportJobs.deletedAt)))
    .orderBy(desc(exportJobs.createdAt), desc(exportJobs.id))
    .limit(mostShown);
}

/** An export of a project; "not-found" when there is no such one, or it is another project's. */
export async function getExportJob(
  db: Database,
  { projectId, jobId }: { projectId: string; jobId: string },
): Promise<ExportJob> {
  const [job] = await db
    .select()
    .from(exportJobs)
    .where(and(eq(exportJobs.id, jobId), eq(exportJobs.projectId, projectId)));
  if (!job) throw new StudioError("not-found", "This export does not exist, or it is not yours");
  return job;
}

/** The export that an event speaks of; null when it was deleted for good, or is in another attempt by now. */
export async function exportAtWork(db: Database, { id, attempt }: ExportRef): Promise<ExportJob | null> {
  const [job] = await db
    .select()
    .from(exportJobs)
    .where(
      and(
        eq(exportJobs.id, id),
        eq(exportJobs.attempt, attempt),
        inArray(exportJobs.status, ["queued", "running"]),
      ),
    );
  return job ?? null;
}

const inAttempt = ({ id, attempt }: ExportRef) =>
  and(
    eq(exportJobs.id, id),
    eq(exportJobs.attempt, attempt),
    inArray(exportJobs.status, ["queued", "running"]),
  );

/** Marks the export as at work. What was done before a crash is not counted: the time left is told from this start. */
export async function startExport(db: Database, ref: ExportRef): Promise<void> {
  await db
    .update(exportJobs)
    .set({ status: "running", progress: 0, startedAt: new Date() })
    .where(inAttempt(ref));
}

/** Writes down how far the work is. False when nobody wants it any more: it was cancelled, or its project is gone. */
export async function noteExportProgress(db: Database, ref: ExportRef, progress: number): Promise<boolean> {
  const changed = await db
    .update(exportJobs)
    .set({ progress })
    .where(inAttempt(ref))
    .returning({ id: exportJobs.id });
  return changed.length > 0;
}

export async function finishExport(
  db: Database,
  ref: ExportRef,
  { digest, contentType, bytes, report }: ExportedFile,
): Promise<void> {
  await db
    .update(exportJobs)
    .set({ digest, contentType, bytes, report, status: "done", progress: 1, endedAt: new Date() })
    .where(inAttempt(ref));
}

export async function failExport(
  db: Database,
  ref: ExportRef,
  failure: { code: string; message: string },
): Promise<void> {
  await db.update(exportJobs).set({ status: "failed", failure, endedAt: new Date() }).where(inAttempt(ref));
}

/** Moves an export from one of some states to another; null when it is in none of them. */
export async function moveExport(
  tx: Database,
  jobId: string,
  { from, to, again = false }: { from: readonly ExportStatus[]; to: ExportStatus; again?: boolean },
): Promise<ExportJob | null> {
  const [job] = await tx.select().from(exportJobs).where(eq(exportJobs.id, jobId)).for("update");
  if (!job || !from.includes(job.status)) return null;
  const [moved] = await tx
    .update(exportJobs)
    .set({
      status: to,
      ...(again && { attempt: job.attempt + 1, progress: 0, failure: null, startedAt: null, endedAt: null }),
      ...(to === "cancelled" && { endedAt: new Date() }),
    })
    .where(eq(exportJobs.id, jobId))
    .returning();
  return moved ?? null;
}

/** Marks as deleted, or takes the mark back. */
export async function setExportDeleted(db: Database, jobId: string, deletedAt: Date | null): Promise<void> {
  await db.update(exportJobs).set({ deletedAt }).where(eq(exportJobs.id, jobId));
}

/** Removes what was deleted before a moment for good; returns the blobs that may have to go with it. */
export async function purgeExportJobs(db: Database, before: Date): Promise<string[]> {
  const gone = await db
    .delete(exportJobs)
    .where(and(lt(exportJobs.deletedAt, before), notInArray(exportJobs.status, ["queued", "running"])))
    .returning({ digest: exportJobs.digest });
  return gone.flatMap(({ digest }) => digest ?? []);
}
