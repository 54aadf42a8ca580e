import { describe, expect, test } from "vitest";
import { createRandom } from "@/domain/random";
import { incompleteBeta, logGamma } from "./gamma";
import { histogramQuantile, medianInterval } from "./histogram";
import {
  bootstrapInterval,
  meanInterval,
  shareDifference,
  sumsOf,
  variance,
  welchInterval,
  wilsonInterval,
} from "./intervals";
import { normalQuantile, studentCdf, studentQuantile } from "./quantiles";

describe("distributions agree with published tables", () => {
  test("gamma and beta", () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(incompleteBeta(0.5, 2, 3)).toBeCloseTo(0.6875, 12);
  });

  test.each([
    [0.975, 1, 12.7062],
    [0.975, 2, 4.3027],
    [0.975, 10, 2.2281],
    [0.95, 10, 1.8125],
    [0.995, 29, 2.7564],
    [0.975, 29, 2.0452],
    [0.975, 120, 1.9799],
    [0.975, 1e7, 1.96],
  ])("the %f quantile of t with %d degrees of freedom is %f", (probability, freedom, expected) => {
    expect(studentQuantile(probability, freedom)).toBeCloseTo(expected, 4);
    expect(studentQuantile(1 - probability, freedom)).toBeCloseTo(-expected, 4);
  });

  test("quantiles undo the distribution, and refuse what is no probability", () => {
    expect(studentCdf(studentQuantile(0.2, 7), 7)).toBeCloseTo(0.2, 10);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232, 5);
    expect(() => normalQuantile(1)).toThrow(RangeError);
    expect(() => studentQuantile(0.5, 0)).toThrow(RangeError);
  });
});

describe("intervals agree with worked examples", () => {
  test("a mean, from sums alone", () => {
    // Moore and McCabe: 26 31 23 22 11 22 14 31, mean 22.5, s 7.191, interval 16.5 to 28.5.
    const sums = sumsOf([26, 31, 23, 22, 11, 22, 14, 31]);
    expect(variance(sums)).toBeCloseTo(51.714, 3);
    expect(meanInterval(sums)?.low).toBeCloseTo(16.488, 3);
    expect(meanInterval(sums)?.high).toBeCloseTo(28.512, 3);
    expect(meanInterval(sumsOf([4]))).toBeNull();
    expect(meanInterval(sumsOf([3, 3, 3]))).toEqual({ low: 3, high: 3 });
  });

  test("paired differences: Student's own data on sleep", () => {
    const differences = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
    expect(meanInterval(sumsOf(differences))?.low).toBeCloseTo(0.7001, 4);
    expect(meanInterval(sumsOf(differences))?.high).toBeCloseTo(2.4599, 4);
  });

  test("the same data as two groups, by Welch", () => {
    const before = sumsOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
    const after = sumsOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
    expect(welchInterval({ before, after })?.low).toBeCloseTo(-0.2055, 4);
    expect(welchInterval({ before, after })?.high).toBeCloseTo(3.3655, 4);
    expect(welchInterval({ before: sumsOf([1]), after })).toBeNull();
  });

  test("a share, by Wilson", () => {
    // Newcombe 1998: 81 of 263, 0 of 20.
    expect(wilsonInterval({ hits: 81, n: 263 })?.low).toBeCloseTo(0.2553, 4);
    expect(wilsonInterval({ hits: 81, n: 263 })?.high).toBeCloseTo(0.3662, 4);
    expect(wilsonInterval({ hits: 0, n: 20 })).toMatchObject({ low: 0 });
    expect(wilsonInterval({ hits: 0, n: 20 })?.high).toBeCloseTo(0.1611, 4);
    expect(wilsonInterval({ hits: 0, n: 0 })).toBeNull();
  });

  test("a difference of shares, by Newcombe", () => {
    // Newcombe 1998, method 10: 56/70 against 48/80 is 0.0524 to 0.3339.
    const difference = shareDifference({ before: { hits: 48, n: 80 }, after: { hits: 56, n: 70 } });
    expect(difference?.low).toBeCloseTo(0.0524, 4);
    expect(difference?.high).toBeCloseTo(0.3339, 4);
  });
});

test("intervals of a mean hold the truth at the stated rate", () => {
  const random = createRandom("coverage");
  const trials = 1500;
  let held = 0;
  for (let trial = 0; trial < trials; trial++) {
    const sample = Array.from({ length: 12 }, () => random.next() + random.next() + random.next());
    const interval = meanInterval(sumsOf(sample));
    if (interval && interval.low <= 1.5 && interval.high >= 1.5) held++;
  }
  expect(held / trials).toBeGreaterThan(0.935);
  expect(held / trials).toBeLessThan(0.965);
});

describe("the bootstrap", () => {
  const values = Array.from({ length: 60 }, (_, index) => (index * 37) % 60);
  const meanOf = (sample: readonly number[]) => sample.reduce((sum, value) => sum + value, 0) / sample.length;

  test("agrees with Student's interval where both apply, and repeats itself", () => {
    const interval = bootstrapInterval(values, meanOf, { seed: 1 });
    const student = meanInterval(sumsOf(values));
    expect(Math.abs((interval?.low ?? 0) - (student?.low ?? 0))).toBeLessThan(0.5);
    expect(Math.abs((interval?.high ?? 0) - (student?.high ?? 0))).toBeLessThan(0.5);
    expect(bootstrapInterval(values, meanOf, { seed: 1 })).toEqual(interval);
  });

  test("claims nothing where the figure mostly does not exist", () => {
    expect(bootstrapInterval([1], () => null, { seed: 1 })).toBeNull();
    expect(bootstrapInterval([], meanOf, { seed: 1 })).toBeNull();
  });
});

describe("medians out of a histogram", () => {
  const even = { start: 0, width: 5, counts: Array.from({ length: 20 }, () => 5) };

  test("lie where half of the values are below", () => {
    expect(histogramQuantile(even, 0.5)).toBe(50);
    expect(histogramQuantile({ start: 0, width: 5, counts: [0, 0, 4, 0] }, 0.5)).toBe(12.5);
    expect(histogramQuantile({ start: 0, width: 5, counts: [0, 0] }, 0.5)).toBeNull();
  });

  test("have an interval of ranks: of 100 values the 40th to the 61st", () => {
    expect(medianInterval(even)).toEqual({ low: 40, high: 61 });
    expect(medianInterval({ start: 0, width: 5, counts: [5] })).toBeNull();
  });
});
