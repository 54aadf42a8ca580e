import type { ClipSamples } from "../clip-samples";
import { measured } from "../measured";
import { linearScore, mean } from "../statistics";
import { followBlocks } from "../trajectories";

/** Grey levels of 256: compression alone makes a tenth, an alternation of two levels is seen by everybody. */
const visible = { bad: 8, good: 0.1 };

/**
 * Brightness that trembles, block by block along the motion and over the whole picture. A steady fade is no flicker: only
 * what comes and goes within three frames counts. Method VBench-style, on moving pictures as well.
 */
export function temporalFlickering(samples: ClipSamples) {
  const blocks = mean(followBlocks(samples).map(({ flicker }) => flicker));
  const means = samples.luma.map((luma) => luma.mean);
  const whole = mean(
    means
      .slice(1, -1)
      .map((middle, index) => Math.abs((means[index] ?? 0) - 2 * middle + (means[index + 2] ?? 0)) / 2),
  );
  const raw = Math.max(2 * whole, blocks);
  return measured("temporalFlickering", {
    score: linearScore(raw, visible),
    raw,
    parts: {
      blocks: linearScore(blocks, visible),
      whole: linearScore(2 * whole, visible),
    },
  });
}
