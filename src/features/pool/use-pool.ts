import { keepPreviousData } from "@tanstack/react-query";
import { toast } from "sonner";
import { type PoolQuestion, poolLimits } from "@/domain/pool/pool-question";
import type { PoolOverview } from "@/domain/view/pool-views";
import { readFailure } from "@/features/wording/failures";
import { countText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";

/** The pages of a pool that were loaded so far, and what there is to filter by. */
export function usePool(initial: PoolOverview, question: PoolQuestion) {
  const projectId = initial.project.id;
  const overview = trpc.pool.overview.useQuery({ projectId }, { initialData: initial });
  const list = trpc.pool.list.useInfiniteQuery(
    { projectId, question },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: keepPreviousData },
  );
  return {
    overview: overview.data,
    list,
    items: list.data?.pages.flatMap((page) => page.items) ?? [],
  };
}

/** What was marked, what was left because it is in use, and why not everything was come to. */
type Marked = { changed: string[]; kept: string[]; error: unknown };

/** Marks as many at a time as the server takes, until one of the parts fails. */
async function inParts(
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

/** Tags things and takes them out of the pool, many at once, each with a way back. */
export function usePoolMarks(projectId: string) {
  const utils = trpc.useUtils();
  const tagging = trpc.pool.tag.useMutation();
  const removing = trpc.pool.remove.useMutation();
  const tag = (itemIds: readonly string[], change: { tag: string; on: boolean }) =>
    inParts(itemIds, (ids) => tagging.mutateAsync({ projectId, itemIds: ids, ...change }));
  const remove = (itemIds: readonly string[], removed: boolean) =>
    inParts(itemIds, (ids) => removing.mutateAsync({ projectId, itemIds: ids, removed }));

  /** Reading a long list again takes a moment, which nobody has to wait for. */
  const refresh = () => void utils.pool.invalidate();

  /** Says what was done, with a way back, and what was not. Answers whether all of it was done. */
  async function told(
    change: Promise<Marked>,
    { said, undo }: { said: (marked: Marked) => string; undo: (changed: string[]) => Promise<Marked> },
  ): Promise<boolean> {
    const marked = await change;
    refresh();
    const { changed, error } = marked;
    const takeBack = async () => {
      const back = await undo(changed);
      refresh();
      if (back.error) toast.error(`This could not be taken back. ${readFailure(back.error).message}`);
    };
    const wayBack = { action: { label: "Undo", onClick: () => void takeBack() }, duration: 10_000 };
    if (!error || changed.length > 0) toast(said(marked), changed.length > 0 ? wayBack : {});
    if (error) toast.error(`Not everything could be changed. ${readFailure(error).message}`);
    return !error;
  }

  return {
    busy: tagging.isPending || removing.isPending,
    setTag: ({ itemIds, ...change }: { itemIds: string[]; tag: string; on: boolean }) =>
      told(tag(itemIds, change), {
        said({ changed }) {
          if (changed.length === 0) return `No more items can have the tag ${change.tag}`;
          return `The tag ${change.tag} was ${change.on ? "put on" : "taken off"} ${countText(changed.length, "item")}`;
        },
        undo: (changed) => tag(changed, { ...change, on: !change.on }),
      }),
    setRemoved: ({ itemIds, removed }: { itemIds: string[]; removed: boolean }) =>
      told(remove(itemIds, removed), {
        said({ changed, kept }) {
          const stays = kept.length > 0 ? `${countText(kept.length, "item")} in use stayed.` : "";
          if (changed.length === 0) return stays || "Nothing changed";
          const done = removed ? "removed" : "brought back";
          return `${countText(changed.length, "item")} ${done}. ${stays}`.trim();
        },
        undo: (changed) => remove(changed, !removed),
      }),
  };
}

export type PoolMarks = ReturnType<typeof usePoolMarks>;
