import type { PixelSize } from "@/domain/media/format";
import type { Frame } from "./clip-samples";

/** How a picture is coloured: shares of 16 x 8 x 8 cells of luma and chroma, and the means. */
export type ColourSignature = { cells: Float64Array; luma: number; u: number; v: number };

export function colourSignature(frames: readonly Frame[], { width, height }: PixelSize): ColourSignature {
  const cells = new Float64Array(16 * 8 * 8);
  const chromaWidth = width / 2;
  const chromaSize = chromaWidth * (height / 2);
  let sumY = 0;
  let sumU = 0;
  let sumV = 0;
  for (const frame of frames) {
    for (let at = 0; at < chromaSize; at++) {
      const row = Math.floor(at / chromaWidth);
      const y = frame[row * 2 * width + (at % chromaWidth) * 2] ?? 0;
      const u = frame[width * height + at] ?? 0;
      const v = frame[width * height + chromaSize + at] ?? 0;
      const cell = (y >> 4) * 64 + (u >> 5) * 8 + (v >> 5);
      cells[cell] = (cells[cell] ?? 0) + 1;
      sumY += y;
      sumU += u;
      sumV += v;
    }
  }
  const count = Math.max(1, chromaSize * frames.length);
  return { cells: cells.map((cell) => cell / count), luma: sumY / count, u: sumU / count, v: sumV / count };
}

/** Bhattacharyya distance of the cells: 0 for equal colouring, 1 for nothing in common. */
export function signatureDistance(a: ColourSignature, b: ColourSignature): number {
  let overlap = 0;
  for (let cell = 0; cell < a.cells.length; cell++) {
    overlap += Math.sqrt((a.cells[cell] ?? 0) * (b.cells[cell] ?? 0));
  }
  return Math.sqrt(Math.max(0, 1 - overlap));
}
