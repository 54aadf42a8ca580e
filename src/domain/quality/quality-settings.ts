import { z } from "zod";
import { metricNames } from "./metrics";
import { defaultThresholds, type Thresholds } from "./thresholds";

/** Takes that are asked for at once, and how often a poor one is made again after that. */
export const qualityLimits = { attempts: { min: 1, max: 5 }, regenerations: { min: 0, max: 2 } } as const;

const score = z.number().min(0, "A score is 0 or more").max(100, "A score is 100 at most");

/** What the maker expects of takes. They act while quality control is on; see `coherence.qualityRegeneration`. */
export const qualitySettings = z.object({
  /** Takes of each shot, all of them made and ranked. */
  attempts: z
    .int("A whole number of takes")
    .min(qualityLimits.attempts.min, "At least 1 take of each shot")
    .max(qualityLimits.attempts.max, `At most ${qualityLimits.attempts.max} takes of each shot`)
    .default(1),
  /** How often a shot whose best take is below a threshold is made again with another seed; 0 only measures. */
  regenerationMax: z
    .int()
    .min(qualityLimits.regenerations.min)
    .max(qualityLimits.regenerations.max)
    .default(qualityLimits.regenerations.max),
  /** Only what differs from the usual thresholds; 0 switches one off. */
  thresholds: z
    .object({
      overall: score.nullable().default(null),
      metrics: z.partialRecord(z.enum(metricNames), score).default({}),
    })
    .prefault({}),
});
export type QualitySettings = z.infer<typeof qualitySettings>;

/** The settings of a brief; one from before there were any has the usual ones. */
export const qualityOf = (brief: { quality?: unknown }): QualitySettings =>
  qualitySettings.parse(brief.quality ?? {});

/** Takes that are made of each shot: without quality control nothing could choose among several. */
export const attemptsOf = (brief: {
  coherence: { qualityRegeneration: boolean };
  quality?: unknown;
}): number => (brief.coherence.qualityRegeneration ? qualityOf(brief).attempts : 1);

/** The thresholds that hold: the usual ones, changed by the maker's. */
export const thresholdsOf = ({ thresholds }: QualitySettings): Thresholds => ({
  overall: thresholds.overall ?? defaultThresholds.overall,
  metrics: { ...defaultThresholds.metrics, ...thresholds.metrics },
});
