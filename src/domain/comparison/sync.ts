/** A frame as it was shown: its own time in the video, and when it appeared on the page's clock. Milliseconds. */
export type FrameSighting = { mediaMs: number; shownMs: number };

/** Where a video is at a moment, going on from the frame that was seen last. `rate` 1 is normal speed. */
export const positionAt = (
  { mediaMs, shownMs }: FrameSighting,
  { nowMs, rate }: { nowMs: number; rate: number },
): number => mediaMs + (nowMs - shownMs) * rate;

/**
 * How a video comes back to its group: by running at `rate` for a while, or better by all starting anew together; `rate`
 * is the second best then.
 */
export type Correction = { kind: "run" | "regroup"; rate: number };

/**
 * Frames appear with the screen's refresh, so that what is measured trembles by some milliseconds: chasing that would
 * make it worse.
 */
const stillMs = 6;
/** Nudged so that a drift is gone in about this time. */
const settleMs = 500;
/** Nobody sees a video run faster or slower by this much for half a second. */
const gentle = 0.06;
/** From one frame on the drift can be seen itself: then it may be noticed that it is made up for. */
const firm = 0.25;
/** What a start leaves behind is made up for as fast as the picture allows. */
const hard = 0.5;
const hardFrames = 3;
const regroupFrames = 12;

/** What to do about a drift: positive is ahead of the master. `rate` is the speed that the maker has chosen. */
export function correctionFor(
  driftMs: number,
  { frameMs, rate }: { frameMs: number; rate: number },
): Correction {
  const size = Math.abs(driftMs);
  if (size <= stillMs) return { kind: "run", rate };
  const most = size >= hardFrames * frameMs ? hard : size >= frameMs ? firm : gentle;
  const share = Math.max(-most, Math.min(most, driftMs / settleMs));
  const kind = size > regroupFrames * frameMs ? "regroup" : "run";
  return { kind, rate: rate * (1 - share) };
}

/** Drift over a while, in milliseconds: the last value, the one that 95 of 100 stay below, the worst. */
export type DriftFigures = { currentMs: number; p95Ms: number; maxMs: number; samples: number };

const keptSamples = 2000;

/** Sizes of drifts, of which the oldest go first. */
export function withSample(samples: readonly number[], driftMs: number): number[] {
  const kept = samples.length >= keptSamples ? samples.slice(1) : samples;
  return [...kept, Math.abs(driftMs)];
}

export function driftFigures(samples: readonly number[]): DriftFigures {
  if (samples.length === 0) return { currentMs: 0, p95Ms: 0, maxMs: 0, samples: 0 };
  const sorted = [...samples].sort((a, b) => a - b);
  return {
    currentMs: samples.at(-1) ?? 0,
    p95Ms: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0,
    maxMs: sorted.at(-1) ?? 0,
    samples: samples.length,
  };
}
