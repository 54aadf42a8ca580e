import { poolItems, removeItems, tagItems } from "@/db/queries/pool";
import type { Context } from "@/server/context";
import { openPool } from "./open-pool";

type Marking = { projectId: string; itemIds: readonly string[] };

/** Puts a tag on things, or takes it off. Answers with what changed, so that exactly that can be taken back. */
export async function tagInPool(
  { db }: Pick<Context, "db">,
  { projectId, itemIds, tag, on }: Marking & { tag: string; on: boolean },
): Promise<{ changed: string[] }> {
  const { place } = await openPool(db, projectId);
  const known = (await poolItems(db, place, itemIds)).map(({ id }) => id);
  return { changed: await tagItems(db, { projectId, itemIds: known, tag, on }) };
}

/**
 * Takes things out of the pool, or brings them back. What the video is made of stays: it is answered as `kept`. No file is
 * deleted.
 */
export async function removeFromPool(
  { db }: Pick<Context, "db">,
  { projectId, itemIds, removed }: Marking & { removed: boolean },
): Promise<{ changed: string[]; kept: string[] }> {
  const { place } = await openPool(db, projectId);
  const rows = await poolItems(db, place, itemIds);
  const kept = removed ? rows.filter(({ used }) => used).map(({ id }) => id) : [];
  const going = rows.map(({ id }) => id).filter((id) => !kept.includes(id));
  return { changed: await removeItems(db, { projectId, itemIds: going, removed }), kept };
}
