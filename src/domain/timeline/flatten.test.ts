import fc from "fast-check";
import { expect, test } from "vitest";
import { type ClipItem, type Cut, type TransitionItem, transitionKinds } from "./cut";
import { flattenPicture } from "./flatten";
import { flattenSound, type PlacedSound, speechIntervals } from "./sound";

const fps = 24;
const at = (value: number, rate = fps) => ({ value, rate });
const shortestClip = 12;

const clip = (id: number, start: number, length: number): ClipItem => ({
  ...{ type: "clip", id: `c${id}`, name: `Clip ${id}`, takeId: `t${id}`, mediaDigest: `d${id}`, gainDb: 0 },
  sourceRange: { start: at(start), duration: at(length) },
  available: { start: at(0), duration: at(start + length) },
  ...{ fadeIn: null, fadeOut: null },
});

const cutOf = (video: Cut["video"]): Cut => ({
  ...{ version: 1, fps, size: { width: 1080, height: 1920 }, video, overlays: [] },
  ...{ voice: [], music: [], effects: [], duckDb: 12 },
  grade: { clips: {}, contrast: 1, grain: 0 },
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
});

/** Clips with, between some of them, transitions no longer than half of the shorter neighbour. */
const videoTrack = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 50 }),
      length: fc.integer({ min: shortestClip, max: 200 }),
      transition: fc.option(fc.integer({ min: 1, max: shortestClip / 2 })),
      kind: fc.constantFrom(...transitionKinds),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((shots) =>
    shots.flatMap(({ start, length, transition, kind }, index): Cut["video"] => {
      const item: TransitionItem = {
        type: "transition",
        id: `x${index}`,
        kind,
        duration: at(transition ?? 0),
      };
      return index > 0 && transition ? [item, clip(index, start, length)] : [clip(index, start, length)];
    }),
  );

test("the picture is as long as its clips less their transitions, and shows every frame of a clip once", () => {
  fc.assert(
    fc.property(videoTrack, (video) => {
      const { spans, lengthFrames } = flattenPicture(cutOf(video));
      const lengthOf = (type: "clip" | "transition") =>
        video.reduce((sum, item) => {
          if (item.type !== type) return sum;
          return (
            sum +
            (item.type === "clip" ? item.sourceRange.duration.value : 0) +
            (item.type === "transition" ? item.duration.value : 0)
          );
        }, 0);
      expect(lengthFrames).toBe(lengthOf("clip") - lengthOf("transition"));
      for (const item of video) {
        if (item.type !== "clip") continue;
        const shown = spans.flatMap((span) => {
          const parts =
            span.kind === "transition" ? [span.from, span.to] : span.kind === "body" ? [span] : [];
          return parts
            .filter((part) => part.clip.id === item.id)
            .flatMap((part) =>
              Array.from({ length: span.lengthFrames }, (_, frame) => part.sourceStartFrame + frame),
            );
        });
        const { start, duration } = item.sourceRange;
        expect(shown).toEqual(Array.from({ length: duration.value }, (_, frame) => start.value + frame));
      }
    }),
  );
});

test("a clip's sound starts and ends with its picture, to the sample", () => {
  fc.assert(
    fc.property(videoTrack, (video) => {
      const cut = cutOf(video);
      const { clips } = flattenSound(cut);
      const last = clips.at(-1);
      expect(clips[0]?.startSamples).toBe(0);
      expect((last?.startSamples ?? 0) + (last?.lengthSamples ?? 0)).toBe(
        flattenPicture(cut).lengthFrames * 2000,
      );
    }),
  );
});

test("a transition without a clip on both sides, or longer than its clip, is refused", () => {
  const transition = (length: number): TransitionItem => ({
    ...{ type: "transition", id: "x", kind: "dip" },
    duration: at(length),
  });
  expect(() => flattenPicture(cutOf([clip(1, 0, 24), transition(6)]))).toThrow("clip on both sides");
  expect(() =>
    flattenPicture(cutOf([clip(1, 0, 24), transition(8), clip(2, 0, 12), transition(8), clip(3, 0, 24)])),
  ).toThrow("longer than the clip");
});

test("speech with short pauses is one interval", () => {
  const spoken = (startSamples: number, lengthSamples: number): PlacedSound => ({
    ...{ id: "v", mediaDigest: "v", startSamples, lengthSamples },
    ...{ sourceStartSamples: 0, gainDb: 0, fadeInSamples: 0, fadeOutSamples: 0 },
  });
  expect(speechIntervals([spoken(5000, 1000), spoken(0, 1000), spoken(1500, 500)], 1000)).toEqual([
    { startSamples: 0, endSamples: 2000 },
    { startSamples: 5000, endSamples: 6000 },
  ]);
});
