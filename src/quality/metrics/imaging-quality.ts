import { calibration } from "@/domain/quality/calibration";
import type { DetailTraits, Light } from "../detail";
import { measured } from "../measured";
import { linearScore, rounded } from "../statistics";

const scales = calibration.scales.imagingQuality;
/** What a part counts as at least: fog has no edges and may still be meant. */
const leastPart = 5;

/**
 * Sharpness, noise, exposure and blockiness in the clip's own resolution. One bad part spoils a picture: the weakest
 * counts as much as all together. Noise and block edges look like sharpness to the first part, and are caught by others.
 */
export function imagingQuality({ sharpness, noise, blockiness, light }: DetailTraits) {
  const parts = {
    // A picture without any edge is as unsharp as can be: fog, or a lens cap.
    sharpness: sharpness === null ? 0 : linearScore(sharpness, scales.sharpness),
    noise: linearScore(noise, scales.noise),
    exposure: exposure(light),
    blockiness: linearScore(Math.log(blockiness), scales.blockiness),
  };
  const known = Object.values(parts).map((part) => Math.max(leastPart, part));
  const together = known.reduce((product, part) => product * part, 1) ** (1 / known.length);
  const score = Math.sqrt(Math.min(...known) * together);
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
