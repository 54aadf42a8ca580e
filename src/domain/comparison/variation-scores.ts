import type { methods } from "@/domain/quality/metric-description";
import type { MetricName } from "@/domain/quality/metrics";
import type { Scorecard } from "@/domain/quality/scorecard";
import { judge } from "@/domain/quality/verdict";

export type MetricScore = {
  metric: MetricName;
  method: (typeof methods)[number];
  /** 0-100, higher is better. */
  score: number;
  /** In how many scorecards it was measured. */
  measured: number;
};

/** What was measured on a variation; `versions` names the ways of scoring, which are not to be compared with others. */
export type VariationScores = {
  overall: number | null;
  metrics: MetricScore[];
  versions: string[];
  /** Whether every clip passed the checks; null when none was scored. */
  accepted: boolean | null;
};

const tenths = (value: number) => Math.round(value * 10) / 10;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * One set of scores out of the scorecards of a video's clips: the mean by metric, each method on its own. What was
 * not measured is missing, not zero.
 */
export function variationScores(cards: readonly Scorecard[]): VariationScores {
  const groups = new Map<string, { metric: MetricName; method: MetricScore["method"]; scores: number[] }>();
  for (const { metric, method, score } of cards.flatMap((card) => card.measurements)) {
    const key = `${metric}/${method}`;
    const group = groups.get(key) ?? { metric, method, scores: [] };
    group.scores.push(score);
    groups.set(key, group);
  }
  const overalls = cards.flatMap(({ overall }) => (overall === null ? [] : [overall]));
  return {
    overall: overalls.length === 0 ? null : tenths(mean(overalls)),
    metrics: [...groups.values()].map(({ metric, method, scores }) => ({
      metric,
      method,
      score: tenths(mean(scores)),
      measured: scores.length,
    })),
    versions: [...new Set(cards.map(({ version }) => version))].toSorted(),
    accepted: cards.length === 0 ? null : cards.every((card) => judge(card).accepted),
  };
}

/** Metrics with their method that every one of the variations has: what may be put side by side. */
export function comparableMetrics(all: readonly VariationScores[]): Pick<MetricScore, "metric" | "method">[] {
  const [first, ...rest] = all;
  if (!first) return [];
  return first.metrics
    .filter(({ metric, method }) =>
      rest.every((scores) => scores.metrics.some((one) => one.metric === metric && one.method === method)),
    )
    .map(({ metric, method }) => ({ metric, method }));
}
