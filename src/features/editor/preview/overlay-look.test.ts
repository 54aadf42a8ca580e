import { expect, test } from "vitest";
import type { TextItem } from "@/domain/timeline/cut";
import { cutText, sampleCut } from "@/testing/edited-cuts";
import { overlayLookAt } from "./overlay-look";

const lookAt = (frame: number, change: Partial<TextItem> = {}) =>
  overlayLookAt(sampleCut(), { ...cutText("t", 24, 48), ...change }, frame);

test("a text is seen in its own frames only, and comes and goes as its animation says", () => {
  expect(lookAt(23)).toBeNull();
  expect(lookAt(24)).toMatchObject({ opacity: 0 });
  expect(lookAt(48)).toEqual({ opacity: 1, scale: 1, rise: 0, typed: 1 });
  expect(lookAt(71)?.opacity).toBeLessThan(0.2);
  expect(lookAt(72)).toBeNull();
});

test("text without animation is there at once, and text that slides comes from below", () => {
  expect(lookAt(24, { animation: "none" })?.opacity).toBe(1);
  expect(lookAt(24, { animation: "slide" })?.rise).toBeCloseTo(0.035);
  expect(lookAt(40, { animation: "slide" })?.rise).toBe(0);
});

test("text pops in small and rests at its size, and is typed within half of its time", () => {
  expect(lookAt(24, { animation: "pop" })?.scale).toBeLessThan(1);
  expect(lookAt(40, { animation: "pop" })?.scale).toBe(1);
  const typed = (frame: number) =>
    lookAt(frame, { animation: "typewriter", text: "A longer line of words to read" })?.typed ?? 0;
  expect(typed(24)).toBeLessThan(0.2);
  expect(typed(24 + 24)).toBe(1);
});
