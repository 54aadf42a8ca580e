import type { CameraMove } from "@/domain/shot/camera";
import type { ClipSamples } from "../clip-samples";
import { measured } from "../measured";
import { linearScore, median } from "../statistics";

/** Easing in and out brings a move nearly to rest at both ends: this share of the clip there is no standstill. */
const easedShare = 0.12;
/** Mean luma difference under which two frames look the same. */
const sameBelow = 0.06;

/**
 * Motion that stops. A frame stands still when it differs from the one before by almost nothing and by far less than the
 * clip's own motion. A shot that was meant to be still is none of this metric's business: how long things in it rest
 * between their movements says nothing about the clip.
 */
export function frozenFrames({ differences, fps }: ClipSamples, cameraMove: CameraMove) {
  if (cameraMove === "static") return measured("frozenFrames", { score: 100, raw: 0 });
  const steps = differences.slice(1);
  const usual = median(steps.filter((step) => step >= sameBelow));
  const threshold = Math.min(sameBelow, usual * 0.2);
  if (usual === 0) {
    const seconds = steps.length / fps;
    return measured("frozenFrames", { score: 0, raw: seconds, note: "nothing moves" });
  }
  const runs = standstills(steps.map((step) => step < threshold));
  const allowance = easedShare * steps.length;
  const counted = runs.map(({ start, length }) => {
    const atEdge = start === 0 || start + length === steps.length;
    return Math.max(0, length - (atEdge ? allowance : 0));
  });
  const longestSeconds = Math.max(0, ...counted) / fps;
  const share = counted.reduce((sum, length) => sum + length, 0) / Math.max(1, steps.length);
  return measured("frozenFrames", {
    score: linearScore(Math.max(longestSeconds / 2, share), { bad: 0.5, good: 0.02 }),
    raw: longestSeconds,
    note: describe(longestSeconds, share),
  });
}

function describe(longestSeconds: number, share: number): string | null {
  if (longestSeconds > 0.25) return `the picture stands still for ${longestSeconds.toFixed(1)} s`;
  return share > 0.1 ? `${Math.round(share * 100)} % of the frames repeat the one before` : null;
}

/** Runs of true values. */
export function standstills(still: readonly boolean[]): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = [];
  for (const [index, isStill] of still.entries()) {
    const last = runs.at(-1);
    if (!isStill) continue;
    if (last && last.start + last.length === index) last.length++;
    else runs.push({ start: index, length: 1 });
  }
  return runs;
}
