import { expect, test } from "vitest";
import type { Cut } from "@/domain/timeline/cut";
import { moveToTrack } from "@/domain/timeline/edit/move-to-track";
import { cutSound, sampleCut } from "@/testing/edited-cuts";
import { nextTrack, trackRowsOf } from "./track-rows";

const twoSongs = (): Cut => ({
  ...sampleCut(),
  music: [cutSound("music", 0, 276), cutSound("other", 9, 20)],
});
const names = (cut: Cut) => trackRowsOf(cut).map(({ name }) => name);

test("a track has a row for as long as something is on it; higher texts stand above", () => {
  expect(names(twoSongs())).toEqual(["Text", "Picture", "Voice", "Music"]);
  const sounds = moveToTrack(twoSongs(), { id: "other", to: { track: "music", lane: 1 } });
  const texts = moveToTrack(sounds, { id: "end", to: { track: "overlays", lane: 1 } });
  expect(names(texts)).toEqual(["Text 2", "Text", "Picture", "Voice", "Music", "Music 2"]);
  expect(trackRowsOf(texts).map(({ level }) => level)).toEqual([
    ...[null, null, "clips", "voice", "music", null],
  ]);
  const back = moveToTrack(texts, { id: "other", to: { track: "music", lane: 0 } });
  expect(names(back)).toEqual(["Text 2", "Text", "Picture", "Voice", "Music"]);
});

test("the keyboard goes from track to track of a kind, and beyond the outermost to a new one", () => {
  const cut = twoSongs();
  expect(nextTrack(cut, { track: "music", lane: 0 }, -1)).toEqual({ track: "voice", lane: 0 });
  expect(nextTrack(cut, { track: "music", lane: 0 }, 1)).toEqual({ track: "music", lane: 1 });
  expect(nextTrack(cut, { track: "voice", lane: 0 }, -1)).toBeNull();
  expect(nextTrack(cut, { track: "overlays", lane: 0 }, -1)).toEqual({ track: "overlays", lane: 1 });
  expect(nextTrack(cut, { track: "overlays", lane: 0 }, 1)).toBeNull();
});
