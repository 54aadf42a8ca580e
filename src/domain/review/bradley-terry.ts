import { inverse, type Matrix, times } from "./linear-system";
import { normalQuantile, normalShareBelow } from "./normal-distribution";
import type { VoteChoice } from "./review";

/** One judgement of two items, by their indexes. */
export type PairVote = { first: number; second: number; choice: VoteChoice };

export type Rating = {
  /** Log odds of winning against an item of average strength; the strengths of all items add up to 0. */
  strength: number;
  /** Bounds between which the strength lies with 95 % confidence. */
  low: number;
  high: number;
};

export type PairStatement = {
  better: number;
  worse: number;
  /** That `better` is in truth the better one, 0.5-1. */
  probability: number;
  /** Whether the interval of the difference leaves out 0, with all pairs in mind: only then is it said. */
  certain: boolean;
};

export type Ratings = { items: Rating[]; pairs: PairStatement[] };

/**
 * How far strengths are expected to lie apart before anybody has voted (standard deviation, in log odds). Weak: eleven
 * wins out of twelve are still believed. It keeps an item that has won everything from being infinitely strong.
 */
const priorDeviation = 2;
const confidence = 0.95;

/** Wins of one item over another in `wins[item][other]`; a tie is half a win for both. */
export function winMatrix(itemCount: number, votes: readonly PairVote[]): number[][] {
  const wins = Array.from({ length: itemCount }, () => new Array<number>(itemCount).fill(0));
  const add = (winner: number, loser: number, share: number) => {
    const row = wins[winner];
    if (row?.[loser] !== undefined) row[loser] += share;
  };
  for (const { first, second, choice } of votes) {
    add(first, second, choice === "first" ? 1 : choice === "tie" ? 0.5 : 0);
    add(second, first, choice === "second" ? 1 : choice === "tie" ? 0.5 : 0);
  }
  return wins;
}

/**
 * Strengths of items from votes over pairs (Bradley and Terry, 1952): the odds that one wins over another are e to the
 * difference of their strengths. Maximum of likelihood and a weak normal prior by Newton's method; intervals from the
 * curvature there (Fisher's information). Votes count as independent of one another.
 */
export function rate(itemCount: number, votes: readonly PairVote[]): Ratings {
  const wins = winMatrix(itemCount, votes);
  const strengths = mostLikely(wins);
  const covariance = inverse(curvature(wins, strengths));
  const center = (row: number) => covarianceWithMean(covariance, row);
  const overall = mean(covariance.map((_, row) => center(row)));
  const reach = normalQuantile(0.5 + confidence / 2);
  return {
    items: strengths.map((strength, item) => {
      const variance = (covariance[item]?.[item] ?? 0) - 2 * center(item) + overall;
      const margin = reach * Math.sqrt(Math.max(0, variance));
      return { strength, low: strength - margin, high: strength + margin };
    }),
    pairs: statements(strengths, covariance),
  };
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const covarianceWithMean = (covariance: Matrix, row: number) => mean(covariance[row] ?? []);

/** Share of wins that a difference of strengths means. */
export const winShare = (difference: number): number => 1 / (1 + Math.exp(-difference));

function mostLikely(wins: Matrix): number[] {
  let strengths = wins.map(() => 0);
  for (let round = 0; round < 100; round++) {
    const step = times(inverse(curvature(wins, strengths)), slope(wins, strengths));
    strengths = climb(wins, strengths, step);
    if (Math.max(0, ...step.map(Math.abs)) < 1e-10) break;
  }
  return strengths;
}

/** As far along the step as it leads upwards: a full step of Newton's can go too far from a bad start. */
function climb(wins: Matrix, from: readonly number[], step: readonly number[]): number[] {
  const before = logLikelihood(wins, from);
  for (let share = 1; share > 1e-6; share /= 2) {
    const to = from.map((strength, item) => strength + share * (step[item] ?? 0));
    if (logLikelihood(wins, to) >= before) return to;
  }
  return [...from];
}

type PairOfItems = { item: number; other: number; won: number; difference: number };

function* eachPair(wins: Matrix, strengths: readonly number[]): Generator<PairOfItems> {
  for (const [item, row] of wins.entries()) {
    for (const [other, won] of row.entries()) {
      if (item !== other) {
        yield { item, other, won, difference: (strengths[item] ?? 0) - (strengths[other] ?? 0) };
      }
    }
  }
}

function logLikelihood(wins: Matrix, strengths: readonly number[]): number {
  let sum = 0;
  for (const { won, difference } of eachPair(wins, strengths)) sum += won * Math.log(winShare(difference));
  return sum - strengths.reduce((total, strength) => total + strength ** 2, 0) / (2 * priorDeviation ** 2);
}

function slope(wins: Matrix, strengths: readonly number[]): number[] {
  const rises = strengths.map((strength) => -strength / priorDeviation ** 2);
  for (const { item, other, won, difference } of eachPair(wins, strengths)) {
    const surprise = won * (1 - winShare(difference));
    rises[item] = (rises[item] ?? 0) + surprise;
    rises[other] = (rises[other] ?? 0) - surprise;
  }
  return rises;
}

/** Second derivatives with the sign turned: the larger, the better the strengths are known. */
function curvature(wins: Matrix, strengths: readonly number[]): number[][] {
  const known = strengths.map((_, row) =>
    strengths.map((_other, column) => (row === column ? 1 / priorDeviation ** 2 : 0)),
  );
  const add = (row: number, column: number, amount: number) => {
    const line = known[row];
    if (line) line[column] = (line[column] ?? 0) + amount;
  };
  for (const { item, other, won, difference } of eachPair(wins, strengths)) {
    const information = won * winShare(difference) * (1 - winShare(difference));
    add(item, item, information);
    add(other, other, information);
    add(item, other, -information);
    add(other, item, -information);
  }
  return known;
}

function statements(strengths: readonly number[], covariance: Matrix): PairStatement[] {
  const pairCount = Math.max(1, (strengths.length * (strengths.length - 1)) / 2);
  // Among many pairs one looks different by chance: each has to be that much surer (Bonferroni).
  const needed = normalQuantile(1 - (1 - confidence) / 2 / pairCount);
  return strengths.flatMap((strength, item) =>
    strengths.slice(item + 1).map((otherStrength, offset) => {
      const other = item + 1 + offset;
      const entry = (row: number, column: number) => covariance[row]?.[column] ?? 0;
      const deviation = Math.sqrt(entry(item, item) + entry(other, other) - 2 * entry(item, other));
      const deviations = Math.abs(strength - otherStrength) / deviation;
      const [better, worse] = strength >= otherStrength ? [item, other] : [other, item];
      return { better, worse, probability: normalShareBelow(deviations), certain: deviations > needed };
    }),
  );
}
