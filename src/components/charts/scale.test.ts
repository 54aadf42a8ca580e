import { expect, test } from "vitest";
import { percentOf, spanOf } from "./scale";

test("values stand where they belong on the axis, and at its ends when they are beyond them", () => {
  const span = { low: 20, high: 60 };
  expect([20, 30, 60, 10, 90].map((value) => percentOf(value, span))).toEqual([0, 25, 100, 0, 100]);
  expect(percentOf(5, { low: 5, high: 5 })).toBe(50);
});

test("an axis has room around its values, stays within its bounds and is never too short", () => {
  const bounds = { low: 0, high: 100 };
  expect(spanOf([], bounds, 10)).toEqual(bounds);
  expect(spanOf([70, 70], bounds, 10)).toEqual({ low: 65, high: 75 });
  expect(spanOf([99, 100], bounds, 10)).toEqual({ low: 94.5, high: 100 });
  const wide = spanOf([20, 70], bounds, 10);
  expect([wide.low, wide.high]).toEqual([16, 74]);
});
