import sharp from "sharp";

const thumbnailPixels = 320;

/** Writes a copy of a picture for lists: WebP, small, with its transparency. */
export async function writeThumbnail(path: string, outputPath: string): Promise<void> {
  const small = sharp(path).resize({
    ...{ width: thumbnailPixels, height: thumbnailPixels },
    ...{ fit: "inside", withoutEnlargement: true },
  });
  await small.webp({ quality: 80 }).toFile(outputPath);
}
