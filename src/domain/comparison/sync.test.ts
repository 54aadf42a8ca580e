import { describe, expect, test } from "vitest";
import { correctionFor, driftFigures, positionAt, withSample } from "./sync";

const frameMs = 1000 / 24;

/** A follower that starts with an offset and whose clock is off by a share, corrected at every frame of the master. */
function play({ offsetMs, clockError, frames }: { offsetMs: number; clockError: number; frames: number }) {
  let drift = offsetMs;
  let regrouped = 0;
  const drifts: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const correction = correctionFor(drift, { frameMs, rate: 1 });
    if (correction.kind === "regroup") {
      regrouped++;
      drift = 0;
    } else drift += frameMs * (correction.rate * (1 + clockError) - 1);
    drifts.push(Math.abs(drift));
  }
  return { drifts, regrouped };
}

describe("a follower", () => {
  test.each([-120, -60, 25, 100, 300])(
    "%i ms off is back within a quarter of a frame after two seconds",
    (offsetMs) => {
      const { drifts, regrouped } = play({ offsetMs, clockError: 0, frames: 48 });
      expect(regrouped).toBe(0);
      expect(drifts.at(-1)).toBeLessThan(frameMs / 4);
    },
  );

  test("whose clock is a hundredth off stays within a quarter of a frame", () => {
    const { drifts } = play({ offsetMs: 0, clockError: 0.01, frames: 2000 });
    expect(Math.max(...drifts)).toBeLessThan(frameMs / 4);
  });

  test("that is far off is not chased: all start anew together", () => {
    expect(play({ offsetMs: 900, clockError: 0, frames: 10 }).regrouped).toBe(1);
  });
});

test("corrections keep to the speed that was chosen and are nothing within the trembling of the screen", () => {
  expect(correctionFor(3, { frameMs, rate: 2 })).toEqual({ kind: "run", rate: 2 });
  expect(correctionFor(20, { frameMs, rate: 0.5 })).toEqual({ kind: "run", rate: 0.48 });
  expect(correctionFor(-20, { frameMs, rate: 1 })).toEqual({ kind: "run", rate: 1.04 });
});

test("a frame that was seen earlier counts as far on as it has come since", () => {
  expect(positionAt({ mediaMs: 500, shownMs: 1000 }, { nowMs: 1040, rate: 0.5 })).toBe(520);
});

test("figures are those of the samples kept, of which the oldest go", () => {
  expect(driftFigures([])).toEqual({ currentMs: 0, p95Ms: 0, maxMs: 0, samples: 0 });
  const samples = Array.from({ length: 2100 }, (_, index) => index - 2099).reduce<number[]>(withSample, []);
  expect(driftFigures(samples)).toEqual({ currentMs: 0, p95Ms: 1899, maxMs: 1999, samples: 2000 });
});
