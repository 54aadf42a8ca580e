import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import type { PixelSize } from "@/domain/media/format";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { encodeFrames } from "@/media/frames/encode-frames";
import { encodeWav } from "@/media/sound/wav";
import { enginesHere } from "../test-engines";

export type MadeFile = { name: string; contentType: string; bytes: Buffer };

/** Real media are small here: scaled so that the short side has so many pixels. */
const shortSide = 180;
const fps = 24;

/** Even numbers, as yuv420p wants them. */
function scaled({ width, height }: PixelSize): PixelSize {
  const factor = shortSide / Math.min(width, height);
  const even = (side: number) => Math.round((side * factor) / 2) * 2;
  return { width: even(width), height: even(height) };
}

/** A picture with an outline and a ramp of colours that depend on the hue, so that two of them can be told apart. */
export async function makePicture(
  size: PixelSize,
  { hue, format }: { hue: number; format: "png" | "jpeg" | "webp" },
): Promise<MadeFile> {
  const { width, height } = scaled(size);
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue},60%,30%)"/>
    <stop offset="1" stop-color="hsl(${(hue + 90) % 360},60%,70%)"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>
    <circle cx="50%" cy="50%" r="${Math.min(width, height) / 4}" fill="hsl(${(hue + 180) % 360},70%,50%)"/></svg>`;
  const bytes = await sharp(Buffer.from(drawing)).toFormat(format).toBuffer();
  return { name: `out-0.${format === "jpeg" ? "jpg" : format}`, contentType: `image/${format}`, bytes };
}

/**
 * A clip that begins as the first picture and turns into the last one, evenly. Without a last picture the first one
 * drifts; without a first one it is drawn.
 */
export async function makeClip(
  size: PixelSize,
  { first, last, seconds, hue }: { first: Buffer | null; last: Buffer | null; seconds: number; hue: number },
): Promise<MadeFile> {
  const small = scaled(size);
  const start = first ?? (await makePicture(size, { hue, format: "png" })).bytes;
  const end = last ?? (await drifted(start));
  const [from, to] = await Promise.all([bareFrame(start, small), bareFrame(end, small)]);
  const frames = Math.round(seconds * fps);
  async function* blended() {
    for (let index = 0; index < frames; index++) yield blend(from, to, index / Math.max(1, frames - 1));
  }
  const folder = await mkdtemp(path.join(tmpdir(), "replicate-double-"));
  try {
    const outputPath = path.join(folder, "output.mp4");
    await encodeFrames(await engine(), blended(), {
      video: { pixelFormat: "rgb24", size: small, fps },
      quality: { crf: 20, preset: "ultrafast", maxKilobits: 8_000 },
      outputPath,
    });
    return { name: "output.mp4", contentType: "video/mp4", bytes: await readFile(outputPath) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let found: Promise<MediaEngine> | null = null;

/** Looked for once: looking starts processes. */
function engine(): Promise<MediaEngine> {
  found ??= enginesHere().then(([first]) => {
    if (!first) throw new Error("There is no ffmpeg to make the clips of the double with");
    return first.engine;
  });
  return found;
}

async function drifted(picture: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata();
  const left = Math.round(width * 0.05);
  const top = Math.round(height * 0.05);
  return sharp(picture)
    .extract({ left, top, width: width - left * 2, height: height - top * 2 })
    .png()
    .toBuffer();
}

async function bareFrame(picture: Buffer, { width, height }: PixelSize): Promise<Buffer> {
  return sharp(picture)
    .resize(width, height, { fit: "cover" })
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer();
}

function blend(from: Buffer, to: Buffer, share: number): Uint8Array {
  const frame = new Uint8Array(from.length);
  for (let at = 0; at < frame.length; at++) {
    frame[at] = Math.round((from[at] ?? 0) * (1 - share) + (to[at] ?? 0) * share);
  }
  return frame;
}

/** A stereo tone that fades at both ends, as 16-bit WAV. */
export function makeSound(seconds: number, hertz: number): MadeFile {
  const rate = 32_000;
  const samples = Float32Array.from({ length: Math.round(seconds * rate) }, (_, index) => {
    const at = index / rate;
    const fade = Math.min(1, at * 20, (seconds - at) * 20);
    return 0.3 * fade * Math.sin(2 * Math.PI * hertz * at);
  });
  const bytes = Buffer.from(encodeWav([samples, samples], rate));
  return { name: "out.wav", contentType: "audio/wav", bytes };
}

/** What a data URL holds; null when it is none. */
export function bytesOfDataUrl(url: string): Buffer | null {
  const [, base64] = /^data:[\w.+-]+\/[\w.+-]+;base64,([A-Za-z0-9+/=]*)$/.exec(url) ?? [];
  return base64 === undefined ? null : Buffer.from(base64, "base64");
}
