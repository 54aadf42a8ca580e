import { keepPreviousData } from "@tanstack/react-query";
import { toast } from "sonner";
import type { PoolQuestion } from "@/domain/pool/pool-question";
import type { PoolItemView, PoolOverview } from "@/domain/view/pool-views";
import { inParts, type Marked, withTag } from "@/features/pool/mark-in-parts";
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

/** Tags things and takes them out of the pool, many at once, each with a way back. */
export function usePoolMarks(projectId: string, question: PoolQuestion) {
  const utils = trpc.useUtils();
  const tagging = trpc.pool.tag.useMutation();
  const removing = trpc.pool.remove.useMutation();
  const tag = (itemIds: readonly string[], change: { tag: string; on: boolean }) =>
    inParts(itemIds, (ids) => tagging.mutateAsync({ projectId, itemIds: ids, ...change }));
  const remove = (itemIds: readonly string[], removed: boolean) =>
    inParts(itemIds, (ids) => removing.mutateAsync({ projectId, itemIds: ids, removed }));

  /** Reading a long list again takes a moment: what is known to have changed is shown before that. */
  function show(change: (items: PoolItemView[]) => PoolItemView[]) {
    utils.pool.list.setInfiniteData(
      { projectId, question },
      (data) =>
        data && { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) },
    );
    void utils.pool.invalidate();
  }

  /** Says what was done, with a way back, and what was not. Answers whether all of it was done. */
  async function told(
    change: Promise<Marked>,
    {
      said,
      shown,
      undo,
    }: {
      said: (marked: Marked) => string;
      shown: (items: PoolItemView[], changed: ReadonlySet<string>) => PoolItemView[];
      undo: (changed: string[]) => Promise<Marked>;
    },
  ): Promise<boolean> {
    const marked = await change;
    const { changed, error } = marked;
    show((items) => shown(items, new Set(changed)));
    const takeBack = async () => {
      const back = await undo(changed);
      void utils.pool.invalidate();
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
        shown: (items, changed) => withTag(items, changed, change),
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
        // What is removed or brought back is not on the page that it was chosen from.
        shown: (items, changed) => items.filter(({ id }) => !changed.has(id)),
        undo: (changed) => remove(changed, !removed),
      }),
  };
}

export type PoolMarks = ReturnType<typeof usePoolMarks>;
