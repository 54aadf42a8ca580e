import { expect, test } from "vitest";
import { aestheticQuality, subjectConsistency, textAlignment } from "./network-metrics";
import { onScale } from "./scale";
import { consistency, cosine, unit } from "./similarity";

test("cosines do not depend on lengths, and nothing is similar to nothing", () => {
  expect(cosine([3, 4], [6, 8])).toBeCloseTo(1, 12);
  expect(cosine([1, 0], [0, 5])).toBe(0);
  expect(cosine([0, 0], [1, 1])).toBe(0);
  expect([...unit(Float32Array.of(3, 4))]).toEqual([0.6, 0.8].map(Math.fround));
});

test("consistency is the mean similarity to the first frame and the one before, neither below zero", () => {
  const half = Math.SQRT1_2;
  // Second frame: (0.707 + 0.707) / 2 to the first. Third: 0 to the first, 0.707 to the one before.
  expect(
    consistency([
      [1, 0],
      [half, half],
      [0, 1],
    ]),
  ).toBeCloseTo((half + half / 2) / 2, 6);
  expect(
    consistency([
      [1, 0],
      [-1, 0],
    ]),
  ).toBe(0);
  expect(consistency([[1, 2]])).toBe(1);
});

test("text alignment is CLIPScore: 2.5 times the cosine, not below zero, mean over frames", () => {
  const [cos30, cos60] = [Math.cos(Math.PI / 6), 0.5];
  const text = Float32Array.of(1, 0);
  const frames = [Float32Array.of(cos30, 0.5), Float32Array.of(cos60, cos30), Float32Array.of(-1, 0)];
  const { raw, method, metric } = textAlignment(frames, text);
  expect({ metric, method }).toEqual({ metric: "textAlignment", method: "model" });
  expect(raw).toBeCloseTo((2.5 * (cos30 + cos60 + 0)) / 3, 3);
});

test("scores rise along the scale and end where it ends", () => {
  expect(
    [-1, 0, 5, 10, 12].map((value) =>
      onScale(value, [
        [0, 20],
        [10, 40],
      ]),
    ),
  ).toEqual([20, 20, 30, 40, 40]);
  const still = Float32Array.of(1, 0);
  expect(subjectConsistency([still, still]).score).toBe(100);
  expect(aestheticQuality([5.5, 6.5]).raw).toBe(6);
  expect(aestheticQuality([4]).score).toBeLessThan(aestheticQuality([6]).score);
});
