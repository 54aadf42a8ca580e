import { expect, test } from "vitest";
import { createRandom, type Random } from "@/domain/random";
import { agreementOf, krippendorffAlpha } from "./agreement";
import { pairsOf } from "./blind-order";
import { type PairVote, rate, winShare } from "./bradley-terry";
import { inverse } from "./linear-system";
import { normalQuantile, normalShareBelow } from "./normal-distribution";

/** Votes of people whose true preferences are known. */
function simulate(truth: readonly number[], { reviewers, random }: { reviewers: number; random: Random }) {
  const items = truth.map((_, index) => index);
  return Array.from({ length: reviewers }, () =>
    pairsOf(items).map(({ first, second }): PairVote => {
      const difference = (truth[first] ?? 0) - (truth[second] ?? 0);
      return { first, second, choice: random.next() < winShare(difference) ? "first" : "second" };
    }),
  ).flat();
}

const orderOf = (strengths: readonly number[]) =>
  strengths
    .map((strength, item) => ({ strength, item }))
    .toSorted((a, b) => b.strength - a.strength)
    .map(({ item }) => item);

const centered = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
};

const scenarios = [
  { name: "five videos, eight reviewers", truth: [1, 0.5, 0, -0.5, -1], reviewers: 8 },
  { name: "three videos, twelve reviewers", truth: [0.8, 0, -0.3], reviewers: 12 },
  { name: "two videos, twenty reviewers", truth: [0.4, -0.4], reviewers: 20 },
  { name: "five equal videos, six reviewers", truth: [0, 0, 0, 0, 0], reviewers: 6 },
];

test.each(scenarios)(
  "$name: 95 % intervals hold the truth at least 93 times out of 100",
  ({ truth, reviewers }) => {
    const runs = 500;
    const wanted = centered(truth);
    let held = 0;
    for (let seed = 0; seed < runs; seed++) {
      const votes = simulate(truth, { reviewers, random: createRandom(`coverage/${seed}`) });
      const { items } = rate(truth.length, votes);
      held += items.filter(
        ({ low, high }, item) => low <= (wanted[item] ?? 0) && (wanted[item] ?? 0) <= high,
      ).length;
    }
    expect(held / (runs * truth.length)).toBeGreaterThanOrEqual(0.93);
    // Nor are they so wide that they say nothing.
    expect(held / (runs * truth.length)).toBeLessThanOrEqual(0.985);
  },
);

test("clear preferences are put in their order, whatever the seed", () => {
  const truth = [-2, 1, 2, -1, 0];
  for (let seed = 0; seed < 200; seed++) {
    const votes = simulate(truth, { reviewers: 60, random: createRandom(`order/${seed}`) });
    expect(orderOf(rate(5, votes).items.map(({ strength }) => strength))).toEqual([2, 1, 4, 3, 0]);
  }
});

test("what is said to be better is in truth: of equal videos hardly any is called better", () => {
  let claimed = 0;
  for (let seed = 0; seed < 500; seed++) {
    const votes = simulate([0, 0, 0, 0], { reviewers: 10, random: createRandom(`claims/${seed}`) });
    if (rate(4, votes).pairs.some(({ certain }) => certain)) claimed += 1;
  }
  expect(claimed / 500).toBeLessThanOrEqual(0.06);
});

test("a clear winner is named with its probability, and only then", () => {
  const votes = (wins: number, losses: number): PairVote[] => [
    ...Array.from({ length: wins }, () => ({ first: 0, second: 1, choice: "first" as const })),
    ...Array.from({ length: losses }, () => ({ first: 0, second: 1, choice: "second" as const })),
  ];
  const [clear] = rate(2, votes(17, 3)).pairs;
  expect(clear).toMatchObject({ better: 0, worse: 1, certain: true });
  expect(clear?.probability).toBeGreaterThan(0.99);
  const [unclear] = rate(2, votes(6, 4)).pairs;
  expect(unclear).toMatchObject({ better: 0, certain: false });
});

test("nobody's votes, everybody's ties and wins without a defeat all have finite ratings", () => {
  const nothing = rate(3, []);
  expect(nothing.items.every(({ strength }) => strength === 0)).toBe(true);
  expect(nothing.pairs.some(({ certain }) => certain)).toBe(false);
  const ties = pairsOf([0, 1, 2]).map((pair): PairVote => ({ ...pair, choice: "tie" }));
  for (const { strength } of rate(3, ties).items) expect(strength).toBeCloseTo(0, 8);
  const sweep = Array.from({ length: 1_000 }, (): PairVote => ({ first: 0, second: 1, choice: "first" }));
  const [winner, loser] = rate(2, sweep).items;
  expect(winner?.strength).toBeGreaterThan(2);
  expect(Number.isFinite(winner?.high) && Number.isFinite(loser?.low)).toBe(true);
});

test("a tie counts as half a win for both", () => {
  const win = { first: 0, second: 1, choice: "first" } as const;
  const loss = { first: 0, second: 1, choice: "second" } as const;
  const tie = { first: 0, second: 1, choice: "tie" } as const;
  expect(rate(2, [win, tie, tie])).toEqual(rate(2, [win, win, loss]));
});

test("which video of a pair is called first changes nothing", () => {
  const votes = simulate([0.5, 0, -0.5], { reviewers: 5, random: createRandom("sides") });
  const turned = votes.map(
    ({ first, second, choice }): PairVote => ({
      first: second,
      second: first,
      choice: choice === "first" ? "second" : choice === "second" ? "first" : "tie",
    }),
  );
  const [one, other] = [rate(3, votes), rate(3, turned)];
  for (const [item, { strength }] of one.items.entries()) {
    expect(other.items[item]?.strength).toBeCloseTo(strength, 8);
  }
});

test("the normal distribution is the one of the tables", () => {
  expect(normalShareBelow(1.959964)).toBeCloseTo(0.975, 6);
  expect(normalShareBelow(-1)).toBeCloseTo(0.158655, 6);
  expect(normalQuantile(0.995)).toBeCloseTo(2.575829, 4);
});

test("an inverse times its matrix is the identity, and a singular matrix is refused", () => {
  const [first, second] = inverse([
    [0, 2],
    [4, 1],
  ]);
  expect([first, second]).toEqual([
    [-0.125, 0.25],
    [0.5, 0],
  ]);
  expect(() =>
    inverse([
      [1, 2],
      [2, 4],
    ]),
  ).toThrow("no inverse");
});

test("alpha is the one of Krippendorff's worked example", () => {
  // Four observers, twelve units, nominal data with gaps (Computing Krippendorff's Alpha-Reliability, 2011, part C).
  const observers = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
    [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
  ];
  const units = observers[0]?.map((_, unit) =>
    observers.flatMap((values) =>
      values[unit] === null || values[unit] === undefined ? [] : [String(values[unit])],
    ),
  );
  expect(krippendorffAlpha(units ?? [])).toBeCloseTo(0.743, 3);
});

test("reviewers who vote alike agree perfectly, dice do not, and one alone has nobody to agree with", () => {
  const pairs = pairsOf([0, 1, 2, 3, 4]);
  const votesOf = (
    reviewer: string,
    choose: (pair: { first: number; second: number }) => PairVote["choice"],
  ) => pairs.map((pair) => ({ ...pair, reviewer, choice: choose(pair) }));
  const byNumber = () => "first" as const;
  const two = agreementOf([...votesOf("a", byNumber), ...votesOf("b", byNumber)]);
  expect(two).toEqual({ alpha: 1, sameShare: 1, reviewers: 2, pairs: 10 });
  expect(agreementOf(votesOf("a", byNumber))).toEqual({
    alpha: null,
    sameShare: null,
    reviewers: 1,
    pairs: 0,
  });
  const random = createRandom("dice");
  const dice = Array.from({ length: 40 }, (_, index) =>
    votesOf(`r${index}`, () => random.pick(["first", "second", "tie"])),
  ).flat();
  expect(Math.abs(agreementOf(dice).alpha ?? 1)).toBeLessThan(0.1);
});

test("agreement does not depend on which side a video stood on", () => {
  const votes = [
    { first: 0, second: 1, choice: "first" as const, reviewer: "a" },
    { first: 1, second: 0, choice: "second" as const, reviewer: "b" },
    { first: 1, second: 2, choice: "first" as const, reviewer: "a" },
    { first: 1, second: 2, choice: "second" as const, reviewer: "b" },
  ];
  expect(agreementOf(votes).sameShare).toBe(0.5);
});
