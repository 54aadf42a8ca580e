import { randomInt } from "node:crypto";
import { slotValue } from "@/db/queries/project-history";
import { newestBrief } from "@/db/queries/projects";
import { addRun, latestRun } from "@/db/queries/runs";
import { StudioError } from "@/domain/errors";
import { isOpen } from "@/domain/run/run";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import type { PlannedValue } from "@/server/projects/project-view";

const seeds = 2_147_483_647;

/** Makes one shot again with another seed: a new run in which everything else is found as it was. */
export async function redrawShot(
  { db, runtime, user }: SignedInContext,
  { projectId, shotKey, seed }: { projectId: string; shotKey: string; seed: number | undefined },
): Promise<{ runId: string; seed: number }> {
  const run = await latestRun(db, projectId);
  if (run && isOpen(run.status)) {
    throw new StudioError(
      "conflict",
      "Wait until the video is finished, or cancel it, before redrawing a shot",
    );
  }
  const planned = run && ((await slotValue(db, { runId: run.id, slot: "plan" })) as PlannedValue | null);
  if (!run || !planned?.plan.shots.some((shot) => shot.key === shotKey)) {
    throw new StudioError("not-found", "This video has no such shot");
  }
  const { id: briefId } = await newestBrief(db, projectId);
  const chosen = seed ?? randomInt(seeds);
  return db.transaction(async (tx) => {
    const shotSeeds = { ...run.options.shotSeeds, [shotKey]: chosen };
    const added = await addRun(tx, { projectId, ownerId: user.userId, briefId, options: { shotSeeds } });
    await requestRun(tx, runtime, added);
    return { runId: added.id, seed: chosen };
  });
}
