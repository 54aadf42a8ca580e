/** A score of an iteration; null when nothing was measured. */
export type TrendPoint = { number: number; score: number | null };

/** A sentence on how the score has gone, for people who do not see the chart. */
export function trendText(points: readonly TrendPoint[]): string {
  const scored = points.flatMap(({ number, score }) => (score === null ? [] : [{ number, score }]));
  const [first] = scored;
  const last = scored.at(-1);
  if (!first || !last) return "No iteration was scored.";
  if (first === last) return `Iteration ${first.number} scored ${Math.round(first.score)} of 100.`;
  const best = scored.reduce((most, point) => (point.score > most.score ? point : most));
  const change = Math.round(last.score) - Math.round(first.score);
  const way = change === 0 ? "the same as" : `${Math.abs(change)} ${change > 0 ? "more" : "less"} than`;
  return `Iteration ${last.number} scored ${Math.round(last.score)} of 100, ${way} iteration ${first.number}; the best is iteration ${best.number} with ${Math.round(best.score)}.`;
}

/** The whole tens around all scores, at least 20 apart, for the chart's height. */
export function trendRange(points: readonly TrendPoint[]): { low: number; high: number } {
  const scores = points.flatMap(({ score }) => (score === null ? [] : [score]));
  if (scores.length === 0) return { low: 0, high: 100 };
  const high = Math.min(100, Math.ceil((Math.max(...scores) + 1) / 10) * 10);
  const low = Math.max(0, Math.floor((Math.min(...scores) - 1) / 10) * 10);
  return high - low >= 20 ? { low, high } : { low: Math.max(0, high - 20), high: Math.max(20, high) };
}
