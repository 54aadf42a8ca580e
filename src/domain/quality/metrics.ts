import { networkMetrics } from "./network-metrics";
import { pictureMetrics } from "./picture-metrics";
import { relationMetrics } from "./relation-metrics";
import { soundMetrics } from "./sound-metrics";
import { technicalMetrics } from "./technical-metrics";

/**
 * Every metric there is, by the name under which it is stored. Names follow VBench where it has the same idea; signals
 * are VBench-style, not VBench numbers, and must not be compared with its leaderboard.
 */
export const metrics = {
  ...technicalMetrics,
  ...pictureMetrics,
  ...relationMetrics,
  ...soundMetrics,
  ...networkMetrics,
} as const;

export type MetricName = keyof typeof metrics;
export const metricNames = Object.keys(metrics) as [MetricName, ...MetricName[]];
