import { z } from "zod";
import { groupBy } from "./group-by";

/** What is scored: a take, or a finished video. Their numbers are never put together. */
export const factSubjects = ["clip", "frame", "sound", "video"] as const;
export type FactSubject = (typeof factSubjects)[number];

/** How a number came about; "mixed" for an overall score that several methods went into. */
export const factMethods = ["signal", "model", "hosted", "mixed"] as const;
export type FactMethod = (typeof factMethods)[number];

/** The weighted sum of a scorecard, beside the metrics that it is made of. */
export const overallMetric = "overall";

/** A score as a whole number, so that sums come out the same in whatever order they are made. */
export const hundredths = (score: number): number => Math.round(Math.min(100, Math.max(0, score)) * 100);

export const histogramBuckets = 20;
/** Points of the score that a bucket is wide. */
export const bucketWidth = 100 / histogramBuckets;

/** As little of a scorecard as counting it needs: cards of earlier and later versions have it too. */
const countedCard = z.looseObject({
  overall: z.number().nullable(),
  measurements: z.array(
    z.looseObject({
      metric: z.string().min(1),
      method: z.enum(["signal", "model", "hosted"]),
      score: z.number(),
    }),
  ),
});

export type ScoreFact = { metric: string; method: FactMethod; score: number };

/**
 * The numbers of a scorecard, each with its method, in hundredths of a point. The overall score has the method of its
 * metrics when they share one. Throws ZodError for what is no scorecard.
 */
export function scoreFacts(card: unknown): ScoreFact[] {
  const { overall, measurements } = countedCard.parse(card);
  const facts: ScoreFact[] = measurements.map(({ metric, method, score }) => ({
    metric,
    method,
    score: hundredths(score),
  }));
  if (overall !== null) {
    const methods = new Set(measurements.map(({ method }) => method));
    const [only] = methods;
    const method = methods.size === 1 && only ? only : "mixed";
    facts.push({ metric: overallMetric, method, score: hundredths(overall) });
  }
  return [...new Map(facts.map((fact) => [`${fact.metric}/${fact.method}`, fact])).values()];
}

export type TakeScore = ScoreFact & { takeId: string; slot: string; version: string };
export type RunScore = ScoreFact & { version: string };

/** The means of a run over its shots, by metric: of several takes of a shot the best one counts, as in the cut. */
export function runScores(scores: readonly TakeScore[]): RunScore[] {
  const best = bestTakes(scores);
  const kept = scores.filter(
    ({ slot, version, takeId }) => best.get(`${slot}/${version}`)?.takeId === takeId,
  );
  const groups = groupBy(kept, ({ metric, method, version }) => `${metric}/${method}/${version}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { metric, method, version } = first;
    const score = Math.round(group.reduce((sum, one) => sum + one.score, 0) / group.length);
    return [{ metric, method, version, score }];
  });
}

function bestTakes(scores: readonly TakeScore[]): Map<string, TakeScore> {
  const best = new Map<string, TakeScore>();
  const overallOrNone = (one: TakeScore) => (one.metric === overallMetric ? one.score : -1);
  for (const one of scores) {
    const key = `${one.slot}/${one.version}`;
    const known = best.get(key);
    if (!known || overallOrNone(one) > overallOrNone(known)) best.set(key, one);
  }
  return best;
}
