import { addExportJob, countOpenExports, cutOfVersion, exportRef } from "@/db/queries/export-jobs";
import { draftExports, getProject, lockProject } from "@/db/queries/projects";
import { StudioError } from "@/domain/errors";
import { exportFileName } from "@/domain/export/file-name";
import { encoderFor, missingEncoder } from "@/domain/export/formats";
import type { ExportSettings } from "@/domain/export/settings";
import type { SignedInContext } from "@/server/context";
import { requestExport } from "@/server/dispatch";
import { encodersHere } from "./export-desk";

/** Exports that one person may have waiting. */
const mostOpen = 20;

/** Asks for an export of a version of a video. It is made in the background; what it is made of is fixed now. */
export async function startExport(
  { db, runtime, user }: SignedInContext,
  { projectId, version, settings }: { projectId: string; version: number; settings: ExportSettings },
): Promise<{ jobId: string }> {
  const { title, deletedAt } = await getProject(db, projectId);
  if (deletedAt) throw new StudioError("not-found", "This video does not exist, or it is not finished yet");
  const { cut, exportId } = await cutOfVersion(db, { projectId, version });
  if (settings.kind === "video") {
    const available = await encodersHere(runtime.deps.media);
    if (encoderFor(settings.format, available) === null) {
      throw new StudioError("missing-tool", missingEncoder(settings.format, available));
    }
  }
  const draft = (await draftExports(db, projectId)).has(exportId);
  const fileName = exportFileName(settings, { title, version, size: cut.size });
  return db.transaction(async (tx) => {
    await lockProject(tx, projectId);
    if ((await countOpenExports(tx, user.userId)) >= mostOpen) {
      throw new StudioError(
        "rate-limited",
        `You have ${mostOpen} exports waiting already. Let some finish, or cancel what you no longer need.`,
      );
    }
    const work = { title, version, cut, settings, fileName, draft };
    const job = await addExportJob(tx, { projectId, ownerId: user.userId, work });
    await requestExport(tx, runtime, exportRef(job));
    return { jobId: job.id };
  });
}
