import { expect, test } from "vitest";
import { sampleCut } from "@/testing/edited-cuts";
import { parseTime, spokenTime, timecodeText } from "../timecode";
import { trimmedInMode } from "./clip-trim";
import { dropIndex, rowsOf, snap, snapTargets } from "./snapping";
import { boundedZoom, scrollAfterZoom, tickSeconds } from "./zoom";

test("an edge snaps to the nearest seam, text, marker or playhead within reach, never to its own clip", () => {
  const targets = snapTargets(sampleCut(), { playhead: 100, except: "b" });
  expect(targets).toEqual(expect.arrayContaining([0, 72, 100, 80, 120, 132, 276]));
  expect(targets).not.toContain(144);
  expect(snap(98, targets, 3)).toEqual({ frame: 100, target: 100 });
  expect(snap(90, targets, 3)).toEqual({ frame: 90, target: null });
});

test("texts at the same time get rows of their own", () => {
  const span = (startFrame: number, lengthFrames: number) => ({ startFrame, lengthFrames });
  expect(rowsOf([span(0, 10), span(5, 10), span(10, 5), span(12, 5)])).toEqual([0, 1, 0, 2]);
});

test("a clip is put down before the first whose middle lies behind the pointer", () => {
  const row = [0, 10, 20].map((startFrame) => ({ startFrame, lengthFrames: 10 }));
  expect([-5, 4, 6, 16, 40].map((frame) => dropIndex(row, frame))).toEqual([0, 0, 1, 2, 3]);
});

test("the frame under the pointer stays there while zooming", () => {
  const before = { scrollLeft: 300, pointerX: 120, pixelsPerFrame: 2 };
  const scrollLeft = scrollAfterZoom(before, 5);
  expect((scrollLeft + 120) / 5).toBe((300 + 120) / 2);
  expect(boundedZoom(1000)).toBe(24);
  expect(tickSeconds(2, 24)).toBe(2);
  expect(tickSeconds(0.05, 24)).toBe(120);
});

test("trimming with a handle stops at the end of the take instead of being refused; rolling keeps the length", () => {
  const trim = (mode: "ripple" | "roll" | "gap", deltaFrames: number) =>
    trimmedInMode(sampleCut(), { clipId: "a", edge: "end", deltaFrames, mode });
  const lengthOf = (cut: ReturnType<typeof trim>) => {
    const item = cut.video[0];
    return item?.type === "clip" ? item.sourceRange.duration.value : null;
  };
  expect(lengthOf(trim("ripple", 500))).toBe(120);
  expect(lengthOf(trim("ripple", -500))).toBe(12);
  expect(lengthOf(trim("gap", 500))).toBe(72);
  expect(lengthOf(trim("roll", 500))).toBe(120);
});

test("times are read as people write them", () => {
  expect(["3", "2.5s", "1:05", "00:02:12", "36f", "0,5"].map((text) => parseTime(text, 24))).toEqual([
    72, 60, 1560, 60, 36, 12,
  ]);
  expect(parseTime("soon", 24)).toBeNull();
  expect(timecodeText(1573, 24)).toBe("01:05:13");
  expect(spokenTime(60, 24)).toBe("2 seconds 12 frames");
});
