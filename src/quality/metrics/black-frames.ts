import { calibration } from "@/domain/quality/calibration";
import type { ClipSamples } from "../clip-samples";
import { measured } from "../measured";
import { linearScore } from "../statistics";

const blackShare = 0.98;

export function blackFrames({ frames, fps }: ClipSamples) {
  const black = frames.filter(({ darkShare }) => darkShare > blackShare).length;
  const share = black / Math.max(1, frames.length);
  return measured("blackFrames", {
    score: linearScore(share, calibration.scales.blackFrames.share),
    raw: share,
    note: black > 0 ? `${(black / fps).toFixed(1)} s are black` : null,
  });
}
