import type { PixelSize } from "@/domain/media/format";

/** What the whole picture did from one frame to another. */
export type CameraStep = {
  /** Shift of what is seen, in pixels of the small frame, right and down positive. */
  x: number;
  y: number;
  /** Growth about the middle: 0.01 is one percent larger. */
  zoom: number;
};

/** Luma at a quarter of the small frame's size: fine enough for a twentieth of its pixels, and quick. */
export type CoarseLuma = { pixels: Float32Array; width: number; height: number };

const factor = 4;
const rounds = 6;
/** Differences beyond the mean one are things that move by themselves, and count less; but never finer than this. */
const leastOutlier = 1;
/** Shift, growth, turn and change of light. */
const unknowns = 5;

export function coarseLuma(luma: Uint8Array, size: PixelSize): CoarseLuma {
  const width = size.width / factor;
  const height = size.height / factor;
  const pixels = new Float32Array(width * height);
  for (let y = 0; y < size.height; y++) {
    const row = Math.floor(y / factor) * width;
    const start = y * size.width;
    for (let x = 0; x < size.width; x++) {
      const cell = row + (x >> 2);
      pixels[cell] = (pixels[cell] ?? 0) + (luma[start + x] ?? 0);
    }
  }
  for (let cell = 0; cell < pixels.length; cell++) pixels[cell] = (pixels[cell] ?? 0) / factor ** 2;
  return { pixels, width, height };
}

/**
 * The shift, growth and turn that carry one picture best into another, by robust least squares (Gauss-Newton) from a
 * first guess in pixels of the small frame. Pictures without structure give no motion.
 */
export function estimateCamera(
  from: CoarseLuma,
  to: CoarseLuma,
  guess: { dx: number; dy: number },
): CameraStep {
  const found = [guess.dx / factor, guess.dy / factor, 0, 0, 0];
  let outlier = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const { rows, meanError } = normalEquations(from, to, { found, outlier });
    outlier = Math.max(leastOutlier, meanError);
    const change = solve(rows);
    if (!change) return { x: 0, y: 0, zoom: 0 };
    for (let index = 0; index < unknowns; index++) found[index] = (found[index] ?? 0) + (change[index] ?? 0);
    if (Math.abs(change[0] ?? 0) + Math.abs(change[1] ?? 0) + 30 * Math.abs(change[2] ?? 0) < 0.005) break;
  }
  const [x = 0, y = 0, zoom = 0] = found;
  const isPlausible = Math.abs(x) < from.width / 4 && Math.abs(y) < from.height / 4 && Math.abs(zoom) < 0.3;
  return isPlausible ? { x: x * factor, y: y * factor, zoom } : { x: guess.dx, y: guess.dy, zoom: 0 };
}

/** Rows of the normal equations, the right side last. */
function normalEquations(
  from: CoarseLuma,
  to: CoarseLuma,
  { found, outlier }: { found: readonly number[]; outlier: number },
): { rows: Float64Array; meanError: number } {
  const { width, height, pixels } = from;
  const [shiftX = 0, shiftY = 0, zoom = 0, turn = 0, light = 0] = found;
  const sums = new Float64Array(unknowns * (unknowns + 1));
  const slope = new Float64Array(unknowns);
  let errors = 0;
  let count = 0;
  for (let row = 1; row < height - 1; row++) {
    const y = row - (height - 1) / 2;
    for (let column = 1; column < width - 1; column++) {
      const x = column - (width - 1) / 2;
      const at = row * width + column;
      const seen = sampleAt(to, column + shiftX + zoom * x - turn * y, row + shiftY + zoom * y + turn * x);
      if (Number.isNaN(seen)) continue;
      const gx = ((pixels[at + 1] ?? 0) - (pixels[at - 1] ?? 0)) / 2;
      const gy = ((pixels[at + width] ?? 0) - (pixels[at - width] ?? 0)) / 2;
      const error = (pixels[at] ?? 0) + light - seen;
      errors += Math.abs(error);
      count++;
      slope[0] = gx;
      slope[1] = gy;
      slope[2] = gx * x + gy * y;
      slope[3] = gy * x - gx * y;
      slope[4] = -1;
      addRow(sums, slope, { error, weight: Math.min(1, outlier / Math.abs(error)) });
    }
  }
  return { rows: sums, meanError: errors / Math.max(1, count) };
}

function addRow(
  sums: Float64Array,
  slope: Float64Array,
  { error, weight }: { error: number; weight: number },
): void {
  for (let i = 0; i < unknowns; i++) {
    const weighted = (slope[i] ?? 0) * weight;
    const row = i * (unknowns + 1);
    for (let j = 0; j < unknowns; j++) sums[row + j] = (sums[row + j] ?? 0) + weighted * (slope[j] ?? 0);
    sums[row + unknowns] = (sums[row + unknowns] ?? 0) + weighted * error;
  }
}

/** Between four pixels; NaN outside the picture. */
function sampleAt({ pixels, width, height }: CoarseLuma, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return Number.NaN;
  const at = top * width + left;
  const [fx, fy] = [x - left, y - top];
  const above = (pixels[at] ?? 0) * (1 - fx) + (pixels[at + 1] ?? 0) * fx;
  const below = (pixels[at + width] ?? 0) * (1 - fx) + (pixels[at + width + 1] ?? 0) * fx;
  return above * (1 - fy) + below * fy;
}

/** Gaussian elimination; null when the picture does not settle all unknowns. */
function solve(rows: Float64Array): number[] | null {
  const stride = unknowns + 1;
  const at = (row: number, column: number) => rows[row * stride + column] ?? 0;
  for (let pivot = 0; pivot < unknowns; pivot++) {
    if (Math.abs(at(pivot, pivot)) < 1e-3) return null;
    for (let row = pivot + 1; row < unknowns; row++) {
      const share = at(row, pivot) / at(pivot, pivot);
      for (let column = pivot; column <= unknowns; column++)
        rows[row * stride + column] = at(row, column) - share * at(pivot, column);
    }
  }
  const result = new Array<number>(unknowns).fill(0);
  for (let row = unknowns - 1; row >= 0; row--) {
    let rest = at(row, unknowns);
    for (let column = row + 1; column < unknowns; column++) rest -= at(row, column) * (result[column] ?? 0);
    result[row] = rest / at(row, row);
  }
  return result;
}
