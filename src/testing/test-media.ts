import type { PixelSize } from "@/domain/media/format";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { mp4Output, wavOutput } from "@/media/ffmpeg/outputs";
import { decodeFrames } from "@/media/frames/decode-frames";
import { encodeFrames } from "@/media/frames/encode-frames";

/** Bits a test frame carries, one white or black column each. */
const columns = 12;
const indexBits = 8;

/**
 * A clip in which every frame carries its own number and its clip's, readable after any amount of compression and
 * scaling: what a render did with each frame can be read off its result.
 */
export async function makeNumberedClip(
  engine: MediaEngine,
  outputPath: string,
  clip: { number: number; frames: number; fps: number; size: PixelSize },
): Promise<void> {
  const { size, fps } = clip;
  async function* frames() {
    for (let index = 0; index < clip.frames; index++)
      yield numberedFrame(size, (clip.number << indexBits) | index);
  }
  await encodeFrames(engine, frames(), {
    video: { pixelFormat: "gray", size, fps },
    quality: { crf: 14, preset: "ultrafast", maxKilobits: 20_000 },
    outputPath,
  });
}

function numberedFrame({ width, height }: PixelSize, code: number): Uint8Array {
  const row = new Uint8Array(width);
  for (let x = 0; x < width; x++) {
    const bit = Math.floor((x * columns) / width);
    row[x] = (code >> bit) & 1 ? 220 : 30;
  }
  const frame = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) frame.set(row, y * width);
  return frame;
}

export type NumberedFrame = { clip: number; index: number };

/** Reads the numbers of a video's frames. A column that is neither black nor white gives NaN: the frame is a mixture. */
export async function readNumbers(engine: MediaEngine, path: string): Promise<NumberedFrame[]> {
  const size = { width: columns * 8, height: 16 };
  const found: NumberedFrame[] = [];
  for await (const frame of decodeFrames(engine, path, { pixelFormat: "gray", size })) {
    let code = 0;
    for (let bit = 0; bit < columns; bit++) {
      const level = frame[8 * size.width + bit * 8 + 4] ?? 0;
      if (level > 170) code |= 1 << bit;
      else if (level > 80) code = Number.NaN;
      if (Number.isNaN(code)) break;
    }
    found.push({
      clip: Number.isNaN(code) ? code : code >> indexBits,
      index: Number.isNaN(code) ? code : code & ((1 << indexBits) - 1),
    });
  }
  return found;
}

/** A sine on both channels; `gainDb` is relative to full scale. */
export async function makeTone(
  engine: MediaEngine,
  outputPath: string,
  tone: { hertz: number; seconds: number; gainDb: number },
): Promise<void> {
  const sine = `${10 ** (tone.gainDb / 20)}*sin(2*PI*${tone.hertz}*t)`;
  const source = `aevalsrc=exprs='${sine}|${sine}':s=48000:d=${tone.seconds}`;
  await engine.run({
    purpose: "make a tone",
    inputs: [],
    graph: `${source},aformat=channel_layouts=stereo[a]`,
    output: wavOutput(outputPath),
    lengthFrames: null,
  });
}

/** Writes a clip again in an unusual form; `change.encoder` are x264's options by their libavcodec names. */
export async function rewriteClip(
  engine: MediaEngine,
  [from, to]: [string, string],
  change: {
    filters?: string[];
    encoder?: Record<string, string>;
    soundSeconds?: number;
    pixelFormat?: string;
  },
): Promise<void> {
  const { filters = [], encoder = {}, soundSeconds, pixelFormat = "yuv420p" } = change;
  const picture = `[0:v]${[...filters, `format=${pixelFormat}`].join(",")}[v]`;
  const sound = soundSeconds ? `;aevalsrc=exprs='0.1*sin(2000*t)':s=48000:d=${soundSeconds}[a]` : "";
  const output = mp4Output(to, {
    video: { fps: 24, crf: 14, preset: "ultrafast", maxKilobits: 20_000 },
    audio: soundSeconds !== undefined,
  });
  await engine.run({
    purpose: "rewrite a clip",
    inputs: [{ kind: "file", path: from }],
    graph: `${picture}${sound}`,
    output: {
      ...output,
      fps: null,
      video: {
        codec: "libx264",
        options: { crf: "14", preset: "ultrafast", ...encoder },
      },
    },
    lengthFrames: null,
  });
}
