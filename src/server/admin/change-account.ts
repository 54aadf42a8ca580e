import { changeAccount, hasOtherAdmin, projectsAtWork } from "@/db/queries/admin-accounts";
import { endSessions, findUserById } from "@/db/queries/users";
import type { User } from "@/db/schema/all";
import type { AccountRole } from "@/domain/auth/rights";
import { StudioError } from "@/domain/errors";
import type { SignedInContext } from "@/server/context";
import { cancelAll } from "@/server/runs/cancel-run";

/** Makes somebody a maker, a reviewer or an administrator, and ends their sessions. Throws "not-found", "conflict". */
export async function setRole(
  ctx: SignedInContext,
  { userId, role }: { userId: string; role: AccountRole },
): Promise<void> {
  const user = await accountOf(ctx, userId);
  if (user.role === role) return;
  await ctx.db.transaction(async (tx) => {
    if (user.role === "admin" && !(await hasOtherAdmin(tx, userId))) throw lastAdmin();
    await changeAccount(tx, userId, { role });
  });
  ctx.noteChange?.({ target: userId, before: { role: user.role }, after: { role } });
}

/**
 * Closes an account: its sessions end at once and nobody gets in. Runs at work go on to their end, or are cancelled with
 * everything finished kept. Throws "not-found", "conflict".
 */
export async function suspendAccount(
  ctx: SignedInContext,
  { userId, reason, cancelRuns }: { userId: string; reason: string; cancelRuns: boolean },
): Promise<{ cancelled: number }> {
  const user = await accountOf(ctx, userId);
  await ctx.db.transaction(async (tx) => {
    if (user.role === "admin" && !(await hasOtherAdmin(tx, userId))) throw lastAdmin();
    await changeAccount(tx, userId, { suspendedAt: new Date() });
  });
  const projects = cancelRuns ? await projectsAtWork(ctx.db, userId) : [];
  for (const projectId of projects) await cancelAll(ctx, { projectId });
  ctx.noteChange?.({
    target: userId,
    before: { suspended: user.suspendedAt !== null },
    after: { suspended: true, reason, cancelledRuns: projects.length },
  });
  return { cancelled: projects.length };
}

export async function reinstateAccount(ctx: SignedInContext, { userId }: { userId: string }): Promise<void> {
  const user = await accountOf(ctx, userId);
  await changeAccount(ctx.db, userId, { suspendedAt: null });
  ctx.noteChange?.({
    target: userId,
    before: { suspended: user.suspendedAt !== null },
    after: { suspended: false },
  });
}

export async function signAccountOut(ctx: SignedInContext, { userId }: { userId: string }): Promise<void> {
  await accountOf(ctx, userId);
  await endSessions(ctx.db, userId);
}

async function accountOf({ db }: SignedInContext, userId: string): Promise<User> {
  const user = await findUserById(db, userId);
  if (!user) throw new StudioError("not-found", "There is no such account");
  return user;
}

const lastAdmin = () =>
  new StudioError(
    "conflict",
    "This is the only administrator who can sign in. Make somebody else one first, then try again.",
  );
