import { dollarsText } from "@/domain/cost/money";

/** A shot that was made more than once because its takes were poor. Overall scores in the order of making. */
export type Regeneration = {
  shot: string;
  /** Scores of the takes that were asked for at first. */
  before: readonly (number | null)[];
  /** Scores of those that were made after them. */
  after: readonly (number | null)[];
  /** What the takes made after them have cost. */
  spentMicros: number;
};

/** What was spent on making a shot again, and what was gained: "Shot 2 was made 2 times: 61 → 78 for $0.42." */
export function regenerationText({ shot, before, after, spentMicros }: Regeneration): string {
  const times = `${shot} was made ${before.length + after.length} times`;
  const price = spentMicros === 0 ? "at no cost" : `for ${dollarsText(spentMicros)}`;
  const first = best(before);
  const again = best(after);
  if (again !== null && (first === null || again > first)) {
    return `${times}: ${scoreText(first)} → ${scoreText(again)} ${price}.`;
  }
  const tried = after.map(scoreText).join(" and ");
  return `${times} ${price}, and it did not get better: ${scoreText(first)}, then ${tried}. The better take stays.`;
}

const best = (scores: readonly (number | null)[]) =>
  scores.reduce<number | null>(
    (most, score) => (score !== null && (most === null || score > most) ? score : most),
    null,
  );

const scoreText = (score: number | null) => (score === null ? "not measurable" : String(Math.round(score)));
