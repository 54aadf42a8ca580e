import type { PixelSize } from "@/domain/media/format";
import { measured } from "../measured";
import { linearScore, mean, median, rounded } from "../statistics";

type Picture = { sharpness: number | null; noise: number; blockiness: number };
type Light = { mean: number; deviation: number; clippedHigh: number; clippedLow: number };

/**
 * Sharpness, noise, exposure and blockiness of luma pictures in their own resolution. The geometric mean lets one bad
 * part pull the score down: noise and block edges look like sharpness to the first part, and are caught by the others.
 */
export function imagingQuality(pictures: readonly Uint8Array[], size: PixelSize) {
  const looks = pictures.map((pixels) => examine(pixels, size));
  const sharp = looks.flatMap(({ sharpness }) => (sharpness === null ? [] : [sharpness]));
  const parts = {
    // A picture without any edge is as unsharp as can be: fog, or a lens cap.
    sharpness: sharp.length ? linearScore(median(sharp), { bad: 0.12, good: 0.45 }) : 0,
    noise: linearScore(median(looks.map(({ noise }) => noise)), { bad: 9, good: 1 }),
    exposure: exposure(pictures.map(light)),
    blockiness: linearScore(median(looks.map(({ blockiness }) => blockiness)), { bad: 1.7, good: 1.05 }),
  };
  const score = Object.values(parts).reduce((product, part) => product * Math.max(1, part), 1) ** 0.25;
  return measured("imagingQuality", { score, raw: rounded(score, 1), parts });
}

/** Laplacian against gradient on edges, Immerkaer's noise estimate off edges, and steps at the 8-pixel grid of codecs. */
function examine(y: Uint8Array, { width, height }: PixelSize): Picture {
  const sums = {
    laplacian: 0,
    gradient: 0,
    edges: 0,
    noise: 0,
    flat: 0,
    grid: 0,
    gridCount: 0,
    inner: 0,
    innerCount: 0,
  };
  const at = (index: number) => y[index] ?? 0;
  for (let row = 1; row < height - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const index = row * width + column;
      const centre = at(index);
      const cross = at(index - 1) + at(index + 1) + at(index - width) + at(index + width);
      const gradient = (at(index + 1) - at(index - 1)) ** 2 + (at(index + width) - at(index - width)) ** 2;
      if (gradient > 900) {
        sums.laplacian += Math.abs(4 * centre - cross);
        sums.gradient += Math.sqrt(gradient);
        sums.edges++;
      } else if (gradient < 400) {
        const corners =
          at(index - width - 1) + at(index - width + 1) + at(index + width - 1) + at(index + width + 1);
        sums.noise += Math.abs(corners - 2 * cross + 4 * centre);
        sums.flat++;
      }
      addGridStep(sums, column, Math.abs(at(index + 1) - centre));
    }
  }
  return {
    sharpness: sums.edges > 200 ? sums.laplacian / sums.gradient : null,
    noise: (Math.sqrt(Math.PI / 2) / 6) * (sums.noise / Math.max(1, sums.flat)),
    blockiness:
      (sums.grid / Math.max(1, sums.gridCount) + 0.3) / (sums.inner / Math.max(1, sums.innerCount) + 0.3),
  };
}

function addGridStep(
  sums: { grid: number; gridCount: number; inner: number; innerCount: number },
  column: number,
  step: number,
): void {
  // Real edges are no compression artefacts.
  if (step >= 40) return;
  if (column % 8 === 7) {
    sums.grid += step;
    sums.gridCount++;
  } else if (column % 8 === 3) {
    sums.inner += step;
    sums.innerCount++;
  }
}

function light(pixels: Uint8Array): Light {
  let sum = 0;
  let squares = 0;
  let high = 0;
  let low = 0;
  for (const value of pixels) {
    sum += value;
    squares += value * value;
    if (value >= 250) high++;
    if (value <= 5) low++;
  }
  const average = sum / pixels.length;
  return {
    mean: average,
    deviation: Math.sqrt(Math.max(0, squares / pixels.length - average * average)),
    clippedHigh: high / pixels.length,
    clippedLow: low / pixels.length,
  };
}

/** The weakest of clipping, brightness and contrast. Dark is fine, as in a night scene, as long as it is not nothing. */
function exposure(lights: readonly Light[]): number {
  const average = (key: keyof Light) => mean(lights.map((one) => one[key]));
  return Math.min(
    linearScore(average("clippedHigh"), { bad: 0.45, good: 0.03 }),
    linearScore(average("clippedLow"), { bad: 0.6, good: 0.08 }),
    linearScore(average("mean"), { bad: 10, good: 45 }),
    linearScore(average("mean"), { bad: 245, good: 205 }),
    linearScore(average("deviation"), { bad: 5, good: 28 }),
  );
}
