import type { Database } from "@/db/client";
import { forgetAttempts, forgiveAttempt } from "@/db/queries/rate-limits";
import { findUserByIdentifier, recordSignIn } from "@/db/queries/users";
import type { User } from "@/db/schema/all";
import { StudioError } from "@/domain/errors";
import { countOrRefuse, limitKey } from "@/server/auth/limits";
import { verifyPassword } from "@/server/auth/passwords";

/**
 * The account that a username (or e-mail address) and a password belong to, or null, which never tells which of the
 * two was wrong: an unknown name takes the same work. Counts tries by name and by address; rightful ones are not held
 * against anybody.
 *
 * Throws StudioError "rate-limited" with `retryAfterSeconds`, "unauthenticated" for a suspended account.
 */
export async function verifyCredentials(
  { db, address }: { db: Database; address: string },
  { identifier, password }: { identifier: string; password: string },
): Promise<User | null> {
  const name = identifier.trim().slice(0, 254);
  await countOrRefuse(db, "sign-in-address", address);
  await countOrRefuse(db, "sign-in-name", name);
  const user = await findUserByIdentifier(db, name);
  const matches = await verifyPassword(password.slice(0, 1_000), user?.passwordHash ?? null);
  if (!user || !matches) return null;
  refuseSuspended(user);
  await forgetAttempts(db, limitKey("sign-in-name", name));
  await forgiveAttempt(db, limitKey("sign-in-address", address));
  await recordSignIn(db, user.id);
  return user;
}

/** Only told to whoever has proved to be its owner. Throws StudioError "unauthenticated". */
export function refuseSuspended({ suspendedAt }: User): void {
  if (suspendedAt) throw new StudioError("unauthenticated", "This account is suspended.");
}
