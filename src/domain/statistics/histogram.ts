import { confidence, type Interval } from "./intervals";
import { normalQuantile } from "./quantiles";

/** Counts of values in buckets of equal width, from `start` on. */
export type Histogram = { start: number; width: number; counts: readonly number[] };

export const totalOf = ({ counts }: Histogram) => counts.reduce((sum, count) => sum + count, 0);

/**
 * The value below which a share of the counted values lie, as if those of a bucket were spread evenly over it; null for
 * an empty histogram. It is as fine as the buckets are.
 */
export function histogramQuantile(histogram: Histogram, share: number): number | null {
  const total = totalOf(histogram);
  if (total === 0) return null;
  const wanted = Math.min(1, Math.max(0, share)) * total;
  let below = 0;
  for (const [index, count] of histogram.counts.entries()) {
    if (count > 0 && below + count >= wanted) {
      return histogram.start + histogram.width * (index + (wanted - below) / count);
    }
    below += count;
  }
  return histogram.start + histogram.width * histogram.counts.length;
}

/**
 * An interval for the median by order statistics: ranks between which the middle lies at the stated rate (binomial, in
 * its normal approximation), read off the histogram. Null for fewer than six values, of which no two ranks are enough.
 */
export function medianInterval(histogram: Histogram, level: number = confidence): Interval | null {
  const n = totalOf(histogram);
  if (n < 6) return null;
  const reach = (normalQuantile(1 - (1 - level) / 2) * Math.sqrt(n)) / 2;
  const low = histogramQuantile(histogram, Math.floor(n / 2 - reach) / n);
  const high = histogramQuantile(histogram, Math.ceil(n / 2 + reach + 1) / n);
  return low === null || high === null ? null : { low, high };
}
