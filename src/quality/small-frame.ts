import type { PixelSize } from "@/domain/media/format";

/** A small frame: luma at full analysis size, then both chroma planes at half of it (yuv420p, limited range). */
export type Frame = Uint8Array;

export const lumaOf = (frame: Frame, { width, height }: PixelSize): Uint8Array =>
  frame.subarray(0, width * height);

/** The long side at 320, both sides multiples of the 16-pixel block. */
export function analysisSize({ width, height }: PixelSize): PixelSize {
  const scale = 320 / Math.max(width, height);
  const round = (side: number) => Math.max(32, Math.round((side * scale) / 16) * 16);
  return { width: round(width), height: round(height) };
}
