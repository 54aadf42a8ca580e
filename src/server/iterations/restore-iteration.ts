import { finishedRuns, putTake, runResults, takesOfRun } from "@/db/queries/iterations";
import { addBrief, newestBrief } from "@/db/queries/projects";
import { addRun } from "@/db/queries/runs";
import { StudioError } from "@/domain/errors";
import type { Cut } from "@/domain/timeline/cut";
import { seenClips } from "@/domain/timeline/nested";
import type { SignedInContext } from "@/server/context";
import { requestRun } from "@/server/dispatch";
import { requireRest } from "@/server/projects/require-rest";
import { takeRunFromLimit } from "@/server/projects/run-limit";

/** Finding everything again takes no longer than this. */
const restoreSeconds = 5;

/**
 * Makes an earlier iteration the current one: its brief, its seeds and the takes of its cut. A new run finds all of it as
 * it was made and makes nothing; the iterations in between stay. "not-found" for a run that made no video.
 */
export async function restoreIteration(
  ctx: SignedInContext,
  { projectId, runId }: { projectId: string; runId: string },
): Promise<{ runId: string }> {
  const { db, runtime, user } = ctx;
  const found = (await finishedRuns(db, projectId)).find(({ run }) => run.id === runId);
  if (!found) throw new StudioError("not-found", "This project has no such iteration");
  const { run: earlier, brief } = found;
  await takeRunFromLimit(ctx);
  return db.transaction(async (tx) => {
    await requireRest(tx, { projectId, what: "going back to an earlier one" });
    const newest = await newestBrief(tx, projectId);
    const digest = runtime.briefDigest(brief);
    const briefId =
      runtime.briefDigest(newest.data) === digest
        ? newest.id
        : (await addBrief(tx, { projectId, brief, digest })).briefId;
    const [cut] = await runResults(tx, { runIds: [runId], slots: ["cut"] });
    const made = await takesOfRun(tx, runId);
    const reason = `As in run ${earlier.number}`;
    for (const takeId of cutTakes(cut?.data as Cut | undefined)) {
      // Where the run had one take only, the studio finds it by itself; any other was somebody's choice.
      const alone = [...made.values()].some((ids) => ids.length === 1 && ids[0] === takeId);
      const choice = alone
        ? { chosenBy: "system" as const, briefId: null }
        : { chosenBy: "maker" as const, briefId };
      await putTake(tx, { projectId, takeId, ...choice, reason });
    }
    const run = await addRun(tx, {
      projectId,
      ownerId: user.userId,
      briefId,
      options: { ...earlier.options, estimateMicros: 0, estimateSeconds: restoreSeconds },
    });
    await requestRun(tx, runtime, run);
    return { runId: run.id };
  });
}

const cutTakes = (cut: Cut | undefined): string[] => (cut ? seenClips(cut) : []).map(({ takeId }) => takeId);
