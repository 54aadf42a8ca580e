import { getExportJob } from "@/db/queries/export-jobs";
import { getProject, ownsProject } from "@/db/queries/projects";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";
import { downloadUrl } from "@/server/media/media-views";

/** Where a finished export is downloaded. */
export const exportDownloadPath = (projectId: string, jobId: string) =>
  `/api/exports/${projectId}/files/${jobId}`;

const missing = () => new StudioError("not-found", "This export does not exist, or it is not finished yet");

/** The signed address of an exported file. Somebody else's and none give the same "not-found". */
export async function downloadExport(
  { db, runtime, user }: SignedInContext,
  { projectId, jobId }: { projectId: string; jobId: string },
): Promise<string> {
  if (!(await ownsProject(db, { projectId, userId: user.userId }))) throw missing();
  const job = await getExportJob(db, { projectId, jobId });
  const { deletedAt } = await getProject(db, projectId);
  if (job.digest === null || job.deletedAt !== null || deletedAt !== null) throw missing();
  return downloadUrl(runtime.blobs, job.digest, job.work.fileName);
}
