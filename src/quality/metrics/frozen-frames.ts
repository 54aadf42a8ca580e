import { calibration } from "@/domain/quality/calibration";
import type { CameraMove } from "@/domain/shot/camera";
import type { ClipSamples } from "../clip-samples";
import { measured } from "../measured";
import { findStandstills } from "../standstills";
import { linearScore } from "../statistics";

/** Easing in and out brings a move nearly to rest at both ends: this share of the clip there is no standstill. */
const easedShare = 0.12;

/**
 * Motion that stops. A shot that was meant to be still is none of this metric's business: how long things in it rest
 * between their movements says nothing about the clip.
 */
export function frozenFrames({ steps, fps }: ClipSamples, cameraMove: CameraMove) {
  if (cameraMove === "static") return measured("frozenFrames", { score: 100, raw: 0 });
  const { runs, usual } = findStandstills(steps);
  if (usual === 0) {
    return measured("frozenFrames", { score: 0, raw: steps.length / fps, note: "nothing moves" });
  }
  const allowance = easedShare * steps.length;
  const counted = runs.map(({ start, length }) => {
    const atEdge = start === 0 || start + length === steps.length;
    return Math.max(0, length - (atEdge ? allowance : 0));
  });
  const longestSeconds = Math.max(0, ...counted) / fps;
  const share = counted.reduce((sum, length) => sum + length, 0) / Math.max(1, steps.length);
  return measured("frozenFrames", {
    score: linearScore(Math.max(longestSeconds / 2, share), calibration.scales.frozenFrames.standstill),
    raw: longestSeconds,
    note: describe(longestSeconds, share),
  });
}

function describe(longestSeconds: number, share: number): string | null {
  if (longestSeconds > 0.25) return `the picture stands still for ${longestSeconds.toFixed(1)} s`;
  return share > 0.1 ? `${Math.round(share * 100)} % of the frames repeat the one before` : null;
}
