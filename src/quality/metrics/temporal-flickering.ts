import { calibration } from "@/domain/quality/calibration";
import type { ClipSamples } from "../clip-samples";
import { measured } from "../measured";
import { linearScore, mean } from "../statistics";

const scales = calibration.scales.temporalFlickering;

/**
 * Brightness that trembles, block by block along the motion and over the whole picture. A steady fade is no flicker: only
 * what comes and goes within three frames counts. The raw value is VBench's, which takes motion for flicker and is
 * therefore not what the score is made of.
 */
export function temporalFlickering({ frames, steps, paths }: ClipSamples) {
  const blocks = mean(paths.map(({ flicker }) => flicker));
  const means = frames.map((frame) => frame.mean);
  const whole = mean(
    means
      .slice(1, -1)
      .map((middle, index) => Math.abs((means[index] ?? 0) - 2 * middle + (means[index + 2] ?? 0)) / 2),
  );
  const parts = {
    blocks: linearScore(blocks, scales.blocks),
    whole: linearScore(2 * whole, scales.whole),
  };
  const difference = mean(steps.map(({ colourDifference }) => colourDifference));
  return measured("temporalFlickering", {
    score: Math.min(parts.blocks, parts.whole),
    raw: (255 - difference) / 255,
    parts,
  });
}
