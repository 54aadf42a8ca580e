import { randomInt } from "node:crypto";
import { addBrief, newestBrief } from "@/db/queries/projects";
import { addRun, latestRun } from "@/db/queries/runs";
import { carryChoices, releaseSlot } from "@/db/queries/selections";
import type { Brief } from "@/domain/brief/brief";
import { briefSeed } from "@/domain/brief/resolve-brief";
import { type BriefChange, briefChanges } from "@/domain/iteration/brief-changes";
import { heroSeeds } from "@/domain/run/run";
import { slots } from "@/domain/shot/take";
import type { CostEstimate } from "@/domain/view/views";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { checkFiles } from "@/server/projects/create-project";
import { earlierRun, sameWords } from "@/server/projects/estimate-earlier";
import { estimateProject } from "@/server/projects/estimate-project";
import { requireRest } from "@/server/projects/require-rest";
import { takeRunFromLimit } from "@/server/projects/run-limit";
import { unlockShots } from "@/server/workspace/unlock-shots";

export type IterationRequest = {
  projectId: string;
  /** What the video shall be; null for the brief as it stands. */
  brief: Brief | null;
  /** Shots to draw again with another seed, by key. */
  redraw: readonly string[];
  /** Whether the run stops for the maker at its checkpoints. */
  guided?: boolean;
  /** Whether approved frames of the shots in `redraw` may be drawn anew. */
  unlock?: boolean;
};

export type IterationEstimate = { estimate: CostEstimate; changes: BriefChange[] };

/** What another iteration would change and cost; what the earlier ones have made and it can use stands at nothing. */
export async function estimateIteration(
  ctx: SignedInContext,
  request: IterationRequest,
): Promise<IterationEstimate> {
  const { before, brief, estimate } = await prepare(ctx, request);
  return { estimate, changes: briefChanges(before, { ...brief, seed: request.brief?.seed ?? before.seed }) };
}

/**
 * Makes a project again after a changed brief: the brief's next version and a run of it, in which everything is found that
 * the change leaves as it was. Versions and takes of before stay. Throws "conflict" while a run is at work,
 * "locked" when shots with approved frames are to be drawn again and were not unlocked.
 */
export async function startIteration(
  ctx: SignedInContext,
  request: IterationRequest,
): Promise<{ runId: string }> {
  const { db, runtime, user } = ctx;
  const { projectId, redraw, guided = false, unlock = false } = request;
  const { before, brief, estimate } = await prepare(ctx, request);
  await checkFiles({ db, user, brief });
  await takeRunFromLimit(ctx);
  return db.transaction(async (tx) => {
    const last = await requireRest(tx, { projectId, what: "making it again" });
    await unlockShots(tx, { projectId, shotKeys: redraw, unlock, personId: user.userId });
    const options = (last ?? (await latestRun(tx, projectId)))?.options;
    const digest = runtime.briefDigest(brief);
    const briefId =
      digest === runtime.briefDigest(before)
        ? (await newestBrief(tx, projectId)).id
        : (await addBrief(tx, { projectId, brief, digest })).briefId;
    const samePlan = sameWords(before, brief);
    // Choices among the takes of one plan mean nothing for another.
    if (samePlan) await carryChoices(tx, { projectId, briefId });
    // A take that was chosen before would keep the new one out of the cut.
    for (const shotKey of redraw) await releaseSlot(tx, { projectId, slot: slots.clip(shotKey) });
    const finalModels = options?.finalModels;
    const run = await addRun(tx, {
      projectId,
      ownerId: user.userId,
      briefId,
      options: {
        // Shots of another plan have nothing in common with those that were redrawn.
        shotSeeds: {
          ...(samePlan ? options?.shotSeeds : {}),
          ...Object.fromEntries(redraw.map((shotKey) => [shotKey, randomInt(heroSeeds)])),
        },
        estimateMicros: estimate.totalMicros,
        estimateSeconds: estimate.typicalSeconds,
        ...(finalModels && { finalModels }),
        ...(guided && { guided }),
      },
    });
    await requestRun(tx, runtime, run);
    return { runId: run.id };
  });
}

async function prepare(ctx: SignedInContext, { projectId, brief: wanted, redraw }: IterationRequest) {
  const { data: before } = await newestBrief(ctx.db, projectId);
  const brief = wanted ? withSeedOf(before, wanted) : before;
  const localText = ctx.runtime.models.local.text.id;
  const anew = redraw.flatMap((key) => [slots.firstFrame(key), slots.lastFrame(key), slots.clip(key)]);
  const earlier = await earlierRun(ctx.db, { projectId, brief, localText, anew });
  return { before, brief, estimate: await estimateProject(ctx, { brief, earlier }) };
}

/** A seed that nobody chose follows from the brief; the change of another field must not change it as well. */
function withSeedOf(before: Brief, wanted: Brief): Brief {
  if (wanted.seed !== null) return wanted;
  const unchanged = briefChanges(before, wanted).length === 0;
  return unchanged ? before : { ...wanted, seed: before.seed ?? briefSeed(before) };
}
