import { keepPreviousData } from "@tanstack/react-query";
import { toast } from "sonner";
import type { PoolQuestion } from "@/domain/pool/pool-question";
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

/** Tags things and takes them out of the pool, many at once, each with a way back. */
export function usePoolMarks(projectId: string) {
  const utils = trpc.useUtils();
  const refresh = () => utils.pool.invalidate();
  const tag = trpc.pool.tag.useMutation();
  const remove = trpc.pool.remove.useMutation();

  function offerUndo(said: string, undo: () => Promise<unknown>) {
    const takeBack = async () => {
      try {
        await undo();
        await refresh();
      } catch (error) {
        toast.error(`This could not be taken back. ${readFailure(error).message}`);
      }
    };
    toast(said, { action: { label: "Undo", onClick: () => void takeBack() }, duration: 10_000 });
  }

  return {
    /** Why the last step did not work. */
    error: tag.error ?? remove.error,
    busy: tag.isPending || remove.isPending,
    setTag(change: { itemIds: string[]; tag: string; on: boolean }): void {
      tag.mutate(
        { projectId, ...change },
        {
          onSuccess: async ({ changed }) => {
            await refresh();
            if (changed.length === 0) return;
            const done = change.on ? "put on" : "taken off";
            offerUndo(`The tag ${change.tag} was ${done} ${countText(changed.length, "item")}`, () =>
              tag.mutateAsync({ projectId, itemIds: changed, tag: change.tag, on: !change.on }),
            );
          },
        },
      );
    },
    setRemoved(change: { itemIds: string[]; removed: boolean }): void {
      remove.mutate(
        { projectId, ...change },
        {
          onSuccess: async ({ changed, kept }) => {
            await refresh();
            const stays = kept.length > 0 ? `${countText(kept.length, "item")} in use stayed.` : "";
            if (changed.length === 0) return void toast(stays || "Nothing changed");
            const done = change.removed ? "removed" : "brought back";
            offerUndo(`${countText(changed.length, "item")} ${done}. ${stays}`.trim(), () =>
              remove.mutateAsync({ projectId, itemIds: changed, removed: !change.removed }),
            );
          },
        },
      );
    },
  };
}

export type PoolMarks = ReturnType<typeof usePoolMarks>;
