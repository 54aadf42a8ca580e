import { metrics } from "./metrics";
import { countedMeasurements, type Measurement, type Scorecard, weightedScore } from "./scorecard";
import { defaultThresholds, type Thresholds } from "./thresholds";
import { weights } from "./weights";

export type Verdict = { accepted: boolean; reasons: string[] };

/** Whether a take is good enough to keep, and what is wrong with it otherwise. What only a judge thinks does not count. */
export function judge(card: Scorecard, thresholds: Thresholds = defaultThresholds): Verdict {
  const reasons = countedMeasurements(card.measurements).flatMap(({ metric, score, note }) => {
    const least = thresholds.metrics[metric];
    if (least === undefined || score >= least) return [];
    return [`${metrics[metric].title}: ${Math.round(score)} of 100${note ? ` (${note})` : ""}`];
  });
  if (card.overall !== null && card.overall < thresholds.overall)
    reasons.push(`Overall: ${card.overall} of 100`);
  return { accepted: reasons.length === 0 && card.overall !== null, reasons };
}

export type Candidate = {
  takeId: string;
  /** What people call it, e.g. "Take 2". */
  label: string;
  scorecard: Scorecard;
};

export type Ranking = {
  /** Best first. */
  order: { takeId: string; score: number | null; accepted: boolean }[];
  /** A sentence on why the first one won. */
  reason: string;
};

/**
 * Orders takes of one slot: those without a fault first, then by score. Takes are compared only by what was measured on
 * all of them by the same method; when that leaves something out, the sentence says so. Equal takes keep their order.
 * Throws RangeError for an empty list.
 */
export function rankTakes(
  candidates: readonly Candidate[],
  thresholds: Thresholds = defaultThresholds,
): Ranking {
  const entries = candidates.map((candidate) => ({
    ...candidate,
    verdict: judge(candidate.scorecard, thresholds),
  }));
  const accepted = entries.filter(({ verdict }) => verdict.accepted);
  const rejected = entries.filter(({ verdict }) => !verdict.accepted);
  const ranked = [...byScore(accepted), ...byScore(rejected)];
  const [winner, second] = ranked;
  if (!winner) throw new RangeError("There are no takes to rank");
  return {
    order: ranked.map(({ takeId, score, verdict }) => ({ takeId, score, accepted: verdict.accepted })),
    reason: explain(winner, second),
  };
}

type Entry = Candidate & { verdict: Verdict };
type Scored = Entry & { score: number | null; compared: Measurement[]; leftOut: number };

function byScore(entries: readonly Entry[]): Scored[] {
  const key = ({ metric, method }: Measurement) => `${metric}/${method}`;
  const sets = entries.map(({ scorecard }) => new Set(scorecard.measurements.map(key)));
  return entries
    .map((entry) => {
      const counting = entry.scorecard.measurements.filter(({ method }) => method !== "hosted");
      const compared = countedMeasurements(counting.filter((one) => sets.every((set) => set.has(key(one)))));
      const metricsOf = (list: readonly Measurement[]) => new Set(list.map(({ metric }) => metric)).size;
      const leftOut = metricsOf(counting) - metricsOf(compared);
      return { ...entry, compared, leftOut, score: weightedScore(compared) };
    })
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1));
}

function explain(winner: Scored, second: Scored | undefined): string {
  const score = winner.score === null ? "nothing could be measured" : `${winner.score} of 100`;
  const faults = winner.verdict.reasons.join(", ");
  if (!second) {
    return winner.verdict.accepted
      ? `${winner.label} is the only take of this run: ${score}.`
      : `${winner.label} is the only take of this run, below the threshold: ${faults || score}.`;
  }
  if (winner.verdict.accepted && !second.verdict.accepted) {
    return `${winner.label} wins with ${score}: the others are below the threshold (${second.label}: ${second.verdict.reasons.join(", ") || "nothing could be measured"}).`;
  }
  const lead = `${winner.label} wins with ${score} over ${second.score ?? "no score"} of ${second.label}`;
  const why = decisive(winner, second);
  const caveat =
    winner.leftOut + second.leftOut > 0
      ? " Only what was measured on all takes in the same way was compared."
      : "";
  const warning = winner.verdict.accepted ? "" : ` It is below the threshold all the same: ${faults}.`;
  return `${lead}${why ? `: ${why}` : "; no metric tells them apart"}.${caveat}${warning}`;
}

/** The metrics that moved the score most, at most three, with by how much. */
function decisive(winner: Scored, second: Scored): string {
  return winner.compared
    .flatMap((mine) => {
      const theirs = second.compared.find(
        ({ metric, method }) => metric === mine.metric && method === mine.method,
      );
      const difference = theirs ? mine.score - theirs.score : 0;
      return difference >= 0.5
        ? [{ metric: mine.metric, difference, effect: difference * weights[mine.metric] }]
        : [];
    })
    .sort((a, b) => b.effect - a.effect)
    .slice(0, 3)
    .map(({ metric, difference }) => `${metrics[metric].title.toLowerCase()} +${Math.round(difference)}`)
    .join(", ");
}
