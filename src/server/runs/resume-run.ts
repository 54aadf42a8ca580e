import { writeOffUnclear } from "@/db/queries/operations";
import { latestHeroRun, latestRun, moveRun, refOf, shownRun } from "@/db/queries/runs";
import { StudioError } from "@/domain/errors";
import { isOpen } from "@/domain/run/run";
import type { Context } from "@/server/context";
import { requestRun } from "@/server/dispatch";

/**
 * Takes up a run that was cancelled or did not end well. What is finished is found again, the rest is made. With
 * `payAgain` calls of which nobody knows whether they were taken are made once more.
 */
export async function resumeRun(
  { db, runtime }: Pick<Context, "db" | "runtime">,
  { projectId, payAgain, heroes = false }: { projectId: string; payAgain: boolean; heroes?: boolean },
): Promise<{ runId: string }> {
  const run = heroes ? await latestHeroRun(db, projectId) : await shownRun(db, projectId);
  if (!run) throw new StudioError("not-found", "This project has no run to go on with");
  return db.transaction(async (tx) => {
    const newest = await latestRun(tx, projectId);
    if (newest && newest.id !== run.id && isOpen(newest.status)) {
      throw new StudioError("conflict", "Another run of this project is at work. Wait for it, or cancel it.");
    }
    const moved = await moveRun(tx, run.id, {
      from: ["cancelled", "failed", "needs-attention", "waiting"],
      to: "queued",
      newAttempt: true,
    });
    if (!moved) throw new StudioError("conflict", "This run is at work already, or it is done");
    if (payAgain) await writeOffUnclear(tx, refOf(moved));
    await requestRun(tx, runtime, refOf(moved));
    return { runId: moved.id };
  });
}
