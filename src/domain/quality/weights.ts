import { canonicalJson } from "@/domain/json";
import { hash32 } from "@/domain/random";
import { type MetricName, metricNames, metrics } from "./metrics";

/** The share of each metric in an overall score, relative to the others that were measured. */
export const weights = Object.fromEntries(
  metricNames.map((metric) => [metric, metrics[metric].weight]),
) as Record<MetricName, number>;

/**
 * Methods whose numbers count, the first that a metric was measured by: where a network has measured, its number stands
 * for the metric. A judge's opinion never counts, and two methods of one metric are never added up.
 */
export const countingMethods = ["model", "signal"] as const;

/** Follows from the weights themselves, so that changed weights cannot pass for the old ones. */
export const weightsVersion = `weights-${hash32(canonicalJson({ weights, methods: [...countingMethods] })).toString(36)}`;
