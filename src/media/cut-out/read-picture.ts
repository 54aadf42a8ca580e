import sharp from "sharp";
import type { Picture } from "./backdrop";

/** Reads a picture as RGBA, upright and in sRGB, at most `sidePixels` on its longer side. */
export async function readPicture(path: string, sidePixels: number): Promise<Picture> {
  const { data, info } = await sharp(path)
    .rotate()
    .resize({ width: sidePixels, height: sidePixels, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}
