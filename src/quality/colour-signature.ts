import type { PixelSize } from "@/domain/media/format";
import type { Frame } from "./small-frame";

/** How pictures are coloured: shares of 16 x 8 x 8 cells of luma and chroma, of 16 x 16 of chroma alone, and the means. */
export type ColourSignature = { cells: Float64Array; chroma: Float64Array; u: number; v: number };

export function colourSignature(frames: readonly Frame[], { width, height }: PixelSize): ColourSignature {
  const cells = new Float64Array(16 * 8 * 8);
  const chroma = new Float64Array(16 * 16);
  const chromaWidth = width / 2;
  const chromaSize = chromaWidth * (height / 2);
  let sumU = 0;
  let sumV = 0;
  for (const frame of frames) {
    for (let row = 0; row < height / 2; row++) {
      for (let column = 0; column < chromaWidth; column++) {
        const at = row * chromaWidth + column;
        const y = frame[row * 2 * width + column * 2] ?? 0;
        const u = frame[width * height + at] ?? 0;
        const v = frame[width * height + chromaSize + at] ?? 0;
        const cell = (y >> 4) * 64 + (u >> 5) * 8 + (v >> 5);
        cells[cell] = (cells[cell] ?? 0) + 1;
        const tint = (u >> 4) * 16 + (v >> 4);
        chroma[tint] = (chroma[tint] ?? 0) + 1;
        sumU += u;
        sumV += v;
      }
    }
  }
  const count = Math.max(1, chromaSize * frames.length);
  return {
    cells: cells.map((cell) => cell / count),
    chroma: chroma.map((cell) => cell / count),
    u: sumU / count,
    v: sumV / count,
  };
}

/** Bhattacharyya distance of two histograms: 0 for equal ones, 1 for nothing in common. */
export function histogramDistance(a: Float64Array, b: Float64Array): number {
  let overlap = 0;
  for (let cell = 0; cell < a.length; cell++) overlap += Math.sqrt((a[cell] ?? 0) * (b[cell] ?? 0));
  return Math.sqrt(Math.max(0, 1 - overlap));
}
