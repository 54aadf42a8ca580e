import { rename } from "node:fs/promises";
import { createCanvas } from "@napi-rs/canvas";
import type { PixelSize } from "@/domain/media/format";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import type { EngineDescription } from "@/media/ffmpeg/engine";
import { openMediaEngine } from "@/media/ffmpeg/resolve-engine";
import type { Task } from "@/workers/task";
import { createClipPainter, type GivenFrames } from "./clip/clip-painter";
import { encodeJob } from "./clip/encode-job";
import { loadPhotos } from "./load-photos";
import type { PhotoPath } from "./photo-paths";
import { createShotPainter } from "./view/painter";

export type DrawClipInput = {
  scene: SceneSpec;
  size: PixelSize;
  fps: number;
  durationFrames: number;
  seed: number;
  given: GivenFrames;
  photos: PhotoPath[];
  engine: EngineDescription;
  outputPath: string;
  unfinishedPath: string;
};

/** Seconds in which falling and drifting things go round once. */
const roundSeconds = 5;

/** Draws every frame of a shot and pipes it into the encoder. Reports 0..1 by frames drawn. */
export const task: Task<DrawClipInput, null> = async (input, { report }) => {
  const { scene, size, fps, durationFrames, seed, outputPath, unfinishedPath } = input;
  const cycles = Math.max(1, durationFrames / fps / roundSeconds);
  const shot = createShotPainter(scene, { size, seed, cycles, photos: await loadPhotos(input.photos) });
  const paint = await createClipPainter(shot, { given: input.given, path: scene.path });
  const canvas = createCanvas(size.width, size.height);
  const ctx = canvas.getContext("2d");
  async function* frames() {
    for (let frame = 0; frame < durationFrames; frame++) {
      paint(ctx, durationFrames === 1 ? 0 : frame / (durationFrames - 1));
      report((frame + 1) / durationFrames);
      // A copy: the pipe reads it while the next frame is drawn.
      yield Buffer.from(canvas.data());
    }
  }
  const job = encodeJob({ size, fps, durationFrames, outputPath: unfinishedPath });
  await openMediaEngine(input.engine).run(job, { frames: frames() });
  await rename(unfinishedPath, outputPath);
  return null;
};
