import { expect, test } from "vitest";
import { createScorecard, type Measurement } from "@/domain/quality/scorecard";
import { byGroup, incomparable, rangeText, rawText, sameOn } from "@/features/scorecard/card-words";

const one = (metric: Measurement["metric"], more: Partial<Measurement> = {}): Measurement => ({
  metric,
  method: "signal",
  score: 50,
  raw: 0.5,
  parts: {},
  note: null,
  ...more,
});

test("shares are read as percent, other values with their unit", () => {
  expect(rawText({ metric: "blackFrames", raw: 0.0083 })).toBe("0.83 % of frames");
  expect(rawText({ metric: "integratedLoudness", raw: -14.14 })).toBe("-14.14 LUFS");
});

test("a range without bounds is not told", () => {
  expect(rangeText("integratedLoudness")).toBe("0 or less");
  expect(rangeText("shotContinuity")).toBe("0 or more");
});

test("numbers are grouped in reading order and set beside those of the same method only", () => {
  const card = createScorecard("clip", [one("imagingQuality"), one("blackFrames")]);
  expect(byGroup(card).map(({ group }) => group)).toEqual(["technical", "frame"]);
  const other = createScorecard("clip", [one("imagingQuality", { method: "model" })]);
  expect(sameOn(other, one("imagingQuality"))).toBeNull();
  expect(sameOn(card, one("imagingQuality"))).toEqual(one("imagingQuality"));
});

test("cards of different versions are not compared, and it is said why", () => {
  const card = createScorecard("clip", [one("imagingQuality")]);
  expect(incomparable(card, card)).toBeNull();
  expect(incomparable(card, { ...card, version: "older" })).toMatch(/different versions/);
});
