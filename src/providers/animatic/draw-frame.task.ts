import { rename, writeFile } from "node:fs/promises";
import { createCanvas } from "@napi-rs/canvas";
import type { PixelSize } from "@/domain/media/format";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import type { Task } from "@/workers/task";
import { loadPhotos } from "./load-photos";
import type { PhotoPath } from "./photo-paths";
import { createShotPainter } from "./view/painter";

export type DrawFrameInput = {
  scene: SceneSpec;
  size: PixelSize;
  seed: number;
  moment: number;
  photos: PhotoPath[];
  outputPath: string;
};

/** Draws one moment of a shot into a PNG file. */
export const task: Task<DrawFrameInput, null> = async (input) => {
  const { scene, size, seed, moment, photos, outputPath } = input;
  const painter = createShotPainter(scene, { size, seed, cycles: 1, photos: await loadPhotos(photos) });
  const canvas = createCanvas(size.width, size.height);
  painter.paint(canvas.getContext("2d"), moment);
  const unfinished = `${outputPath}.${process.pid}.part`;
  await writeFile(unfinished, await canvas.encode("png"));
  await rename(unfinished, outputPath);
  return null;
};
