import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { resolveMediaEngine } from "@/media/ffmpeg/resolve-engine";
import { makeNumberedClip } from "@/testing/test-media";

/** A real picture and a real clip, small, for doubles of machines that render. */
export async function makeRenderMedia(): Promise<{ image: Buffer; video: Buffer }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "render-media-"));
  try {
    const clip = path.join(folder, "clip.mp4");
    const shape = { number: 1, frames: 16, fps: 16, size: { width: 96, height: 64 } };
    await makeNumberedClip(await resolveMediaEngine(), clip, shape);
    const image = await sharp({ create: { width: 96, height: 64, channels: 3, background: "#3355aa" } })
      .png()
      .toBuffer();
    return { image, video: await readFile(clip) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
