import sharp from "sharp";

/** A small file of a picture for lists, as WebP at the same size. */
export async function writeWebp(path: string, outputPath: string): Promise<void> {
  await sharp(path).webp({ quality: 82 }).toFile(outputPath);
}
