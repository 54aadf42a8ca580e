import { eq, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type User, users } from "@/db/schema/all";
import { StudioError } from "@/domain/errors";

/** By username or, with an @ in it, by e-mail address. Neither knows upper from lower case. */
export async function findUserByIdentifier(db: Database, identifier: string): Promise<User | null> {
  const column = identifier.includes("@") ? users.email : users.username;
  const [user] = await db.select().from(users).where(sql`lower(${column}) = lower(${identifier})`);
  return user ?? null;
}

export async function findUserById(db: Database, userId: string): Promise<User | null> {
  const [user] = await db.select().from(users).where(eq(users.id, userId));
  return user ?? null;
}

export type NewUser = { username: string; email: string | null; passwordHash: string | null };

/**
 * Adds an account; the very first becomes the admin. `onlyFirst` adds it only then, else null. The caller's
 * transaction holds a lock until it ends, so that of two first accounts at once one comes second.
 */
export async function insertUser(
  transaction: Database,
  user: NewUser,
  { onlyFirst }: { onlyFirst: boolean },
): Promise<User | null> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('framewright first account'))`);
  const [existing] = await transaction
    .select({ id: users.id })
    .from(users)
    .where(ne(users.username, localUsername))
    .limit(1);
  if (existing && onlyFirst) return null;
  const [inserted] = await transaction
    .insert(users)
    .values({ ...user, role: existing ? "maker" : "admin" })
    .returning();
  return inserted ?? null;
}

/** The fields of a wished account that others have already. */
export async function takenFields(
  db: Database,
  { username, email }: { username: string; email: string | null },
): Promise<{ username: boolean; email: boolean }> {
  const [byName, byEmail] = [
    await findUserByIdentifier(db, username),
    email ? await findUserByIdentifier(db, email) : null,
  ];
  return { username: byName !== null, email: byEmail !== null };
}

export async function recordSignIn(db: Database, userId: string): Promise<void> {
  await db.update(users).set({ lastSignInAt: new Date() }).where(eq(users.id, userId));
}

/** Ends every session of the account, wherever it is. */
export async function endSessions(db: Database, userId: string): Promise<void> {
  await db
    .update(users)
    .set({ sessionVersion: sql`${users.sessionVersion} + 1` })
    .where(eq(users.id, userId));
}

/** Sets a password and ends every session that was begun with the old one. */
export async function replacePassword(db: Database, userId: string, passwordHash: string): Promise<void> {
  await db
    .update(users)
    .set({ passwordHash, sessionVersion: sql`${users.sessionVersion} + 1` })
    .where(eq(users.id, userId));
}

/** What makes videos from the command line on an installation that has no accounts yet. Nobody can sign in as it. */
const localUsername = "local";

/** The account that the command line works for: the installation's first admin, else one without a password. */
export function localUser(db: Database): Promise<string> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('framewright first account'))`);
    const [admin] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.role, "admin"))
      .orderBy(users.createdAt)
      .limit(1);
    const known = admin ?? (await findUserByIdentifier(tx, localUsername));
    if (known) return known.id;
    const [added] = await tx
      .insert(users)
      .values({ username: localUsername, email: null, passwordHash: null, role: "maker" })
      .returning({ id: users.id });
    if (!added) throw new StudioError("conflict", "The account for the command line could not be added");
    return added.id;
  });
}
