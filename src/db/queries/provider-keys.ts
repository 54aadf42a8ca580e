import { and, asc, eq, gt, notLike, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type ProviderKey, providerKeys, users } from "@/db/schema/all";
import type { KeyCheckResult, KeyedProvider } from "@/domain/provider-keys/provider-key";

type Owned = { ownerId: string; provider: KeyedProvider };

const isOf = ({ ownerId, provider }: Owned) =>
  and(eq(providerKeys.ownerId, ownerId), eq(providerKeys.provider, provider));

export async function listProviderKeys(db: Database, ownerId: string): Promise<ProviderKey[]> {
  return db.select().from(providerKeys).where(eq(providerKeys.ownerId, ownerId));
}

/** The key, and whether its owner is an admin at this moment. */
export async function findProviderKey(
  db: Database,
  owned: Owned,
): Promise<{ row: ProviderKey; ownerIsAdmin: boolean } | null> {
  const [found] = await db
    .select({ row: providerKeys, role: users.role })
    .from(providerKeys)
    .innerJoin(users, eq(users.id, providerKeys.ownerId))
    .where(isOf(owned));
  return found ? { row: found.row, ownerIsAdmin: found.role === "admin" } : null;
}

/** Takes the place of the key that was there before; what trying that one out has shown is forgotten. */
export async function saveProviderKey(
  db: Database,
  key: Owned & Pick<ProviderKey, "sealed" | "hint" | "baseUrl" | "textModel">,
): Promise<void> {
  const { sealed, hint, baseUrl, textModel } = key;
  const renewed = {
    sealed,
    hint,
    baseUrl,
    textModel,
    createdAt: sql`now()`,
    checkedAt: null,
    checkResult: null,
  };
  await db
    .insert(providerKeys)
    .values(key)
    .onConflictDoUpdate({ target: [providerKeys.ownerId, providerKeys.provider], set: renewed });
}

/** Notes what a check has shown, unless the key was replaced while it ran. */
export async function noteKeyCheck(
  db: Database,
  { id, sealed }: Pick<ProviderKey, "id" | "sealed">,
  { result, at }: { result: KeyCheckResult; at: Date },
): Promise<void> {
  await db
    .update(providerKeys)
    .set({ checkResult: result, checkedAt: at })
    .where(and(eq(providerKeys.id, id), eq(providerKeys.sealed, sealed)));
}

export async function removeProviderKey(db: Database, owned: Owned): Promise<void> {
  await db.delete(providerKeys).where(isOf(owned));
}

/** Keys that do not begin with `prefix`, in the order of their ids. */
export async function providerKeysSealedOtherwise(
  db: Database,
  { prefix, afterId, limit }: { prefix: string; afterId: string | null; limit: number },
): Promise<ProviderKey[]> {
  return db
    .select()
    .from(providerKeys)
    .where(
      and(
        notLike(providerKeys.sealed, `${prefix}%`),
        afterId === null ? undefined : gt(providerKeys.id, afterId),
      ),
    )
    .orderBy(asc(providerKeys.id))
    .limit(limit);
}

/** False when the key was replaced or removed in the meantime. */
export async function resealProviderKey(
  db: Database,
  { id, sealed }: Pick<ProviderKey, "id" | "sealed">,
  resealed: string,
): Promise<boolean> {
  const changed = await db
    .update(providerKeys)
    .set({ sealed: resealed })
    .where(and(eq(providerKeys.id, id), eq(providerKeys.sealed, sealed)))
    .returning({ id: providerKeys.id });
  return changed.length > 0;
}
