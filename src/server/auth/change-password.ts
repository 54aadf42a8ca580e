import type { Database } from "@/db/client";
import { forgetAttempts } from "@/db/queries/rate-limits";
import { findUserById, replacePassword } from "@/db/queries/users";
import { passwordProblem } from "@/domain/auth/registration";
import { StudioError } from "@/domain/errors";
import { countOrRefuse, limitKey } from "@/server/auth/limits";
import { hashPassword, verifyPassword } from "@/server/auth/passwords";

/**
 * Sets a new password after asking for the old one, and ends every session of the account, this one included: the
 * page signs in again with the new password.
 *
 * Throws StudioError "invalid-input" with `fieldErrors` (currentPassword, newPassword), "rate-limited", "unauthenticated".
 */
export async function changePassword(
  { db, userId }: { db: Database; userId: string },
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  await countOrRefuse(db, "password-change", userId);
  const user = await findUserById(db, userId);
  if (!user) throw new StudioError("unauthenticated", "This account no longer exists.");
  const current = await verifyPassword(currentPassword.slice(0, 1_000), user.passwordHash);
  const problem =
    passwordProblem(newPassword, [user.username, user.email]) ??
    (newPassword === currentPassword ? "Choose one that differs from the current password." : undefined);
  const fields = {
    ...(!current && { currentPassword: currentProblem(user.passwordHash) }),
    ...(problem && { newPassword: problem }),
  };
  if (Object.keys(fields).length > 0) {
    throw new StudioError("invalid-input", Object.values(fields).join(" "), { fieldErrors: fields });
  }
  await replacePassword(db, userId, await hashPassword(newPassword));
  await forgetAttempts(db, limitKey("password-change", userId));
}

const currentProblem = (passwordHash: string | null) =>
  passwordHash === null
    ? "This account has no password: it signs in through another service."
    : "This is not your current password.";
