import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apportionFrames } from "./apportion-frames";

const sum = (parts: number[]) => parts.reduce((whole, part) => whole + part, 0);
const weights = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 20 });
const cases = fc.record({
  weights,
  total: fc.integer({ min: 20, max: 3600 }),
  minimum: fc.integer({ min: 1, max: 60 }),
});

describe("apportionFrames", () => {
  it("sums to the total exactly", () => {
    fc.assert(
      fc.property(cases, ({ weights, total, minimum }) => {
        expect(sum(apportionFrames(weights, total, { minimum }))).toBe(total);
      }),
    );
  });

  it("keeps the minimum wherever the total allows it, else parts that differ by one frame at most", () => {
    fc.assert(
      fc.property(cases, ({ weights, total, minimum }) => {
        const parts = apportionFrames(weights, total, { minimum });
        if (total >= minimum * weights.length) expect(Math.min(...parts)).toBeGreaterThanOrEqual(minimum);
        else expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("never gives a heavier part less than a lighter one, when there is room for weights at all", () => {
    fc.assert(
      fc.property(cases, ({ weights, total, minimum }) => {
        fc.pre(total > minimum * weights.length);
        const parts = apportionFrames(weights, total, { minimum });
        const byWeight = weights.map((weight, at) => ({ weight, part: parts[at] ?? 0 }));
        byWeight.sort((a, b) => a.weight - b.weight || a.part - b.part);
        for (const [at, { part }] of byWeight.entries()) {
          expect(part).toBeGreaterThanOrEqual(byWeight[at - 1]?.part ?? 0);
        }
      }),
    );
  });

  it("gives the odd frame to the largest remainder, then to the earlier part", () => {
    expect(apportionFrames([1, 1, 1], 100, { minimum: 1 })).toEqual([34, 33, 33]);
    expect(apportionFrames([50, 30, 20], 361, { minimum: 1 })).toEqual([181, 108, 72]);
  });
});
