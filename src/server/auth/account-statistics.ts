import type { Database } from "@/db/client";
import { type AccountTotals, accountTotals } from "@/db/queries/accounts";
import { findUserById } from "@/db/queries/users";
import { StudioError } from "@/domain/errors";

export type AccountStatistics = AccountTotals & {
  username: string;
  email: string | null;
  role: "maker" | "reviewer" | "admin";
  hasPassword: boolean;
  memberSince: Date;
  lastSignInAt: Date | null;
};

/** What the settings page tells about an account. Throws StudioError "unauthenticated" when it no longer exists. */
export async function accountStatistics({
  db,
  userId,
}: {
  db: Database;
  userId: string;
}): Promise<AccountStatistics> {
  const user = await findUserById(db, userId);
  if (!user) throw new StudioError("unauthenticated", "This account no longer exists.");
  return {
    ...(await accountTotals(db, userId)),
    username: user.username,
    email: user.email,
    role: user.role,
    hasPassword: user.passwordHash !== null,
    memberSince: user.createdAt,
    lastSignInAt: user.lastSignInAt,
  };
}
