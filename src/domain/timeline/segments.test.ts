import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "@/domain/json";
import { anyEdit, at, attempt, cutClip, cutFps, cutText, sampleCut } from "@/testing/edited-cuts";
import type { Cut } from "./cut";
import { gradeClip } from "./edit/grade";
import { trimClip } from "./edit/trim";
import { flattenPicture } from "./flatten";
import { indexPicture, pictureAt } from "./picture-at";
import { describeSegment, describeSound, segmentsOf } from "./segments";

const keys = (cut: Cut) => segmentsOf(cut).map((one) => canonicalJson(describeSegment(cut, one, () => 0.5)));

/** A minute of twelve clips with hard cuts, or with a crossfade at every other one, and a logo's text over all of it. */
const minute = (fades: boolean): Cut => ({
  ...sampleCut(),
  video: Array.from({ length: 12 }, (_, index) => index).flatMap((index) => {
    const clip = cutClip(`c${index}`, { start: 12, length: 120, mediaFrames: 144 });
    const fade = { type: "transition", id: `x${index}`, kind: "crossfade", duration: at(12) } as const;
    return fades && index % 2 === 1 ? [fade, clip] : [clip];
  }),
  overlays: [cutText("logo", 0, 12 * 120 - (fades ? 6 * 12 : 0))],
  ...{ voice: [], music: [] },
  grade: { clips: {}, contrast: 1, grain: 0 },
});

test("segments after one another show what the cut shows, after any edits", () => {
  fc.assert(
    fc.property(fc.array(anyEdit(), { maxLength: 8 }), (edits) => {
      const cut = edits.reduce(attempt, sampleCut());
      const whole = indexPicture(cut);
      const seen = segmentsOf(cut).flatMap((segment) => {
        const part = indexPicture({ ...cut, video: segment.video });
        expect(part.lengthFrames).toBe(segment.lengthFrames);
        return Array.from({ length: part.lengthFrames }, (_, frame) => look(part, frame));
      });
      expect(seen).toEqual(Array.from({ length: whole.lengthFrames }, (_, frame) => look(whole, frame)));
    }),
    { numRuns: 60 },
  );
});

const look = (picture: ReturnType<typeof indexPicture>, frame: number) =>
  pictureAt(picture, frame).map(({ clip, ...layer }) => ({ ...layer, media: clip.mediaDigest, id: clip.id }));

test("no segment is longer than a few seconds, and none is shorter than a second unless its film is", () => {
  const lengths = [...segmentsOf(minute(false)), ...segmentsOf(minute(true))].map((one) => one.lengthFrames);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(5 * cutFps);
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(cutFps);
});

test.each([
  [false, 3],
  [true, 3],
])("three trims in a minute touch three segments (crossfades: %s)", (fades, most) => {
  const before = minute(fades);
  const after = ["c1", "c5", "c8"].reduce(
    (cut, clipId) => trimClip(cut, { clipId, edge: "end", deltaFrames: -5, mode: "ripple" }),
    before,
  );
  const known = new Set(keys(before));
  const touched = segmentsOf(after).filter((_, index) => !known.has(keys(after)[index] ?? ""));
  expect(touched.length).toBeLessThanOrEqual(most + 1);
  const frames = touched.reduce((sum, { lengthFrames }) => sum + lengthFrames, 0);
  expect(flattenPicture(after).lengthFrames / frames).toBeGreaterThan(5);
});

test("a change of colour touches the segments of its clip", () => {
  const before = minute(false);
  const after = gradeClip(before, { clipId: "c3", exposure: 1.2 });
  const known = new Set(keys(before));
  const own = segmentsOf(after).filter(({ video }) => video.some(({ id }) => id === "c3"));
  expect(keys(after).filter((key) => !known.has(key))).toHaveLength(own.length);
});

test("a text that stands still is the same wherever it stands, one on its way in is not", () => {
  const film = (start: number): Cut => ({ ...minute(false), overlays: [cutText("t", start, 200)] });
  const standing = (cut: Cut) => segmentsOf(cut)[3]?.overlays[0]?.timing;
  expect(standing(film(24))).toEqual(standing(film(30)));
  expect(standing(film(24))).toMatchObject({ settled: true, startFrame: 0, fadeInFrames: 0 });
  const coming = (cut: Cut) => segmentsOf(cut)[0]?.overlays[0]?.timing;
  expect(coming(film(24))).toMatchObject({ settled: false, startFrame: 24 });
  expect(coming(film(30))).toMatchObject({ settled: false, startFrame: 30 });
});

test("the sound of a cut does not depend on names and looks", () => {
  const cut = sampleCut();
  const renamed = gradeClip({ ...cut, overlays: [] }, { clipId: "a", exposure: 1.3 });
  expect(describeSound(renamed)).toEqual(describeSound(cut));
  expect(describeSound({ ...cut, duckDb: 3 })).not.toEqual(describeSound(cut));
});
