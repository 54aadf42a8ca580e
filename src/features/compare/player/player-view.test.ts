import { expect, test } from "vitest";
import { type PlayerVideo, readPlayerView, shownPositions, timecode, viewParams } from "./player-view";

const video = (position: number): PlayerVideo => ({
  position,
  label: `V${position}`,
  src: "",
  poster: "",
  width: 1,
  height: 1,
  fps: 24,
  durationFrames: 120,
});
const videos = [0, 2, 3].map(video);
const read = (query: string, of = videos) => readPlayerView(new URLSearchParams(query), of);

test("what is written into the address is read from it", () => {
  const view = {
    layout: "wipe",
    pair: [3, 0],
    sound: null,
    loop: { inFrame: 5, outFrame: 60 },
    debug: true,
  } as const;
  const written = new URLSearchParams(viewParams(view)).toString();
  expect(read(written)).toEqual(view);
});

test("an address without anything is the grid with the first one heard; nonsense is left out", () => {
  const usual = { layout: "grid", pair: [0, 2], sound: 0, loop: null, debug: false };
  expect(read("")).toEqual(usual);
  expect(read("view=cinema&a=1&b=9&sound=1&in=60&out=5&debug=yes")).toEqual(usual);
  expect(read("a=2&b=2").pair).toEqual([2, 0]);
  expect(read("view=wipe", [video(0)]).layout).toBe("grid");
});

test("a grid shows all, every other layout two", () => {
  expect(shownPositions(read(""), videos)).toEqual([0, 2, 3]);
  expect(shownPositions(read("view=pair&a=3&b=2"), videos)).toEqual([3, 2]);
});

test("a frame is told as minutes, seconds and frames", () => {
  expect(timecode(59, 24)).toBe("0:02:11");
  expect(timecode(60 * 24 + 1, 24)).toBe("1:00:01");
});
