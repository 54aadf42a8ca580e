import { projectExportJobs } from "@/db/queries/export-jobs";
import type { ExportJob } from "@/db/schema/export-jobs";
import { isAtWork, remainingSeconds } from "@/domain/export/export-job";
import type { ExportView } from "@/domain/export/views";
import type { Context } from "@/server/context";
import { exportDownloadPath } from "./download-export";

/** What was exported from a project, newest first. */
export async function listExports(
  { db }: Pick<Context, "db">,
  { projectId }: { projectId: string },
): Promise<ExportView[]> {
  const now = new Date();
  return (await projectExportJobs(db, projectId)).map((job) => exportView(job, now));
}

function exportView(job: ExportJob, now: Date): ExportView {
  const { work, status, progress } = job;
  return {
    jobId: job.id,
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
