import { getProject, setDeleted } from "@/db/queries/projects";
import type { Context } from "@/server/context";
import { cancelRun } from "@/server/runs/cancel-run";

/** Takes a project out of sight. Its runs are cancelled first; for 30 days it can be brought back. */
export async function removeProject(
  ctx: Pick<Context, "db" | "runtime">,
  { projectId }: { projectId: string },
) {
  await cancelRun(ctx, { projectId });
  await setDeleted(ctx.db, projectId, new Date());
  return { projectId };
}

export async function restoreProject({ db }: Pick<Context, "db">, { projectId }: { projectId: string }) {
  await getProject(db, projectId);
  await setDeleted(db, projectId, null);
  return { projectId };
}
