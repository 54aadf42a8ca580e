import type { PixelSize } from "@/domain/media/format";
import type { ClipExpectation } from "@/quality/clip-samples";
import type { Frame } from "@/quality/small-frame";
import { yuvFromRgb } from "@/quality/yuv";

/** Frames of a drawn clip before any encoder: yuv420p, limited range, in the clip's own size. */
export type RawClip = {
  name: string;
  frames: readonly Frame[];
  /** The start of the clip that goes on from this one. */
  next: readonly Frame[];
  /** The pictures this clip was to start and end on. */
  given: { first: Frame; last: Frame };
  expected: ClipExpectation;
};

/** Twice the size in which motion is looked for, so that small frames are averages, as they are of real clips. */
export const rawSize: PixelSize = { width: 640, height: 352 };
export const rawFps = 24;
export const rawFrames = 24;
export const nextFrames = 8;

export const lumaArea = rawSize.width * rawSize.height;
/** The first bytes of a frame are luma, the rest both chroma planes. */
export const frameLength = lumaArea * 1.5;

/** A canvas's pixels as a frame. */
export function frameFromRgba(pixels: Uint8Array, size: PixelSize): Frame {
  const rgb = new Uint8Array((pixels.length / 4) * 3);
  for (let pixel = 0; pixel * 4 < pixels.length; pixel++) {
    rgb[3 * pixel] = pixels[4 * pixel] ?? 0;
    rgb[3 * pixel + 1] = pixels[4 * pixel + 1] ?? 0;
    rgb[3 * pixel + 2] = pixels[4 * pixel + 2] ?? 0;
  }
  return yuvFromRgb(rgb, size);
}

/** A frame with another luma. */
export function mapLuma(frame: Frame, change: (value: number, at: number) => number): Frame {
  const changed = Uint8ClampedArray.from(frame);
  for (let at = 0; at < lumaArea; at++) changed[at] = change(frame[at] ?? 0, at);
  return new Uint8Array(changed.buffer);
}

/** `share` of the second frame laid over the first, the same everywhere or by place (`share` of width and height). */
export function blend(a: Frame, b: Frame, share: number | Float32Array): Frame {
  const mixed = new Uint8Array(frameLength);
  const at = (index: number) => (typeof share === "number" ? share : (share[index] ?? 0));
  for (let index = 0; index < frameLength; index++) {
    const part = at(index);
    mixed[index] = Math.round((a[index] ?? 0) * (1 - part) + (b[index] ?? 0) * part);
  }
  return mixed;
}

/** A frame moved right and down by whole pairs of pixels; edges are repeated. */
export function shift(frame: Frame, dx: number, dy: number): Frame {
  const moved = new Uint8Array(frameLength);
  const planes = [
    { start: 0, width: rawSize.width, height: rawSize.height, dx, dy },
    ...[lumaArea, lumaArea * 1.25].map((start) => ({
      ...{ start, width: rawSize.width / 2, height: rawSize.height / 2 },
      ...{ dx: Math.round(dx / 2), dy: Math.round(dy / 2) },
    })),
  ];
  for (const plane of planes) {
    for (let y = 0; y < plane.height; y++) {
      const fromY = Math.min(plane.height - 1, Math.max(0, y - plane.dy));
      for (let x = 0; x < plane.width; x++) {
        const fromX = Math.min(plane.width - 1, Math.max(0, x - plane.dx));
        moved[plane.start + y * plane.width + x] = frame[plane.start + fromY * plane.width + fromX] ?? 0;
      }
    }
  }
  return moved;
}
