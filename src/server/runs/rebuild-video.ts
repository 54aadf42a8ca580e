import { lockProject, newestBrief } from "@/db/queries/projects";
import { addRun, latestRun, latestVideoRun } from "@/db/queries/runs";
import { StudioError } from "@/domain/errors";
import { isOpen } from "@/domain/run/run";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { takeRunFromLimit } from "@/server/projects/run-limit";

/**
 * A run that makes no picture, clip or sound anew: it cuts the video from the takes that are chosen now, or measures
 * what was not measured yet. Throws "conflict" while another run of the project is at work.
 */
export async function rebuildVideo(
  ctx: SignedInContext,
  { projectId, what }: { projectId: string; what: "cut" | "scores" },
): Promise<{ runId: string }> {
  const { db, runtime, user } = ctx;
  await takeRunFromLimit(ctx);
  return db.transaction(async (tx) => {
    // Two clicks ask twice; the second finds the run of the first.
    await lockProject(tx, projectId);
    const last = await latestRun(tx, projectId);
    if (!last) throw new StudioError("not-found", "This project has no video to build on yet");
    if (isOpen(last.status)) {
      throw new StudioError(
        "conflict",
        "Wait until the run has ended, or cancel it, before starting another",
      );
    }
    const { id: briefId } = await newestBrief(tx, projectId);
    const { shotSeeds, finalModels } = ((await latestVideoRun(tx, projectId)) ?? last).options;
    const options = {
      shotSeeds,
      rebuild: what,
      estimateMicros: 0,
      ...(finalModels && { finalModels }),
    };
    const run = await addRun(tx, { projectId, ownerId: user.userId, briefId, options });
    await requestRun(tx, runtime, run);
    return { runId: run.id };
  });
}
