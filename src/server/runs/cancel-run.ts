import { addRunEvent, latestRun, moveRun, refOf, requestCancel } from "@/db/queries/runs";
import type { Context } from "@/server/context";
import { announceCancel } from "@/server/dispatch";

/**
 * Stops the newest run of a project. Nothing new starts, work in progress notices within a second, finished takes stay.
 * A run that is at rest already is left as it is.
 */
export async function cancelRun(
  { db, runtime }: Pick<Context, "db" | "runtime">,
  { projectId }: { projectId: string },
): Promise<{ cancelled: boolean }> {
  const run = await latestRun(db, projectId);
  if (!run) return { cancelled: false };
  return db.transaction(async (tx) => {
    const moved = await moveRun(tx, run.id, { from: ["queued", "running"], to: "cancelled" });
    if (!moved) return { cancelled: false };
    await requestCancel(tx, run.id);
    await addRunEvent(tx, moved, {
      key: "run/ended",
      data: { type: "run-ended", status: "cancelled", message: "Cancelled. Finished takes are kept." },
    });
    await announceCancel(tx, runtime, refOf(moved));
    return { cancelled: true };
  });
}
