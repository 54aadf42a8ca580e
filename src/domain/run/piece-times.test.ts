import { expect, test } from "vitest";
import { pieceTimes, type TimedEvent } from "./piece-times";
import type { RunEventData } from "./run";

const told = (runId: string, second: number, data: RunEventData): TimedEvent => ({
  runId,
  at: new Date(second * 1000),
  data,
});
const started = (stage: "frames" | "clips", piece: string) =>
  ({ type: "piece-started", stage, piece, label: piece }) as const;
const finished = (stage: "frames" | "clips", piece: string, cached = false) =>
  ({ type: "piece-finished", stage, piece, cached, take: null }) as const;

test("the newest making of each piece counts, by its slot; what was there already does not", () => {
  const events = [
    told("one", 0, started("frames", "a/first-frame")),
    told("one", 1, started("clips", "a")),
    told("one", 4, finished("frames", "a/first-frame")),
    told("one", 31, finished("clips", "a")),
    told("two", 50, started("frames", "a/first-frame")),
    told("two", 50, finished("clips", "a", true)),
    told("two", 52, finished("frames", "a/first-frame")),
  ];
  expect(pieceTimes(events)).toEqual({ "shot/a/first-frame": 2, "shot/a/clip": 30 });
});
