import { calibration } from "@/domain/quality/calibration";
import type { ClipSamples } from "../clip-samples";
import { measured } from "../measured";
import { findStandstills, repeatedShare } from "../standstills";
import { linearScore } from "../statistics";

/** Single frames shown twice or more, as when 12 frames a second were stretched to 24. */
export function duplicateFrames({ steps }: ClipSamples) {
  const share = repeatedShare(findStandstills(steps));
  return measured("duplicateFrames", {
    score: linearScore(share, calibration.scales.duplicateFrames.share),
    raw: share,
    note: share > 0.05 ? `${Math.round(share * 100)} % of the frames are repeats` : null,
  });
}
