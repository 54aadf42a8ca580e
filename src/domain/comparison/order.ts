import type { MetricName } from "@/domain/quality/metrics";
import type { VariationView } from "./views";

/** What variations can be put in order by: as asked for, a metric, overall, cost or time. */
export type SortKey = "position" | "overall" | "cost" | "time" | `metric:${string}`;

export const filters = ["all", "finished", "accepted"] as const;
export type Filter = (typeof filters)[number];

/** Higher is better for scores, lower for cost and time. What has no value comes last. */
function worth(variation: VariationView, sort: SortKey): number | null {
  const { scores, costMicros, seconds, position } = variation;
  if (sort === "position") return -position;
  if (sort === "overall") return scores.overall;
  if (sort === "cost") return -costMicros;
  if (sort === "time") return seconds === null ? null : -seconds;
  const [, metric, method] = sort.split(":");
  return scores.metrics.find((one) => one.metric === metric && one.method === method)?.score ?? null;
}

/** Best first; equal ones keep their order. */
export function sortVariations(variations: readonly VariationView[], sort: SortKey): VariationView[] {
  const rank = (variation: VariationView) => worth(variation, sort) ?? Number.NEGATIVE_INFINITY;
  return variations.toSorted((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    return one === other ? 0 : other > one ? 1 : -1;
  });
}

/** "accepted" are those of which every clip passed the checks. */
export function filterVariations(variations: readonly VariationView[], filter: Filter): VariationView[] {
  if (filter === "finished") return variations.filter(({ progress }) => progress.status === "done");
  if (filter === "accepted") return variations.filter(({ scores }) => scores.accepted === true);
  return [...variations];
}

export const metricSort = ({ metric, method }: { metric: MetricName; method: string }): SortKey =>
  `metric:${metric}:${method}`;
