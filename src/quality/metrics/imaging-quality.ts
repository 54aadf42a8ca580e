import { calibration } from "@/domain/quality/calibration";
import type { DetailTraits, Light } from "../detail";
import { measured } from "../measured";
import { linearScore, rounded } from "../statistics";

const scales = calibration.scales.imagingQuality;

/**
 * Sharpness, noise, exposure and blockiness in the clip's own resolution. The geometric mean lets one bad part pull the
 * score down: noise and block edges look like sharpness to the first part, and are caught by the others.
 */
export function imagingQuality({ sharpness, noise, blockiness, light }: DetailTraits) {
  const parts = {
    // A picture without any edge is as unsharp as can be: fog, or a lens cap.
    sharpness: sharpness === null ? 0 : linearScore(sharpness, scales.sharpness),
    noise: linearScore(noise, scales.noise),
    exposure: exposure(light),
    blockiness: linearScore(blockiness, scales.blockiness),
  };
  const score = Object.values(parts).reduce((product, part) => product * Math.max(1, part), 1) ** 0.25;
  return measured("imagingQuality", { score, raw: rounded(score, 1), parts });
}

/** The weakest of clipping, brightness and contrast. Dark is fine, as in a night scene, as long as it is not nothing. */
const exposure = ({ mean, deviation, clippedHigh, clippedLow }: Light): number =>
  Math.min(
    linearScore(clippedHigh, scales.clippedHigh),
    linearScore(clippedLow, scales.clippedLow),
    linearScore(mean, scales.tooDark),
    linearScore(mean, scales.tooBright),
    linearScore(deviation, scales.contrast),
  );
