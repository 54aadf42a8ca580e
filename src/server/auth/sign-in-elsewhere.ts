import type { Database } from "@/db/client";
import { findUserByIdentity, type Identity, linkIdentity } from "@/db/queries/accounts";
import { insertUser, recordSignIn, takenFields } from "@/db/queries/users";
import type { User } from "@/db/schema/all";
import { StudioError } from "@/domain/errors";
import { registrationClosed } from "@/server/auth/register-user";
import { refuseSuspended } from "@/server/auth/verify-credentials";

export type OutsideProfile = Identity & { name: string | null; email: string | null };

/**
 * The account of somebody whom another service has identified, made on the first visit. An address that an account
 * has already is no proof of owning that account: it is never taken over.
 *
 * Throws StudioError "conflict" (the address has an account), "forbidden" (registration is closed), "unauthenticated" (it is
 * suspended).
 */
export async function signInElsewhere(
  { db, registration }: { db: Database; registration: "open" | "closed" },
  profile: OutsideProfile,
): Promise<User> {
  const user = await db.transaction(async (transaction) => {
    const known = await findUserByIdentity(transaction, profile);
    if (known) return known;
    const email = profile.email?.trim() || null;
    const username = await freeName(transaction, profile);
    if (email && (await takenFields(transaction, { username, email })).email) throw emailTaken();
    const made = await insertUser(
      transaction,
      { username, email, passwordHash: null },
      { onlyFirst: registration === "closed" },
    );
    if (!made) throw registrationClosed();
    await linkIdentity(transaction, made.id, profile);
    return made;
  });
  refuseSuspended(user);
  await recordSignIn(db, user.id);
  return user;
}

const emailTaken = () =>
  new StudioError(
    "conflict",
    "There is an account with this e-mail address already. Sign in the way you did before.",
  );

/** The name from there in the letters that names have here, with a number when somebody has it. */
async function freeName(db: Database, { name, email, provider }: OutsideProfile): Promise<string> {
  const wished = (name ?? email?.split("@")[0] ?? "")
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9._ -]/g, "")
    .trim()
    .replace(/ +/g, ".")
    .slice(0, 24);
  const base = wished.length >= 3 ? wished : `${provider}-maker`;
  for (let number = 1; ; number++) {
    const username = number === 1 ? base : `${base}-${number}`;
    if (!(await takenFields(db, { username, email: null })).username) return username;
  }
}
