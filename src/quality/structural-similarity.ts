import type { PixelSize } from "@/domain/media/format";

const window = 8;

/** SSIM over 8 x 8 windows every 4 pixels, with the constants of Wang et al. (2004). */
export function structuralSimilarity(a: Uint8Array, b: Uint8Array, { width, height }: PixelSize): number {
  let sum = 0;
  let count = 0;
  for (let y = 0; y + window <= height; y += 4) {
    for (let x = 0; x + window <= width; x += 4) {
      sum += windowSimilarity(a, b, { start: y * width + x, width });
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}

function windowSimilarity(
  a: Uint8Array,
  b: Uint8Array,
  { start, width }: { start: number; width: number },
): number {
  let sumA = 0;
  let sumB = 0;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  for (let row = 0; row < window; row++) {
    for (let at = start + row * width; at < start + row * width + window; at++) {
      const p = a[at] ?? 0;
      const q = b[at] ?? 0;
      sumA += p;
      sumB += q;
      squaresA += p * p;
      squaresB += q * q;
      products += p * q;
    }
  }
  const count = window * window;
  const [meanA, meanB] = [sumA / count, sumB / count];
  const variances = squaresA / count - meanA ** 2 + squaresB / count - meanB ** 2;
  const covariance = products / count - meanA * meanB;
  return (
    ((2 * meanA * meanB + 6.5) * (2 * covariance + 58.5)) /
    ((meanA ** 2 + meanB ** 2 + 6.5) * (variances + 58.5))
  );
}
