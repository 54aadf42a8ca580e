import sharp from "sharp";
import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";

/**
 * Brings a picture from outside to exactly `size` as a PNG without metadata: scaled to fill, cut at the edges from the
 * middle, turned upright. Throws "media-failed" when it cannot be read.
 */
export async function fitPicture(
  path: string,
  { size, outputPath }: { size: PixelSize; outputPath: string },
): Promise<void> {
  try {
    await sharp(path)
      .rotate()
      .resize({ ...size, fit: "cover", position: "centre" })
      .toColourspace("srgb")
      .removeAlpha()
      .png()
      .toFile(outputPath);
  } catch (cause) {
    throw new StudioError("media-failed", `The model's picture cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
}
