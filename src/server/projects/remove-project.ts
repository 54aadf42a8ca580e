import { recountProject, uncountProject } from "@/db/queries/insights/deleted-projects";
import { getProject, lockProject, setDeleted } from "@/db/queries/projects";
import type { Context, SignedInContext } from "@/server/context";
import { cancelAll } from "@/server/runs/cancel-run";

/** Takes a project out of sight. Its runs are cancelled first; for 30 days it can be brought back. */
export async function removeProject(
  ctx: Pick<SignedInContext, "db" | "runtime" | "user">,
  { projectId }: { projectId: string },
) {
  await cancelAll(ctx, { projectId });
  await ctx.db.transaction(async (tx) => {
    await lockProject(tx, projectId);
    const { deletedAt } = await getProject(tx, projectId);
    if (deletedAt) return;
    await setDeleted(tx, projectId, new Date());
    await uncountProject(tx, { projectId, personId: ctx.user.userId });
  });
  return { projectId };
}

export async function restoreProject({ db }: Pick<Context, "db">, { projectId }: { projectId: string }) {
  await db.transaction(async (tx) => {
    await lockProject(tx, projectId);
    const { deletedAt } = await getProject(tx, projectId);
    if (!deletedAt) return;
    await setDeleted(tx, projectId, null);
    await recountProject(tx, projectId);
  });
  return { projectId };
}
