import fc from "fast-check";
import { expect, test } from "vitest";
import { anyEdit, at, attempt, cutSound, cutText, sampleCut } from "@/testing/edited-cuts";
import { withDrawnOverlays } from "../captions";
import { cutProblems } from "../check-cut";
import type { Cut } from "../cut";
import { lanesMax, lanesOf, laneTracks, trackPlaceOf } from "../lanes";
import { flattenSound } from "../sound";
import { moveToTrack, tracksFor } from "./move-to-track";
import { removeSound } from "./sounds";

const twoSongs = (): Cut => ({
  ...sampleCut(),
  music: [cutSound("music", 0, 276), cutSound("other", 100, 100)],
  effects: [cutSound("bell", 40, 20)],
});

const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
const sorted = (cut: Cut): Cut => ({
  ...cut,
  voice: cut.voice.toSorted(byId),
  music: cut.music.toSorted(byId),
  effects: cut.effects.toSorted(byId),
});

test("a sound goes to a new track of its kind, which is gone when it comes back", () => {
  const moved = moveToTrack(twoSongs(), { id: "other", to: { track: "music", lane: 1 } });
  expect(lanesOf(moved.music).map((items) => items.map(({ id }) => id))).toEqual([["music"], ["other"]]);
  expect(moveToTrack(moved, { id: "other", to: { track: "music", lane: 0 } })).toEqual(twoSongs());
  const alone = removeSound(moved, { soundId: "music" });
  expect(lanesOf(alone.music)).toHaveLength(1);
});

test("a sound that changes its kind is heard as often, at the moment where it is put down", () => {
  const moved = moveToTrack(twoSongs(), { id: "bell", to: { track: "music", lane: 2 }, startFrame: 48 });
  expect(moved.effects).toEqual([]);
  expect(trackPlaceOf(moved, "bell")).toEqual({ track: "music", lane: 1 });
  expect(moved.music.at(-1)).toMatchObject({ id: "bell", start: at(48) });
  const sounds = flattenSound(moved);
  expect(sounds.music.map(({ id }) => id)).toEqual(["music", "other", "bell"]);
});

test("which track of its kind a sound stands on changes nothing that is heard", () => {
  const moved = moveToTrack(twoSongs(), { id: "other", to: { track: "music", lane: 1 } });
  expect(flattenSound(moved)).toEqual(flattenSound(twoSongs()));
});

test("texts of higher tracks are drawn over those of lower ones", () => {
  const drawn = (cut: Cut) => withDrawnOverlays(cut).overlays.map(({ id }) => id);
  expect(drawn(sampleCut())).toEqual(["title", "end"]);
  const moved = moveToTrack(sampleCut(), { id: "title", to: { track: "overlays", lane: 1 } });
  expect(drawn(moved)).toEqual(["end", "title"]);
  expect(moveToTrack(moved, { id: "title", to: { track: "overlays", lane: 0 } })).toEqual(sampleCut());
});

test("what cannot be is refused with the reason", () => {
  const move = (id: string, track: "overlays" | "voice" | "music", lane: number) => () =>
    moveToTrack(sampleCut(), { id, to: { track, lane } });
  expect(move("title", "music", 0)).toThrow("go on tracks of texts");
  expect(move("music", "overlays", 0)).toThrow("tracks of voice, music and effects");
  expect(move("music", "music", 1)).toThrow("would change nothing");
  expect(move("gone", "music", 0)).toThrow("not in the cut any more");
  const ids = Array.from({ length: lanesMax + 1 }, (_, index) => `text-${index}`);
  const many: Cut = { ...sampleCut(), overlays: ids.map((id) => cutText(id, 0, 20)) };
  const spread = ids
    .slice(1, lanesMax)
    .reduce((cut, id, index) => moveToTrack(cut, { id, to: { track: "overlays", lane: index + 1 } }), many);
  expect(() =>
    moveToTrack(spread, { id: `text-${lanesMax}`, to: { track: "overlays", lane: lanesMax } }),
  ).toThrow("at most 8 tracks");
});

test("in any cut every track that is offered can be taken, keeps the invariants, and leads back", () => {
  fc.assert(
    fc.property(fc.array(anyEdit(), { maxLength: 12 }), fc.nat(40), (edits, choice) => {
      const cut = edits.reduce(attempt, twoSongs());
      const items = laneTracks.flatMap((track) => cut[track].map(({ id }) => id));
      const id = items[choice % Math.max(1, items.length)];
      if (id === undefined) return;
      const from = trackPlaceOf(cut, id);
      for (const to of tracksFor(cut, id)) {
        const moved = moveToTrack(cut, { id, to });
        expect(cutProblems(moved)).toEqual([]);
        expect(laneTracks.flatMap<{ id: string }>((track) => moved[track]).length).toBe(items.length);
        for (const track of laneTracks) {
          expect(lanesOf<{ lane?: number }>(moved[track]).flat()).toHaveLength(moved[track].length);
        }
        const wasAlone = from && lanesOf<{ lane?: number }>(cut[from.track])[from.lane]?.length === 1;
        if (from && !wasAlone) expect(sorted(moveToTrack(moved, { id, to: from }))).toEqual(sorted(cut));
      }
    }),
    { numRuns: 100 },
  );
});
