import { createRandom } from "@/domain/random";
import { normalQuantile, studentQuantile } from "./quantiles";

/** Between these the true value lies, at the stated rate of all intervals made so. */
export type Interval = { low: number; high: number };

/** What a mean and its interval can be computed from, whatever the number of values. */
export type Sums = { n: number; sum: number; sumOfSquares: number };

export const confidence = 0.95;

const upperTail = (level: number) => 1 - (1 - level) / 2;

/** Bessel's variance; null for fewer than two values. */
export function variance({ n, sum, sumOfSquares }: Sums): number | null {
  if (n < 2) return null;
  // Rounding can bring equal values a hair below zero.
  return Math.max(0, (sumOfSquares - (sum * sum) / n) / (n - 1));
}

export const mean = ({ n, sum }: Sums): number | null => (n === 0 ? null : sum / n);

export const sumsOf = (values: readonly number[]): Sums => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  sumOfSquares: values.reduce((sum, value) => sum + value * value, 0),
});

export const addSums = (one: Sums, other: Sums): Sums => ({
  n: one.n + other.n,
  sum: one.sum + other.sum,
  sumOfSquares: one.sumOfSquares + other.sumOfSquares,
});

export const noSums: Sums = { n: 0, sum: 0, sumOfSquares: 0 };

/** Student's interval for a mean; null for fewer than two values. Of paired differences it is the paired t interval. */
export function meanInterval(sums: Sums, level: number = confidence): Interval | null {
  const spread = variance(sums);
  if (spread === null) return null;
  const centre = sums.sum / sums.n;
  const reach = studentQuantile(upperTail(level), sums.n - 1) * Math.sqrt(spread / sums.n);
  return { low: centre - reach, high: centre + reach };
}

/**
 * Welch's interval for how much the mean of `after` is above that of `before`, where the two need not spread alike; null
 * when one has fewer than two values.
 */
export function welchInterval(
  { before, after }: { before: Sums; after: Sums },
  level: number = confidence,
): Interval | null {
  const [spreadBefore, spreadAfter] = [variance(before), variance(after)];
  if (spreadBefore === null || spreadAfter === null) return null;
  const difference = after.sum / after.n - before.sum / before.n;
  const [one, other] = [spreadBefore / before.n, spreadAfter / after.n];
  if (one + other === 0) return { low: difference, high: difference };
  const freedom = (one + other) ** 2 / (one ** 2 / (before.n - 1) + other ** 2 / (after.n - 1));
  const reach = studentQuantile(upperTail(level), freedom) * Math.sqrt(one + other);
  return { low: difference - reach, high: difference + reach };
}

export type Share = { hits: number; n: number };

/** Wilson's score interval for a share; null for no trials. Good for small counts and near 0 and 1 too. */
export function wilsonInterval({ hits, n }: Share, level: number = confidence): Interval | null {
  if (n === 0) return null;
  const z = normalQuantile(upperTail(level));
  const share = hits / n;
  const scale = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

/** Newcombe's interval for how much one share is above another, out of their Wilson intervals; null for no trials. */
export function shareDifference(
  { before, after }: { before: Share; after: Share },
  level: number = confidence,
): Interval | null {
  const [one, other] = [wilsonInterval(before, level), wilsonInterval(after, level)];
  if (!one || !other) return null;
  const [p, q] = [before.hits / before.n, after.hits / after.n];
  return {
    low: q - p - Math.hypot(q - other.low, one.high - p),
    high: q - p + Math.hypot(other.high - q, p - one.low),
  };
}

/**
 * The percentile bootstrap of any figure of a sample: what it comes to over samples drawn from the sample itself. Equal
 * seeds give equal intervals. Draws for which the figure is null are left out; null when more than half of them are.
 */
export function bootstrapInterval<Item>(
  items: readonly Item[],
  figure: (sample: readonly Item[]) => number | null,
  { seed, draws = 2000, level = confidence }: { seed: number | string; draws?: number; level?: number },
): Interval | null {
  const random = createRandom(seed);
  const figures: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const sample = items.map((item) => items[random.index(items.length)] ?? item);
    const value = figure(sample);
    if (value !== null) figures.push(value);
  }
  if (items.length === 0 || figures.length < draws / 2) return null;
  figures.sort((a, b) => a - b);
  const at = (probability: number) =>
    figures[Math.min(figures.length - 1, Math.floor(probability * figures.length))] ?? 0;
  return { low: at((1 - level) / 2), high: at(upperTail(level)) };
}
