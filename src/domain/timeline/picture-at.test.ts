import fc from "fast-check";
import { expect, test } from "vitest";
import { anyEdit, attempt, sampleCut } from "@/testing/edited-cuts";
import { setTransition } from "./edit/transitions";
import { cutFrames } from "./layout";
import { indexPicture, pictureAt } from "./picture-at";

const seen = (frame: number, cut = sampleCut()) =>
  pictureAt(indexPicture(cut), frame).map(({ clip, sourceFrame, opacity }) => [
    clip.id,
    sourceFrame,
    opacity,
  ]);

test("every frame shows the frame of its clip, and both clips in a transition", () => {
  expect(seen(0)).toEqual([["a", 24, 1]]);
  expect(seen(71)).toEqual([["a", 95, 1]]);
  expect(seen(72)).toEqual([["b", 24, 1]]);
  expect(seen(132)).toEqual([
    ["b", 84, 1],
    ["c", 24, 0],
  ]);
  expect(seen(138)).toEqual([
    ["b", 90, 1],
    ["c", 30, 0.5],
  ]);
  expect(seen(144)).toEqual([["c", 36, 1]]);
});

test("a dip shows one clip at a time and black in its middle", () => {
  const cut = setTransition(sampleCut(), { clipId: "b", transition: { kind: "dip", lengthFrames: 10 } });
  expect(seen(134, cut)).toEqual([["b", 86, 1]]);
  expect(seen(138, cut)).toEqual([["b", 90, expect.closeTo(0.2)]]);
  expect(seen(139, cut)).toEqual([["c", 29, 0]]);
});

test("whatever was edited, each frame of the film can be asked for and stays inside its media", () => {
  fc.assert(
    fc.property(
      fc.array(anyEdit(), { maxLength: 12 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (edits, share) => {
        const cut = edits.reduce(attempt, sampleCut());
        const frame = Math.min(cutFrames(cut) - 1, Math.floor(share * cutFrames(cut)));
        for (const layer of pictureAt(indexPicture(cut), frame)) {
          const { start, duration } = layer.clip.sourceRange;
          expect(layer.sourceFrame).toBeGreaterThanOrEqual(start.value);
          expect(layer.sourceFrame).toBeLessThan(start.value + duration.value);
        }
      },
    ),
    { numRuns: 100 },
  );
});
