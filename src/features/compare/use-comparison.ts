import { useEffect, useState } from "react";
import type { ComparisonView, VariationProgress } from "@/domain/comparison/views";
import { isOpen, type ProjectStatus } from "@/domain/run/run";
import { trpc } from "@/trpc/client";

/** While news arrive, a rare look makes up for any that did not; without a stream, looking is all there is. */
const pollMs = { streaming: 20_000, fallback: 2_000 };

export const isWorking = (status: ProjectStatus) => status !== "draft" && isOpen(status);

const anyWorking = ({ variations }: ComparisonView) =>
  variations.some(({ progress }) => isWorking(progress.status));

/** The comparison with newer progress. */
export function withProgress(view: ComparisonView, news: readonly VariationProgress[]): ComparisonView {
  return {
    ...view,
    variations: view.variations.map((variation) => ({
      ...variation,
      progress: news.find(({ position }) => position === variation.position) ?? variation.progress,
    })),
  };
}

/** Whether a run has ended or another has begun: then there is more to show than progress. */
export const needsLook = (view: ComparisonView, news: readonly VariationProgress[]): boolean =>
  news.length !== view.variations.length ||
  view.variations.some(({ position, progress }) => {
    const next = news.find((one) => one.position === position);
    return next !== undefined && isWorking(next.status) !== isWorking(progress.status);
  });

/** The comparison as it is now: one stream for all its runs while any is at work. */
export function useComparison(initial: ComparisonView) {
  const comparisonId = initial.id;
  const utils = trpc.useUtils();
  const [streamDown, setStreamDown] = useState(false);
  const query = trpc.comparisons.byId.useQuery(
    { comparisonId },
    {
      initialData: initial,
      refetchInterval: ({ state }) => {
        if (!anyWorking(state.data ?? initial)) return false;
        return streamDown ? pollMs.fallback : pollMs.streaming;
      },
    },
  );
  const working = anyWorking(query.data);
  const stream = trpc.comparisons.watch.useSubscription(
    { comparisonId },
    {
      enabled: working,
      onData(news) {
        const known = utils.comparisons.byId.getData({ comparisonId });
        if (!known) return;
        if (needsLook(known, news)) void utils.comparisons.byId.invalidate({ comparisonId });
        utils.comparisons.byId.setData({ comparisonId }, withProgress(known, news));
      },
    },
  );
  const down =
    working && (stream.status === "error" || (stream.status === "connecting" && stream.error !== null));
  useEffect(() => setStreamDown(down), [down]);
  return { comparison: query.data, working, offline: down ? query.error : null };
}
