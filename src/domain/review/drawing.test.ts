import { expect, test } from "vitest";
import { drawing, drawingLimits, type Point, type Stroke, tidyStroke } from "./drawing";
import { frameAt, middleOfFrame, timecode } from "./timecode";

const pen = (points: Point[]): Stroke => ({ tool: "pen", colour: "amber", points });
const circle = (count: number): Point[] =>
  Array.from({ length: count }, (_, index) => [
    0.5 + 0.4 * Math.cos((2 * Math.PI * index) / count),
    0.5 + 0.4 * Math.sin((2 * Math.PI * index) / count),
  ]);

test("a tidied stroke keeps its shape with far fewer points, and is a drawing that is accepted", () => {
  const tidy = tidyStroke(pen(circle(2_000)));
  expect(tidy?.points.length).toBeLessThan(120);
  for (const [x, y] of tidy?.points ?? []) expect(Math.hypot(x - 0.5, y - 0.5)).toBeCloseTo(0.4, 3);
  expect(drawing.safeParse([tidy]).success).toBe(true);
});

test("a wild stroke is cut down to what is accepted", () => {
  const zigzag = Array.from({ length: 5_000 }, (_, index): Point => [index / 5_000, index % 2]);
  const tidy = tidyStroke(pen(zigzag));
  expect(tidy?.points).toHaveLength(drawingLimits.pointsPerStroke);
  expect(tidy?.points.at(-1)).toEqual([0.9998, 1]);
});

test("a straight line needs its ends only, an arrow has nothing else, a click is no stroke", () => {
  const line = Array.from({ length: 50 }, (_, index): Point => [index / 100, index / 100]);
  expect(tidyStroke(pen(line))?.points).toEqual([
    [0, 0],
    [0.49, 0.49],
  ]);
  expect(tidyStroke({ ...pen(circle(20)), tool: "arrow" })?.points).toHaveLength(2);
  expect(
    tidyStroke(
      pen([
        [0.5, 0.5],
        [0.5001, 0.5],
      ]),
    ),
  ).toBeNull();
});

test("what lies outside the frame is brought to its edge", () => {
  expect(
    tidyStroke(
      pen([
        [-0.2, 0.5],
        [1.3, 0.5],
      ]),
    )?.points,
  ).toEqual([
    [0, 0.5],
    [1, 0.5],
  ]);
});

test("drawings that are too large, outside the frame or of unknown tools are refused", () => {
  const full = { ...pen(circle(drawingLimits.pointsPerStroke)) };
  expect(drawing.safeParse(new Array(drawingLimits.strokes + 1).fill(pen(circle(3)))).success).toBe(false);
  expect(drawing.safeParse(new Array(11).fill(full)).success).toBe(false);
  expect(
    drawing.safeParse([
      pen([
        [0, 0],
        [1.01, 0],
      ]),
    ]).success,
  ).toBe(false);
  expect(drawing.safeParse([{ ...pen(circle(3)), tool: "script" }]).success).toBe(false);
  expect(drawing.safeParse([{ ...pen(circle(3)), onload: "x" }]).success).toBe(false);
});

test.each([24, 25, 30, 60])(
  "at %i frames a second every frame is found again by its time",
  (framesPerSecond) => {
    for (let frame = 0; frame < 300; frame++) {
      const video = { framesPerSecond, durationFrames: 300 };
      expect(frameAt(middleOfFrame(frame, framesPerSecond), video)).toBe(frame);
      // As players tell it: the frame's beginning in microseconds.
      expect(frameAt(Math.floor((frame * 1e6) / framesPerSecond) / 1e6, video)).toBe(frame);
    }
  },
);

test("timecodes count frames within the second", () => {
  expect(timecode(0, 24)).toBe("00:00:00:00");
  expect(timecode(47, 24)).toBe("00:00:01:23");
  expect(timecode(30 * 3_725 + 7, 30)).toBe("01:02:05:07");
});
