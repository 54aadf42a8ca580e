import { z } from "zod";
import { calibration } from "./calibration";
import { methods } from "./metric-description";
import { type MetricName, metricNames } from "./metrics";
import { countingMethods, weights, weightsVersion } from "./weights";

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
export const scorecardVersion = calibration.version;

export const subjects = ["clip", "seam", "sound", "frame", "video"] as const;
export type Subject = (typeof subjects)[number];

/** A number that could not be had, and why, e.g. "The weights of this model are not installed." */
const missingNumber = z.object({ metric: z.enum(metricNames), reason: z.string() });
export type MissingNumber = z.infer<typeof missingNumber>;

export const scorecard = z.object({
  version: z.string(),
  subject: z.enum(subjects),
  /** What was computed. A metric that is missing is missing, not zero. */
  measurements: z.array(measurement),
  /** Weighted mean of the scores that count; null when there are none. See `countedMeasurements`. */
  overall: z.number().min(0).max(100).nullable(),
  /** The weights that made `overall`, kept because they may change. */
  weights: z.partialRecord(z.enum(metricNames), z.number().positive()),
  /** Which weights they are; null on cards from before weights had a version. */
  weightsVersion: z.string().nullable().default(null),
  /** What was to be measured and was not. */
  missing: z.array(missingNumber).default([]),
});
export type Scorecard = z.infer<typeof scorecard>;

export function createScorecard(
  subject: Subject,
  measurements: Measurement[],
  missing: MissingNumber[] = [],
): Scorecard {
  const counted = countedMeasurements(measurements);
  return {
    version: scorecardVersion,
    subject,
    measurements,
    overall: weightedScore(measurements),
    weights: Object.fromEntries(counted.map(({ metric }) => [metric, weights[metric]])) as Partial<
      Record<MetricName, number>
    >,
    weightsVersion,
    missing,
  };
}

/** The measurements that make the overall score: of each metric one, by the first method that counts. */
export function countedMeasurements(measurements: readonly Measurement[]): Measurement[] {
  return measurements.filter(({ metric, method }) => {
    const methodsOf = measurements.filter((other) => other.metric === metric).map((other) => other.method);
    return method === countingMethods.find((counting) => methodsOf.includes(counting));
  });
}

/** Weighted mean of the measurements that count, to a tenth; null when there are none. */
export function weightedScore(measurements: readonly Measurement[]): number | null {
  const counted = countedMeasurements(measurements);
  const total = counted.reduce((sum, { metric }) => sum + weights[metric], 0);
  if (total === 0) return null;
  const sum = counted.reduce((scores, { metric, score }) => scores + score * weights[metric], 0);
  return Math.round((10 * sum) / total) / 10;
}
