import type { PixelSize } from "@/domain/media/format";
import { measured } from "../measured";

/** Fewer pixels than asked have to be blown up; another shape has to be cropped. More pixels do no harm. */
export function resolution(actual: PixelSize, expected: PixelSize) {
  const pixels = (actual.width * actual.height) / (expected.width * expected.height);
  const shapes = [actual.width / actual.height, expected.width / expected.height].sort((a, b) => a - b);
  const shape = (shapes[0] ?? 0) / (shapes[1] ?? 1);
  const isAsAsked = actual.width === expected.width && actual.height === expected.height;
  return measured("resolution", {
    // Models round sizes to multiples of 8 or 16: up to 2 % of another shape is not seen.
    score: 100 * Math.min(1, Math.sqrt(pixels)) * Math.min(1, (shape + 0.02) ** 2),
    raw: pixels,
    note: isAsAsked
      ? null
      : `${actual.width} × ${actual.height} instead of ${expected.width} × ${expected.height}`,
  });
}
