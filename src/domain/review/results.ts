import { agreementOf } from "./agreement";
import type { EntryKey } from "./blind-order";
import { type PairVote, rate, winMatrix, winShare } from "./bradley-terry";
import type { RatingView, ReviewerView, ReviewResults } from "./review-views";

export type CountedVote = PairVote & {
  /** Id of the seat. */
  reviewer: string;
  blind: boolean;
  /** Cast on the versions that are there today. */
  current: boolean;
};

/** What the votes of a comparison amount to. Votes name videos by their place in `keys`. */
export function resultsOf(
  keys: readonly EntryKey[],
  { votes, reviewers }: { votes: readonly CountedVote[]; reviewers: ReviewerView[] },
): ReviewResults {
  const { items, pairs } = rate(keys.length, votes);
  const keyAt = (index: number): EntryKey => keys[index] ?? "A";
  const ratings = items.map(({ strength, low, high }, item): RatingView => {
    const interval = { value: strength, low, high };
    return {
      key: keyAt(item),
      strength: interval,
      winShare: { value: winShare(strength), low: winShare(low), high: winShare(high) },
      ...tally(votes, item),
    };
  });
  return {
    votes: votes.length,
    openVotes: votes.filter(({ blind }) => !blind).length,
    outdatedVotes: votes.filter(({ current }) => !current).length,
    reviewers,
    ratings: ratings.toSorted((one, other) => other.strength.value - one.strength.value),
    wins: winMatrix(keys.length, votes),
    statements: pairs
      .map(({ better, worse, ...rest }) => ({ better: keyAt(better), worse: keyAt(worse), ...rest }))
      .toSorted((one, other) => other.probability - one.probability),
    agreement: agreementOf(votes),
  };
}

function tally(votes: readonly CountedVote[], item: number): Pick<RatingView, "wins" | "losses" | "ties"> {
  const mine = votes.filter(({ first, second }) => first === item || second === item);
  const ties = mine.filter(({ choice }) => choice === "tie").length;
  const wins = mine.filter(({ first, choice }) => choice === (first === item ? "first" : "second")).length;
  return { wins, ties, losses: mine.length - wins - ties };
}
