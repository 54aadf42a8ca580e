import { keepCutEdit } from "@/db/queries/cut-edits";
import { addExportJob, countOpenExports, exportRef } from "@/db/queries/export-jobs";
import { filmOrigin, sourceCut } from "@/db/queries/film-source";
import { getProject, lockProject } from "@/db/queries/projects";
import { StudioError } from "@/domain/errors";
import type { CutSource } from "@/domain/export/cut-source";
import { exportFileName } from "@/domain/export/file-name";
import { encoderFor, exportFormats, missingEncoder } from "@/domain/export/formats";
import type { ExportSettings, VideoSettings } from "@/domain/export/settings";
import type { Runtime } from "@/runtime/runtime";
import type { SignedInContext } from "@/server/context";
import { requestExport } from "@/server/dispatch";
import { encodersHere } from "./export-desk";

/** Exports that one person may have waiting. */
const mostOpen = 20;

/**
 * Asks for an export of a version of the video, or of a saved cut that was never rendered. It is made in the background;
 * what it is made of is fixed now.
 */
export async function startExport(
  { db, runtime, user }: SignedInContext,
  { projectId, of, version, settings }: { projectId: string; settings: ExportSettings } & CutSource,
): Promise<{ jobId: string }> {
  const { title, deletedAt } = await getProject(db, projectId);
  if (deletedAt) throw new StudioError("not-found", "This video does not exist, or it is not finished yet");
  const { cut, edited, brief } = await sourceCut(db, { projectId, of, version });
  if (settings.kind === "video") await requireMakeable(runtime, settings);
  const origin = await filmOrigin(db, { projectId, cut, brief });
  const fileName = exportFileName(settings, { title, of, version, size: cut.size });
  return db.transaction(async (tx) => {
    await lockProject(tx, projectId);
    if ((await countOpenExports(tx, user.userId)) >= mostOpen) {
      throw new StudioError(
        "rate-limited",
        `You have ${mostOpen} exports waiting already. Let some finish, or cancel what you no longer need.`,
      );
    }
    if (of === "edit") await keepCutEdit(tx, { projectId, version });
    const work = {
      ...{ title, version, cut, settings, fileName, edited, ...origin },
      ...(of === "edit" && { of }),
    };
    const job = await addExportJob(tx, { projectId, ownerId: user.userId, work });
    await requestExport(tx, runtime, exportRef(job));
    return { jobId: job.id };
  });
}

/** Throws "missing-tool" or "misconfigured", each saying what to do, when the machine cannot make such a file. */
async function requireMakeable({ deps, signing }: Runtime, { format }: VideoSettings): Promise<void> {
  const available = await encodersHere(deps.media);
  if (encoderFor(format, available) === null) {
    throw new StudioError("missing-tool", missingEncoder(format, available));
  }
  if (exportFormats[format].signed) await signing.signer();
}
