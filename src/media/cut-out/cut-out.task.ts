import sharp from "sharp";
import type { Task } from "@/workers/task";
import { writeThumbnail } from "../frames/thumbnail";
import { cutOut, type NotCut } from "./cut-out";
import { readPicture } from "./read-picture";

/** More than a video shows of a thing, and a matter of seconds. */
const longestSidePixels = 2048;

export type CutOutFiles = { path: string; outputPath: string; thumbnailPath: string; holes: boolean };
export type CutOutResult = { width: number; height: number } | { notCut: NotCut };

/** Writes what a picture shows, without its backdrop, as a PNG, and a small copy of it. */
export const task: Task<CutOutFiles, CutOutResult> = async ({ path, outputPath, thumbnailPath, holes }) => {
  const picture = await readPicture(path, longestSidePixels);
  const notCut = cutOut(picture, { holes });
  if (notCut) return { notCut };
  const { data, width, height } = picture;
  // White under what is clear: for models that do not know transparency.
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 0) data.fill(255, at, at + 3);
  await sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toFile(outputPath);
  await writeThumbnail(outputPath, thumbnailPath);
  return { width, height };
};
