import sharp from "sharp";
import { StudioError } from "@/domain/errors";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { decodeFrames } from "@/media/frames/decode-frames";
import { probeMedia } from "@/media/probe/probe-media";
import type { Picture } from "./picture-input";

/** `count` frames of a clip in its own size, evenly spread from the first to the last. Fewer for a shorter clip. */
export async function samplePictures(
  engine: MediaEngine,
  { file, count }: { file: string; count: number },
): Promise<Picture[]> {
  const { info } = await probeMedia(file);
  const { width, height, frameCount } = info;
  if (!width || !height || !frameCount) {
    throw new StudioError("invalid-input", "This file holds no video that could be looked at");
  }
  const size = { width, height };
  const wanted = spread(frameCount, count).map((frame) => `eq(n,${frame})`);
  const pictures: Picture[] = [];
  const options = { pixelFormat: "rgb24" as const, size, filters: [`select='${wanted.join("+")}'`] };
  for await (const pixels of decodeFrames(engine, file, options)) pictures.push({ pixels, size });
  return pictures;
}

/** `count` different whole numbers from 0 to `length` - 1, both ends among them. */
export function spread(length: number, count: number): number[] {
  const all = Array.from({ length: count }, (_, index) =>
    Math.round((index * (length - 1)) / Math.max(1, count - 1)),
  );
  return [...new Set(all)];
}

/** A still as it is meant to be seen. Throws "invalid-input" for a picture that cannot be read. */
export async function readPicture(file: string): Promise<Picture> {
  try {
    const { data, info } = await sharp(file)
      .rotate()
      .flatten()
      .toColourspace("srgb")
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { pixels: data, size: { width: info.width, height: info.height } };
  } catch (error) {
    throw new StudioError("invalid-input", "This picture is damaged and cannot be measured", {
      cause: error,
    });
  }
}
