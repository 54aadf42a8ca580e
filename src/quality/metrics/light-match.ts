import type { PixelSize } from "@/domain/media/format";
import { calibration } from "@/domain/quality/calibration";
import { measured } from "../measured";
import { type Frame, lumaOf } from "../small-frame";
import { linearScore, mean } from "../statistics";

const scales = calibration.scales.lightMatch;

/** The light of a picture: its histogram, its contrast, and how much brighter it is on the right and at the bottom. */
type Lighting = { histogram: Float64Array; deviation: number; across: number; down: number };

/** Light at the end of one clip against the start of the next: the weakest of brightness, contrast and direction. */
export function lightMatch(before: readonly Frame[], after: readonly Frame[], size: PixelSize) {
  const { score, moved, parts } = compareLight(before, after, size);
  return measured("lightMatch", { score, raw: moved, parts });
}

export function compareLight(before: readonly Frame[], after: readonly Frame[], size: PixelSize) {
  const [a, b] = [lightingOf(before, size), lightingOf(after, size)];
  const moved = earthMoved(a.histogram, b.histogram);
  const parts = {
    brightness: linearScore(moved, scales.brightness),
    contrast: linearScore(Math.abs(Math.log((a.deviation + 4) / (b.deviation + 4))), scales.contrast),
    direction: linearScore(Math.hypot(a.across - b.across, a.down - b.down), scales.direction),
  };
  return { score: Math.min(...Object.values(parts)), moved, parts };
}

function lightingOf(frames: readonly Frame[], size: PixelSize): Lighting {
  const histogram = new Float64Array(256);
  const falls = frames.map((frame) => {
    const luma = lumaOf(frame, size);
    for (const value of luma) histogram[value] = (histogram[value] ?? 0) + 1;
    return fallOfLight(luma, size);
  });
  const total = Math.max(1, frames.length * size.width * size.height);
  const shares = histogram.map((count) => count / total);
  const level = shares.reduce((sum, share, value) => sum + share * value, 0);
  const variance = shares.reduce((sum, share, value) => sum + share * (value - level) ** 2, 0);
  return {
    histogram: shares,
    deviation: Math.sqrt(variance),
    across: mean(falls.map(({ across }) => across)),
    down: mean(falls.map(({ down }) => down)),
  };
}

/** Mean luma of the right half less the left, and of the lower half less the upper. */
function fallOfLight(luma: Uint8Array, { width, height }: PixelSize): { across: number; down: number } {
  let across = 0;
  let down = 0;
  for (let row = 0; row < height; row++) {
    const isLower = row >= height / 2;
    for (let column = 0; column < width; column++) {
      const value = luma[row * width + column] ?? 0;
      across += column >= width / 2 ? value : -value;
      down += isLower ? value : -value;
    }
  }
  const half = (width * height) / 2;
  return { across: across / half, down: down / half };
}

/** Wasserstein distance of two histograms: how far brightness has to be moved on average, in levels. */
function earthMoved(a: Float64Array, b: Float64Array): number {
  let ahead = 0;
  let moved = 0;
  for (let value = 0; value < a.length; value++) {
    ahead += (a[value] ?? 0) - (b[value] ?? 0);
    moved += Math.abs(ahead);
  }
  return moved;
}
