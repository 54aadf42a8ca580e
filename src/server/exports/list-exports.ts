import { projectExportJobs } from "@/db/queries/export-jobs";
import type { ExportJob } from "@/db/schema/export-jobs";
import { isAtWork, remainingSeconds } from "@/domain/export/export-job";
import { exportFormats } from "@/domain/export/formats";
import type { ExportView } from "@/domain/export/views";
import type { Blobs } from "@/runtime/runtime";
import type { Context } from "@/server/context";
import { mediaView } from "@/server/media/media-views";
import { exportDownloadPath } from "./download-export";

/** What was exported from a project, newest first. */
export async function listExports(
  { db, runtime }: Pick<Context, "db" | "runtime">,
  { projectId }: { projectId: string },
): Promise<ExportView[]> {
  const now = new Date();
  const jobs = await projectExportJobs(db, projectId);
  return Promise.all(
    jobs.map(async (job) => ({ ...exportView(job, now), media: await watchable(runtime.blobs, job) })),
  );
}

function exportView(job: ExportJob, now: Date): Omit<ExportView, "media"> {
  const { work, status, progress } = job;
  return {
    jobId: job.id,
    of: work.of ?? "video",
    version: work.version,
    settings: work.settings,
    fileName: work.fileName,
    status,
    progress,
    remainingSeconds: isAtWork(status) ? remainingSeconds({ ...job, now }) : null,
    failure: job.failure?.message ?? null,
    bytes: job.bytes,
    report: job.report,
    downloadUrl: status === "done" ? exportDownloadPath(job.projectId, job.id) : null,
    createdAt: job.createdAt.toISOString(),
  };
}

async function watchable(
  blobs: Blobs,
  { digest, contentType, work: { settings }, report }: ExportJob,
): Promise<ExportView["media"]> {
  if (digest === null || contentType === null || settings.kind !== "video") return null;
  if (!exportFormats[settings.format].inBrowser) return null;
  return mediaView(blobs, {
    ...{ digest, contentType, width: report?.width ?? null, height: report?.height ?? null },
  });
}
