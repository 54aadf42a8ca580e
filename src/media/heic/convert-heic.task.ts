import { readFile, writeFile } from "node:fs/promises";
import sharp from "sharp";
import type { Task } from "@/workers/task";
import { requireShape, type UploadLimits } from "../probe/upload-limits";
import { decodeHeic } from "./decode-heic";
import { withProfile } from "./profiled-png";

/** Writes a HEIC photo that somebody has sent as a PNG, in a process that may fail over it. */
export const task: Task<
  { path: string; outputPath: string; limits: UploadLimits },
  { width: number; height: number }
> = async ({ path, outputPath, limits }, { report }) => {
  report(0);
  const { pixels, profile, ...raw } = await decodeHeic(await readFile(path), {
    requireSize: (size) => requireShape(size, limits),
  });
  // Read again at once and thrown away: quick is better than small.
  const png = await sharp(pixels, { raw }).png({ compressionLevel: 1 }).toBuffer();
  await writeFile(outputPath, profile ? withProfile(png, profile) : png);
  return { width: raw.width, height: raw.height };
};
