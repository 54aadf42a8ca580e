import type { Database } from "@/db/client";
import {
  addVersion,
  countItems,
  forgetItems,
  insertItem,
  isItemNameTaken,
  lockLibrary,
  setItemDeleted,
  versionsOf,
} from "@/db/queries/library";
import { libraryUses } from "@/db/queries/library-uses";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import { type LibraryKind, type LibraryUses, libraryItemsMax, libraryNouns } from "@/domain/library/library";
import { type LibraryContext, requireItem, type Shelf } from "./shelf";

/** A deleted item can be brought back for so long. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

type Version = { id: string; version: number };

/** Throws "invalid-input" for a name that is taken, "conflict" when there are too many. */
export function addItem<Content extends { name: string }>(
  ctx: LibraryContext,
  { kind }: Shelf<Content>,
  content: Content,
): Promise<Version> {
  const { name } = content;
  return alone(ctx, async (tx, ownerId) => {
    await requireRoom(tx, { ownerId, kind });
    await requireFreeName(tx, { ownerId, kind, name, except: null });
    return insertItem(tx, { ownerId, kind, name, data: content as unknown as Json });
  });
}

/**
 * Adds a version; earlier ones stay, and videos keep the one that they were made with. Throws "not-found", "invalid-input"
 * for a name that is taken, "conflict" when it was not made from the newest version.
 */
export function changeItem<Content extends { name: string }>(
  ctx: LibraryContext,
  shelf: Shelf<Content>,
  { id, baseVersion, content }: { id: string; baseVersion: number; content: Content },
): Promise<Version> {
  const { name } = content;
  return alone(ctx, async (tx, ownerId) => {
    const item = await requireItem(tx, shelf, { id, ownerId, deleted: false });
    if (item.version !== baseVersion) {
      throw new StudioError(
        "conflict",
        `This ${libraryNouns[shelf.kind]} was changed in another place. Reload the page, then change it.`,
      );
    }
    await requireFreeName(tx, { ownerId, kind: shelf.kind, name, except: id });
    const version = item.version + 1;
    await addVersion(tx, { id, name, version, data: content as unknown as Json });
    return { id, version };
  });
}

/** Makes an earlier version the newest once more; those in between stay. Throws "not-found". */
export function restoreItemVersion<Content extends { name: string }>(
  ctx: LibraryContext,
  shelf: Shelf<Content>,
  { id, version }: Version,
): Promise<Version> {
  return alone(ctx, async (tx, ownerId) => {
    const item = await requireItem(tx, shelf, { id, ownerId, deleted: false });
    const wanted = (await versionsOf(tx, id)).find((known) => known.version === version);
    if (!wanted) throw new StudioError("not-found", "This version does not exist any more");
    const { name } = shelf.content.parse(wanted.data);
    await requireFreeName(tx, { ownerId, kind: shelf.kind, name, except: id });
    const next = item.version + 1;
    await addVersion(tx, { id, name, version: next, data: wanted.data });
    return { id, version: next };
  });
}

/** Takes an item out of the library; videos keep their copy of it. For thirty days it can be brought back. */
export function removeItem(
  ctx: LibraryContext,
  shelf: Pick<Shelf<unknown>, "kind">,
  id: string,
): Promise<{ id: string; usedIn: LibraryUses | null }> {
  return alone(ctx, async (tx, ownerId) => {
    await requireItem(tx, shelf, { id, ownerId, deleted: false });
    await forgetItems(tx, { ownerId, deletedBefore: new Date(Date.now() - keptMs) });
    await setItemDeleted(tx, id, new Date());
    const [usedIn = null] = await libraryUses(tx, { ownerId, key: id });
    return { id, usedIn };
  });
}

/** Throws "not-found", and like adding it anew when its place or its name is taken by now. */
export function restoreItem(
  ctx: LibraryContext,
  { kind }: Pick<Shelf<unknown>, "kind">,
  id: string,
): Promise<{ id: string }> {
  return alone(ctx, async (tx, ownerId) => {
    const { name } = await requireItem(tx, { kind }, { id, ownerId, deleted: true });
    await requireRoom(tx, { ownerId, kind });
    await requireFreeName(tx, { ownerId, kind, name, except: id });
    await setItemDeleted(tx, id, null);
    return { id };
  });
}

/** One change at a time, so that limits and names hold. */
const alone = <Answer>(
  { db, user }: LibraryContext,
  change: (tx: Database, ownerId: string) => Promise<Answer>,
): Promise<Answer> =>
  db.transaction(async (tx) => {
    await lockLibrary(tx, user.userId);
    return change(tx, user.userId);
  });

async function requireRoom(tx: Database, of: { ownerId: string; kind: LibraryKind }): Promise<void> {
  if ((await countItems(tx, of)) < libraryItemsMax) return;
  throw new StudioError(
    "conflict",
    `There are ${libraryItemsMax} in your library already. Delete one that you do not need.`,
  );
}

async function requireFreeName(
  tx: Database,
  wanted: { ownerId: string; kind: LibraryKind; name: string; except: string | null },
): Promise<void> {
  if (!(await isItemNameTaken(tx, wanted))) return;
  const message = `“${wanted.name}” is in your library already. Choose another name.`;
  throw new StudioError("invalid-input", message, { fieldErrors: { name: message } });
}
