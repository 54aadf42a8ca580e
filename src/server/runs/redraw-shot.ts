import { randomInt } from "node:crypto";
import { noteRedrawn } from "@/db/queries/insights/clip-facts";
import { slotValue } from "@/db/queries/project-history";
import { newestBrief } from "@/db/queries/projects";
import { addRun, latestVideoRun } from "@/db/queries/runs";
import { releaseSlot } from "@/db/queries/selections";
import type { Run } from "@/db/schema/runs";
import { StudioError } from "@/domain/errors";
import { qualityLimits } from "@/domain/quality/quality-settings";
import { slots } from "@/domain/shot/take";
import type { CostEstimate } from "@/domain/view/views";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { earlierRun } from "@/server/projects/estimate-earlier";
import { estimateProject } from "@/server/projects/estimate-project";
import type { PlannedValue } from "@/server/projects/project-view";
import { requireRest } from "@/server/projects/require-rest";
import { unlockShots } from "@/server/workspace/unlock-shots";

const seeds = 2_147_483_647;

type Redrawing = {
  projectId: string;
  shotKey: string;
  seed: number | undefined;
  /** Whether approved frames of it may be drawn anew. */
  unlock?: boolean;
};

/**
 * Makes one shot again with another seed: a new run in which everything else is found as it was. Throws "locked" for a shot
 * with approved frames that was not unlocked.
 */
export async function redrawShot(
  ctx: SignedInContext,
  { projectId, shotKey, seed, unlock = false }: Redrawing,
): Promise<{ runId: string; seed: number }> {
  const { db, runtime, user } = ctx;
  const run = await runWithShot(ctx, { projectId, shotKey });
  const { id: briefId } = await newestBrief(db, projectId);
  const estimate = await estimateRedraw(ctx, { projectId, shotKey });
  const chosen = seed ?? randomInt(seeds);
  return db.transaction(async (tx) => {
    await requireRest(tx, { projectId, what: "redrawing a shot" });
    await unlockShots(tx, { projectId, shotKeys: [shotKey], unlock, personId: user.userId });
    // Who asks for another take wants it in the video: an earlier choice would keep it out.
    await releaseSlot(tx, { projectId, slot: slots.clip(shotKey) });
    const { rebuild, cutEdit, ...earlier } = run.options;
    const options = {
      ...earlier,
      shotSeeds: { ...run.options.shotSeeds, [shotKey]: chosen },
      estimateMicros: estimate.totalMicros,
      estimateSeconds: estimate.typicalSeconds,
    };
    await noteRedrawn(tx, { projectId, slot: slots.clip(shotKey), personId: user.userId });
    const added = await addRun(tx, { projectId, ownerId: user.userId, briefId, options });
    await requestRun(tx, runtime, added);
    return { runId: added.id, seed: chosen };
  });
}

/** What redrawing a shot would cost: its frames and clip, and those of shots that go on from it. */
export async function estimateRedraw(
  ctx: SignedInContext,
  { projectId, shotKey }: { projectId: string; shotKey: string },
): Promise<CostEstimate> {
  await runWithShot(ctx, { projectId, shotKey });
  const { data: brief } = await newestBrief(ctx.db, projectId);
  const localText = ctx.runtime.models.local.text.id;
  const clips = Array.from({ length: qualityLimits.attempts.max }, (_, number) =>
    slots.attempt(shotKey, number),
  );
  const anew = [slots.firstFrame(shotKey), slots.lastFrame(shotKey), ...clips];
  const earlier = await earlierRun(ctx.db, { projectId, brief, localText, anew });
  return estimateProject(ctx, { brief, earlier });
}

async function runWithShot(
  { db }: Pick<SignedInContext, "db">,
  { projectId, shotKey }: { projectId: string; shotKey: string },
): Promise<Run> {
  const run = await latestVideoRun(db, projectId);
  const planned = run && ((await slotValue(db, { runId: run.id, slot: "plan" })) as PlannedValue | null);
  if (!run || !planned?.plan.shots.some((shot) => shot.key === shotKey)) {
    throw new StudioError("not-found", "This video has no such shot");
  }
  return run;
}
