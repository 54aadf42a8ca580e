import { cutEditData, keepCutEdit } from "@/db/queries/cut-edits";
import { lockProject, newestBrief } from "@/db/queries/projects";
import { addRun, latestRun, latestVideoRun } from "@/db/queries/runs";
import { StudioError } from "@/domain/errors";
import { isOpen } from "@/domain/run/run";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { takeRunFromLimit } from "@/server/projects/run-limit";

/**
 * Starts a run that renders a saved version of the cut: a new version of the video beside the ones before. Nothing is
 * made by a model, so it costs nothing. Throws "conflict" while another run of the project is at work.
 */
export async function renderVersion(
  ctx: SignedInContext,
  { projectId, version }: { projectId: string; version: number },
): Promise<{ runId: string }> {
  const { db, runtime, user } = ctx;
  await takeRunFromLimit(ctx);
  return db.transaction(async (tx) => {
    await lockProject(tx, projectId);
    const last = await latestVideoRun(tx, projectId);
    if (!last || !(await cutEditData(tx, { projectId, version }))) {
      throw new StudioError("not-found", "This version of the cut is not there any more. Save it again.");
    }
    const newest = await latestRun(tx, projectId);
    if (newest && isOpen(newest.status)) {
      throw new StudioError("conflict", "Wait until the run has ended, or cancel it, before rendering");
    }
    await keepCutEdit(tx, { projectId, version });
    const { id: briefId } = await newestBrief(tx, projectId);
    // Whatever else the last run was started with holds for what is made after this one.
    const { rebuild, cutEdit, estimateSeconds, ...kept } = last.options;
    const options = { ...kept, rebuild: "edit" as const, cutEdit: version, estimateMicros: 0 };
    const run = await addRun(tx, { projectId, ownerId: user.userId, briefId, options });
    await requestRun(tx, runtime, run);
    return { runId: run.id };
  });
}
