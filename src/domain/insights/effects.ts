import { type Interval, mean, meanInterval, type Sums } from "@/domain/statistics/intervals";
import type { SettingChange } from "./run-settings";

/** Under so many samples nothing is claimed. */
export const fewestSamples = 30;

/** A figure with how sure it is. `claim` is null while there are too few samples to claim anything. */
export type Estimate = {
  n: number;
  mean: number | null;
  interval: Interval | null;
};

const estimateOf = (sums: Sums): Estimate => ({
  n: sums.n,
  mean: mean(sums),
  interval: meanInterval(sums),
});

/** Of scores, 0 to 100: their mean lies nowhere else, however wide its interval comes out. */
export function scoreEstimate(sums: Sums): Estimate {
  const { interval, ...estimate } = estimateOf(sums);
  const within = interval && { low: Math.max(0, interval.low), high: Math.min(100, interval.high) };
  return { ...estimate, interval: within };
}

/** What can be said of a difference: too little is known, none can be told from chance, or in which direction it goes. */
export const claims = ["not-enough", "no-difference", "higher", "lower"] as const;
export type Claim = (typeof claims)[number];

/** @param fewest Samples, or those of the smaller group, under which nothing is claimed. */
export function claimOf(
  { n, interval }: Pick<Estimate, "n" | "interval">,
  fewest: number = fewestSamples,
): Claim {
  if (n < fewest || interval === null) return "not-enough";
  if (interval.low > 0) return "higher";
  return interval.high < 0 ? "lower" : "no-difference";
}

/** What changing one setting did to one figure, over pairs of runs that differ in nothing else. */
export type Effect = {
  change: SettingChange;
  /** Pairs, each of another brief. */
  score: Estimate & { claim: Claim };
  /** How many prompts these briefs have: many seeds of one prompt say little about others. */
  prompts: number;
  costMicros: Estimate & { claim: Claim };
  /** Over those pairs of which neither run found work of the other. */
  seconds: Estimate & { claim: Claim };
};

const claimed = (estimate: Estimate) => ({ ...estimate, claim: claimOf(estimate) });

export function effectOf(row: {
  change: SettingChange;
  prompts: number;
  score: Sums;
  costMicros: Sums;
  seconds: Sums;
}): Effect {
  return {
    change: row.change,
    prompts: row.prompts,
    score: claimed(estimateOf(row.score)),
    costMicros: claimed(estimateOf(row.costMicros)),
    seconds: claimed(estimateOf(row.seconds)),
  };
}
