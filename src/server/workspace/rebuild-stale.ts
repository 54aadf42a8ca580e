import type { Database } from "@/db/client";
import { lockProject, newestBrief } from "@/db/queries/projects";
import { addRun, latestRun, moveRun, refOf } from "@/db/queries/runs";
import { releaseSlot } from "@/db/queries/selections";
import { newestWorkspace, saveWorkspace } from "@/db/queries/workspaces";
import type { Run } from "@/db/schema/runs";
import type { RunRef } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import { isOpen, type RunOptions } from "@/domain/run/run";
import { withPins } from "@/domain/workspace/pins";
import { isToBeMade, type SurveyedPiece } from "@/domain/workspace/survey";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { takeRunFromLimit } from "@/server/projects/run-limit";

type Surveyed = Pick<SurveyedPiece, "slot" | "stage" | "state" | "artifactId" | "costMicros">;
type Wanted = { projectId: string; slots: readonly string[] | null };

/**
 * Makes what is missing or stale, in the order in which one thing is made from another; the rest is found as it is. With
 * `slots` only those, and what is stale beside them is pinned: it stays as it is until the pin is taken off. A guided run
 * that waits makes it up to its checkpoint. Throws "conflict" while a run is at work, or when nothing is to be made.
 */
export async function rebuildStale(ctx: SignedInContext, wanted: Wanted): Promise<{ runId: string }> {
  const { db, runtime } = ctx;
  const { projectId } = wanted;
  const before = await runtime.survey({ projectId });
  const chosen = before.filter((piece) => isToBeMade(piece) && isWanted(piece, wanted));
  if (chosen.length === 0)
    throw new StudioError("conflict", "Everything is as you decided: nothing is to be made.");
  await takeRunFromLimit(ctx);
  await pinOthers(ctx, { projectId, pieces: before, wanted });
  const pieces = wanted.slots === null ? before : await runtime.survey({ projectId });
  const estimateMicros = pieces.reduce((sum, { costMicros }) => sum + costMicros, 0);
  return db.transaction(async (tx) => {
    await lockProject(tx, projectId);
    for (const slot of clipsAmong(pieces)) await releaseSlot(tx, { projectId, slot });
    const run = await beginRun(tx, ctx, { projectId, estimateMicros });
    await requestRun(tx, runtime, run);
    return { runId: run.id };
  });
}

const isWanted = ({ slot }: Surveyed, { slots }: Wanted) => slots === null || slots.includes(slot);

/** What follows from takes cannot be kept as it is: the cut is always that of what stands. */
const canBePinned = ({ stage, artifactId }: Surveyed) =>
  artifactId !== null && stage !== "plan" && stage !== "assemble" && stage !== "finish";

async function pinOthers(
  { db, user }: SignedInContext,
  { projectId, pieces, wanted }: { projectId: string; pieces: readonly Surveyed[]; wanted: Wanted },
): Promise<void> {
  const others = pieces.filter(
    (piece) => piece.state === "stale" && !isWanted(piece, wanted) && canBePinned(piece),
  );
  if (others.length === 0) return;
  const { version: baseVersion, data } = await newestWorkspace(db, projectId);
  const what = `Kept ${others.length} ${others.length === 1 ? "piece as it is" : "pieces as they are"}`;
  await saveWorkspace(db, {
    ...{ projectId, baseVersion, personId: user.userId },
    data: withPins(data, others),
    change: { what, target: null },
    // What is kept as it is is what was approved.
    unlock: "all",
  });
}

/** Who has a clip made anew wants it in the video: an earlier choice among its takes would keep it out. */
const clipsAmong = (pieces: readonly Surveyed[]): string[] =>
  pieces
    .filter((piece) => piece.stage === "clips" && isToBeMade(piece))
    .map(({ slot }) => slot.replace(/\/clip-retake-\d+$/, "/clip"));

async function beginRun(
  tx: Database,
  { user }: SignedInContext,
  { projectId, estimateMicros }: { projectId: string; estimateMicros: number },
): Promise<RunRef> {
  const last = await latestRun(tx, projectId);
  if (last && isOpen(last.status)) {
    throw new StudioError("conflict", "Wait until the run has ended, or cancel it, before making more");
  }
  if (last?.status === "waiting") return waitingAgain(tx, last);
  const { id: briefId } = await newestBrief(tx, projectId);
  const options = { ...(last ? optionsAfter(last) : { shotSeeds: {} }), estimateMicros };
  return addRun(tx, { projectId, ownerId: user.userId, briefId, options });
}

/** The run that waits takes what was decided meanwhile, and waits again. */
async function waitingAgain(tx: Database, last: Run): Promise<RunRef> {
  const moved = await moveRun(tx, last.id, { from: ["waiting"], to: "queued", newAttempt: true });
  if (!moved)
    throw new StudioError("conflict", "The run has gone on meanwhile. Try again when it has ended.");
  return refOf(moved);
}

/** A video that was finished once has passed its checkpoints. One that was not still stops at them. */
function optionsAfter({ status, options }: Run): RunOptions {
  const { rebuild, heroes, guided, approved, ...kept } = options;
  if (status === "done" || !guided) return kept;
  return { ...kept, guided, ...(approved && { approved }) };
}
