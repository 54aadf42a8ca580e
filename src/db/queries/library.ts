import { and, count, desc, eq, isNotNull, isNull, lt, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { libraryItems, libraryVersions, lookPreviews, users } from "@/db/schema/all";
import type { LibraryItem, LibraryVersion } from "@/db/schema/library";
import type { Json } from "@/domain/json";
import type { LibraryKind } from "@/domain/library/library";

type Owned = { id: string; ownerId: string; kind: LibraryKind };
type OfOwner = Omit<Owned, "id">;

const isOf = ({ id, ownerId, kind }: Owned) =>
  and(eq(libraryItems.id, id), eq(libraryItems.ownerId, ownerId), eq(libraryItems.kind, kind));
const kept = ({ ownerId, kind }: OfOwner) =>
  and(eq(libraryItems.ownerId, ownerId), eq(libraryItems.kind, kind), isNull(libraryItems.deletedAt));

/** Somebody's items of a kind by name, each in its newest version. */
export async function listItems(db: Database, of: OfOwner): Promise<{ item: LibraryItem; data: Json }[]> {
  return db
    .select({ item: libraryItems, data: libraryVersions.data })
    .from(libraryItems)
    .innerJoin(
      libraryVersions,
      and(eq(libraryVersions.itemId, libraryItems.id), eq(libraryVersions.version, libraryItems.version)),
    )
    .where(kept(of))
    .orderBy(sql`lower(${libraryItems.name})`, libraryItems.id);
}

/** Also one that was deleted and can be brought back. */
export async function findItem(db: Database, owned: Owned): Promise<LibraryItem | null> {
  const [found] = await db.select().from(libraryItems).where(isOf(owned));
  return found ?? null;
}

/** All versions of an item, the newest first. */
export async function versionsOf(db: Database, itemId: string): Promise<LibraryVersion[]> {
  return db
    .select()
    .from(libraryVersions)
    .where(eq(libraryVersions.itemId, itemId))
    .orderBy(desc(libraryVersions.version));
}

/** Lets one transaction at a time change somebody's library. */
export async function lockLibrary(tx: Database, ownerId: string): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, ownerId)).for("update");
}

export async function countItems(db: Database, of: OfOwner): Promise<number> {
  const [found] = await db.select({ items: count() }).from(libraryItems).where(kept(of));
  return found?.items ?? 0;
}

/** Whether another of the owner's items of the kind has this name, in whatever case. */
export async function isItemNameTaken(
  db: Database,
  { name, except, ...of }: OfOwner & { name: string; except: string | null },
): Promise<boolean> {
  const same = and(kept(of), sql`lower(${libraryItems.name}) = lower(${name})`);
  const [found] = await db
    .select({ id: libraryItems.id })
    .from(libraryItems)
    .where(except === null ? same : and(same, ne(libraryItems.id, except)));
  return found !== undefined;
}

/** An item with its first version, in the caller's transaction. */
export async function insertItem(
  tx: Database,
  { data, ...item }: OfOwner & { name: string; data: Json },
): Promise<{ id: string; version: number }> {
  const version = 1;
  const [added] = await tx
    .insert(libraryItems)
    .values({ ...item, version })
    .returning({ id: libraryItems.id });
  if (!added) throw new Error("the item was not stored");
  await tx.insert(libraryVersions).values({ itemId: added.id, version, data });
  return { id: added.id, version };
}

/** The next version of an item, in the caller's transaction. */
export async function addVersion(
  tx: Database,
  { id, name, version, data }: { id: string; name: string; version: number; data: Json },
): Promise<void> {
  await tx.insert(libraryVersions).values({ itemId: id, version, data });
  await tx.update(libraryItems).set({ name, version, changedAt: sql`now()` }).where(eq(libraryItems.id, id));
}

export async function setItemDeleted(db: Database, id: string, deletedAt: Date | null): Promise<void> {
  await db.update(libraryItems).set({ deletedAt }).where(eq(libraryItems.id, id));
}

/** Forgets what was deleted before a moment. */
export async function forgetItems(
  db: Database,
  { ownerId, deletedBefore }: { ownerId: string; deletedBefore: Date },
): Promise<void> {
  const { deletedAt } = libraryItems;
  await db
    .delete(libraryItems)
    .where(and(eq(libraryItems.ownerId, ownerId), isNotNull(deletedAt), lt(deletedAt, deletedBefore)));
}

export async function findPreview(db: Database, contentKey: string): Promise<string | null> {
  const [found] = await db
    .select({ digest: lookPreviews.digest })
    .from(lookPreviews)
    .where(eq(lookPreviews.contentKey, contentKey));
  return found?.digest ?? null;
}

export async function keepPreview(
  db: Database,
  preview: { contentKey: string; digest: string },
): Promise<void> {
  await db.insert(lookPreviews).values(preview).onConflictDoNothing();
}
