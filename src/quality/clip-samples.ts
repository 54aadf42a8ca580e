import type { PixelSize } from "@/domain/media/format";
import type { CameraMove } from "@/domain/shot/camera";
import type { MotionField } from "./motion";

/** What a clip was meant to be. */
export type ClipExpectation = {
  durationFrames: number;
  fps: number;
  size: PixelSize;
  cameraMove: CameraMove;
};

/** A small frame: luma at full analysis size, then both chroma planes at half of it (yuv420p). */
export type Frame = Uint8Array;

/** Everything the metrics of a clip look at, made by one pass over it. */
export type ClipSamples = {
  fps: number;
  /** Size of `frames`: the long side is 320, both sides are multiples of a motion block. */
  size: PixelSize;
  frames: readonly Frame[];
  /** Luma in the clip's own resolution, the middle of the picture, a few a second: for what small frames do not show. */
  details: readonly Uint8Array[];
  detailSize: PixelSize;
  /** Mean and standard deviation of each frame's luma. */
  luma: readonly { mean: number; deviation: number }[];
  /** Mean absolute luma difference of each frame to the one before it; the first is 0. */
  differences: readonly number[];
  /** Motion from each frame to the next. */
  motion: readonly MotionField[];
  /** Motion over longer steps, in which slow moves come to whole pixels. */
  slowMotion: { fields: readonly MotionField[]; stepSeconds: number };
};

export const lumaOf = (frame: Frame, { width, height }: PixelSize): Uint8Array =>
  frame.subarray(0, width * height);

/** The long side at 320, both sides multiples of the 16-pixel block. */
export function analysisSize({ width, height }: PixelSize): PixelSize {
  const scale = 320 / Math.max(width, height);
  const round = (side: number) => Math.max(32, Math.round((side * scale) / 16) * 16);
  return { width: round(width), height: round(height) };
}

/** The middle of the picture that details are taken from, in whole pairs of pixels. */
export function detailSize({ width, height }: PixelSize): PixelSize {
  const longest = 960;
  const shortest = 540;
  const limit = width >= height ? { width: longest, height: shortest } : { width: shortest, height: longest };
  return {
    width: Math.floor(Math.min(width, limit.width) / 2) * 2,
    height: Math.floor(Math.min(height, limit.height) / 2) * 2,
  };
}
