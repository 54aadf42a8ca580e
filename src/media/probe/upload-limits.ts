import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";

export type UploadLimits = { bytes: number; sidePixels: { min: number; max: number } };

/** Decoded, this is 200 MB: a picture of a few kilobytes may claim far more. */
export const maxPixels = 50_000_000;

/** Throws "invalid-input", saying what to do, for a picture that is too small or too large. */
export function requireShape({ width, height }: PixelSize, { sidePixels }: UploadLimits): void {
  const shape = `This picture is ${width} × ${height} pixels`;
  if (Math.min(width, height) < sidePixels.min) {
    throw refusal(`${shape}; each side needs at least ${sidePixels.min}. Choose a larger one.`);
  }
  if (Math.max(width, height) > sidePixels.max) {
    throw refusal(`${shape}; at most ${sidePixels.max} per side are allowed. Make it smaller and try again.`);
  }
  if (width * height > maxPixels) {
    throw refusal(
      `${shape}; at most ${maxPixels / 1e6} megapixels are allowed. Make it smaller and try again.`,
    );
  }
}

const refusal = (message: string) => new StudioError("invalid-input", message);
