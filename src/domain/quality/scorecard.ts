import { z } from "zod";
import { counted } from "./counted";
import { type MetricName, metricNames, metrics } from "./metrics";

/**
 * How a number came about: "signal" from pixels or samples alone, "model" by a network run here, "hosted" by a
 * provider. Numbers of different methods are different things even under one name.
 */
export const methods = ["signal", "model", "hosted"] as const;

export const measurement = z.object({
  metric: z.enum(metricNames),
  method: z.enum(methods),
  /** 0-100, higher is better whatever the direction of `raw`. */
  score: z.number().min(0).max(100),
  /** The measured value in the unit that the metric's description names. */
  raw: z.number(),
  /** Scores of what the metric is made of, for those that are. */
  parts: z.record(z.string(), z.number()).default({}),
  /** What a person should know about this number, e.g. what is wrong; null for nothing. */
  note: z.string().nullable().default(null),
});
export type Measurement = z.infer<typeof measurement>;

/** Changes whenever equal media may get other scores: cards of different versions are not compared. */
export const scorecardVersion = "signal-1";

export const scorecard = z.object({
  version: z.string(),
  subject: z.enum(["clip", "seam", "sound", "frame"]),
  /** What was computed. A metric that is missing is missing, not zero. */
  measurements: z.array(measurement),
  /** Weighted mean of the scores above; null when nothing was computed. */
  overall: z.number().min(0).max(100).nullable(),
  /** The weights that made `overall`, kept because they may change. */
  weights: z.partialRecord(z.enum(metricNames), z.number().positive()),
});
export type Scorecard = z.infer<typeof scorecard>;

export function createScorecard(subject: Scorecard["subject"], measurements: Measurement[]): Scorecard {
  const weights = Object.fromEntries(
    counted(measurements).map(({ metric }) => [metric, metrics[metric].weight]),
  ) as Partial<Record<MetricName, number>>;
  return { version: scorecardVersion, subject, measurements, overall: weightedScore(measurements), weights };
}

/** Weighted mean over what was computed and counts, to a tenth. */
export function weightedScore(all: readonly Measurement[]): number | null {
  const measurements = counted(all);
  const weightOf = ({ metric }: Measurement) => metrics[metric].weight;
  const total = measurements.reduce((sum, one) => sum + weightOf(one), 0);
  if (total === 0) return null;
  const sum = measurements.reduce((scores, one) => scores + one.score * weightOf(one), 0);
  return Math.round((10 * sum) / total) / 10;
}
