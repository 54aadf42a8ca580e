import type { PixelSize } from "@/domain/media/format";
import type { FrameTraits } from "./clip-samples";
import { type Frame, lumaOf } from "./small-frame";

/** Limited-range black is 16; compression and grain lift it a little. */
const blackBelow = 32;

export function frameTraits(frame: Frame, size: PixelSize): FrameTraits {
  const luma = lumaOf(frame, size);
  let sum = 0;
  let squares = 0;
  let dark = 0;
  for (const value of luma) {
    sum += value;
    squares += value * value;
    if (value < blackBelow) dark++;
  }
  const mean = sum / luma.length;
  return {
    mean,
    deviation: Math.sqrt(Math.max(0, squares / luma.length - mean * mean)),
    darkShare: dark / luma.length,
  };
}

/**
 * Mean absolute difference of two frames, of their luma and of red, green and blue. The conversion (BT.709, limited
 * range) is linear, so that differences are converted instead of both pictures.
 */
export function frameDifference(
  a: Frame,
  b: Frame,
  { width, height }: PixelSize,
): { difference: number; colourDifference: number } {
  const chromaWidth = width / 2;
  const area = width * height;
  let luma = 0;
  let colour = 0;
  for (let at = 0; at < area / 4; at++) {
    const column = at % chromaWidth;
    const corner = ((at - column) / chromaWidth) * 2 * width + column * 2;
    const u = (a[area + at] ?? 0) - (b[area + at] ?? 0);
    const v = (a[area * 1.25 + at] ?? 0) - (b[area * 1.25 + at] ?? 0);
    const red = 1.793 * v;
    const green = -0.213 * u - 0.533 * v;
    const blue = 2.112 * u;
    for (let of = 0; of < 4; of++) {
      const place = corner + (of & 1) + (of >> 1) * width;
      const y = (a[place] ?? 0) - (b[place] ?? 0);
      luma += Math.abs(y);
      const grey = 1.164 * y;
      colour += Math.abs(grey + red) + Math.abs(grey + green) + Math.abs(grey + blue);
    }
  }
  return { difference: luma / area, colourDifference: colour / (3 * area) };
}
