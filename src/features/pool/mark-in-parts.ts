import { poolLimits } from "@/domain/pool/pool-question";
import type { PoolItemView } from "@/domain/view/pool-views";

/** What was marked, what was left because it is in use, and why not everything was come to. */
export type Marked = { changed: string[]; kept: string[]; error: unknown };

/** Marks as many at a time as the server takes, until one of the parts fails. */
export async function inParts(
  itemIds: readonly string[],
  mark: (itemIds: string[]) => Promise<{ changed: string[]; kept?: string[] }>,
): Promise<Marked> {
  const marked: Marked = { changed: [], kept: [], error: null };
  try {
    for (let from = 0; from < itemIds.length; from += poolLimits.atOnce) {
      const { changed, kept = [] } = await mark(itemIds.slice(from, from + poolLimits.atOnce));
      marked.changed.push(...changed);
      marked.kept.push(...kept);
    }
  } catch (error) {
    marked.error = error;
  }
  return marked;
}

/** Things of a page with a tag put on those that have changed, or taken off them. */
export const withTag = <Item extends Pick<PoolItemView, "id" | "tags">>(
  items: readonly Item[],
  changed: ReadonlySet<string>,
  { tag, on }: { tag: string; on: boolean },
): Item[] =>
  items.map((item) => {
    if (!changed.has(item.id)) return item;
    const others = item.tags.filter((other) => other !== tag);
    return { ...item, tags: on ? [...others, tag] : others };
  });
