import type { Database } from "@/db/client";
import { lockProject } from "@/db/queries/projects";
import { latestVideoRun, moveRun, refOf } from "@/db/queries/runs";
import { StudioError } from "@/domain/errors";
import { passCheckpoint } from "@/domain/run/checkpoints";
import type { RunOptions } from "@/domain/run/run";
import type { Context } from "@/server/context";
import { requestRun } from "@/server/dispatch";

type Passing = Pick<Context, "db" | "runtime">;

/**
 * Lets the project's run go on from the checkpoint at which it waits to the next one, with what the maker has decided by
 * now. Throws "conflict" when it does not wait.
 */
export const approveCheckpoint = (ctx: Passing, { projectId }: { projectId: string }) =>
  goOn(ctx, projectId, passCheckpoint);

/** Lets the run go on to the end without another stop. */
export const finishForMaker = (ctx: Passing, { projectId }: { projectId: string }) =>
  goOn(ctx, projectId, (options) => ({ ...options, guided: false }));

function goOn(
  { db, runtime }: Passing,
  projectId: string,
  optionsAfter: (options: RunOptions) => RunOptions,
): Promise<{ runId: string }> {
  return db.transaction(async (tx) => {
    // Two clicks ask twice; the second finds a run that is at work.
    await lockProject(tx, projectId);
    const moved = await moveOn(tx, projectId, optionsAfter);
    if (!moved) {
      throw new StudioError("conflict", "The video does not wait for you: it is at work, or it is finished.");
    }
    await requestRun(tx, runtime, refOf(moved));
    return { runId: moved.id };
  });
}

async function moveOn(tx: Database, projectId: string, optionsAfter: (options: RunOptions) => RunOptions) {
  const run = await latestVideoRun(tx, projectId);
  if (run?.status !== "waiting") return null;
  const options = optionsAfter(run.options);
  return moveRun(tx, run.id, { from: ["waiting"], to: "queued", newAttempt: true, options });
}
