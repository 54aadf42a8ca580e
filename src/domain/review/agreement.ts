import type { PairVote } from "./bradley-terry";

export type Agreement = {
  /** Krippendorff's alpha: 1 is perfect agreement, 0 what chance would give, below 0 is worse; null without two votes on anything. */
  alpha: number | null;
  /** Of two reviewers' votes on one pair, how many were the same, 0-1; null without any. */
  sameShare: number | null;
  reviewers: number;
  /** Pairs on which two or more reviewers have voted. */
  pairs: number;
};

/** The votes of several people on one question; who has not voted is left out. */
type Unit = readonly string[];

/**
 * Krippendorff's alpha for nominal values: 1 − observed by expected disagreement. Copes with any number of people and
 * with missing votes. Null where everybody always says the same or nobody says anything: there is no chance to compare
 * with.
 *
 * @param weight Of each unit; questions that are asked in two ways at once count half each.
 */
export function krippendorffAlpha(units: readonly Unit[], weight = 1): number | null {
  const totals = new Map<string, number>();
  let observed = 0;
  for (const unit of units.filter(({ length }) => length >= 2)) {
    for (const value of unit) {
      totals.set(value, (totals.get(value) ?? 0) + weight);
      observed += (weight * unit.filter((other) => other !== value).length) / (unit.length - 1);
    }
  }
  const all = [...totals.values()].reduce((sum, total) => sum + total, 0);
  const expected = all ** 2 - [...totals.values()].reduce((sum, total) => sum + total ** 2, 0);
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected;
}

const mirrored = { first: "second", second: "first", tie: "tie" } as const;

/**
 * How far reviewers agree in their votes. Which video of a pair is called first means nothing, so each pair counts
 * half as it is and half the other way round: agreement does not depend on the numbering.
 */
export function agreementOf(votes: readonly (PairVote & { reviewer: string })[]): Agreement {
  const byPair = new Map<string, PairVote["choice"][]>();
  for (const { first, second, choice } of votes) {
    const [pair, seen] =
      first < second ? [`${first}/${second}`, choice] : [`${second}/${first}`, mirrored[choice]];
    byPair.set(pair, [...(byPair.get(pair) ?? []), seen]);
  }
  const units = [...byPair.values()].filter(({ length }) => length >= 2);
  const bothWays = units.flatMap((unit) => [unit, unit.map((choice) => mirrored[choice])]);
  return {
    alpha: krippendorffAlpha(bothWays, 0.5),
    sameShare: sameShare(units),
    reviewers: new Set(votes.map(({ reviewer }) => reviewer)).size,
    pairs: units.length,
  };
}

function sameShare(units: readonly Unit[]): number | null {
  let [same, all] = [0, 0];
  for (const unit of units) {
    for (const [index, value] of unit.entries()) {
      for (const other of unit.slice(index + 1)) {
        all += 1;
        if (value === other) same += 1;
      }
    }
  }
  return all === 0 ? null : same / all;
}

/** What an alpha means, by Krippendorff's own bounds (Content Analysis, 2004). */
export function agreementWord(alpha: number | null): "unknown" | "reliable" | "tentative" | "low" {
  if (alpha === null) return "unknown";
  if (alpha >= 0.8) return "reliable";
  return alpha >= 0.667 ? "tentative" : "low";
}
