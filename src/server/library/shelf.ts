import type { z } from "zod";
import type { Database } from "@/db/client";
import { findItem, listItems, versionsOf } from "@/db/queries/library";
import type { LibraryItem } from "@/db/schema/library";
import { StudioError } from "@/domain/errors";
import { type LibraryKind, libraryNouns, type StoredItem } from "@/domain/library/library";
import type { SignedInContext } from "@/server/context";

export type LibraryContext = Pick<SignedInContext, "db" | "user">;

/** The items of one kind in a library, and what each of them holds. */
export type Shelf<Content> = { kind: LibraryKind; content: z.ZodType<Content> };

/** By name, each in its newest version. */
export async function itemsOn<Content>(
  { db, user }: LibraryContext,
  { kind, content }: Shelf<Content>,
): Promise<StoredItem<Content>[]> {
  const rows = await listItems(db, { ownerId: user.userId, kind });
  return rows.map(({ item: { id, version, changedAt }, data }) => ({
    ...{ id, version, changedAt },
    content: content.parse(data),
  }));
}

/** One of the caller's items in its newest version. Throws "not-found". */
export async function itemOn<Content>(
  { db, user }: LibraryContext,
  shelf: Shelf<Content>,
  id: string,
): Promise<StoredItem<Content>> {
  const { version, changedAt } = await requireItem(db, shelf, {
    id,
    ownerId: user.userId,
    deleted: false,
  });
  const newest = (await versionsOf(db, id)).find((known) => known.version === version);
  if (!newest) throw new Error(`the newest version of ${id} is missing`);
  return { id, version, changedAt, content: shelf.content.parse(newest.data) };
}

/** All versions of an item, the newest first. Throws "not-found". */
export async function itemVersions<Content>(
  { db, user }: LibraryContext,
  shelf: Shelf<Content>,
  id: string,
): Promise<{ version: number; createdAt: Date; content: Content }[]> {
  await requireItem(db, shelf, { id, ownerId: user.userId, deleted: false });
  const rows = await versionsOf(db, id);
  return rows.map(({ version, createdAt, data }) => ({
    ...{ version, createdAt },
    content: shelf.content.parse(data),
  }));
}

/** Somebody else's item and none give the same answer: "not-found". */
export async function requireItem(
  db: Database,
  { kind }: Pick<Shelf<unknown>, "kind">,
  { id, ownerId, deleted }: { id: string; ownerId: string; deleted: boolean },
): Promise<LibraryItem> {
  const item = await findItem(db, { id, ownerId, kind });
  if (item && (item.deletedAt !== null) === deleted) return item;
  throw new StudioError("not-found", `This ${libraryNouns[kind]} does not exist any more`);
}
