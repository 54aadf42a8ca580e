import { addRunEvent, latestRun, moveRun, openRewrite, refOf, requestCancel } from "@/db/queries/runs";
import type { Run } from "@/db/schema/runs";
import type { Context } from "@/server/context";
import { announceCancel } from "@/server/dispatch";

/**
 * Stops the newest run of a project. Nothing new starts, work in progress notices within a second, finished takes stay.
 * A run that is at rest already is left as it is.
 */
export async function cancelRun(
  ctx: Pick<Context, "db" | "runtime">,
  { projectId }: { projectId: string },
): Promise<{ cancelled: boolean }> {
  const run = await latestRun(ctx.db, projectId);
  return run ? stop(ctx, run) : { cancelled: false };
}

/** Stops everything that is at work for a project. */
export async function cancelAll(
  ctx: Pick<Context, "db" | "runtime">,
  { projectId }: { projectId: string },
): Promise<void> {
  await cancelRun(ctx, { projectId });
  const rewrite = await openRewrite(ctx.db, projectId);
  if (rewrite) await stop(ctx, rewrite);
}

function stop({ db, runtime }: Pick<Context, "db" | "runtime">, run: Run): Promise<{ cancelled: boolean }> {
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
