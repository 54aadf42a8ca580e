import { StudioError } from "@/domain/errors";
import type { PixelSize } from "@/domain/media/format";
import type { MediaEngine } from "@/media/ffmpeg/engine";
import { decodeFrames } from "@/media/frames/decode-frames";
import { analysisSize, type ClipSamples, detailSize, type Frame, lumaOf } from "./clip-samples";
import { estimateMotion, type MotionField } from "./motion";

/** Detail frames a second: noise and sharpness change slowly, and full-size pixels cost most. */
const detailsPerSecond = 3;

/** As VBench thins a clip before it looks for motion. */
const slowStepsPerSecond = 8;

export type Source = { file: string; size: PixelSize; fps: number };

/** Decodes a clip as far as it goes. `damage` is what stopped the decoder before the end, null for nothing. */
export async function sampleClip(
  engine: MediaEngine,
  { file, size, fps }: Source,
): Promise<{ samples: ClipSamples; damage: StudioError | null }> {
  const small = analysisSize(size);
  const detail = detailSize(size);
  const every = Math.max(1, Math.round(fps / detailsPerSecond));
  const frames = await readUntilDamage(decodeFrames(engine, file, { pixelFormat: "yuv420p", size: small }));
  const details = await readUntilDamage(
    decodeFrames(engine, file, {
      pixelFormat: "gray",
      size: detail,
      filters: [`select='not(mod(n,${every}))'`, `crop=${detail.width}:${detail.height}`],
    }),
  );
  const samples = describe(frames.read, { fps, size: small, details: details.read, detailSize: detail });
  return { samples, damage: frames.damage };
}

async function readUntilDamage(
  source: AsyncIterable<Uint8Array>,
): Promise<{ read: Uint8Array[]; damage: StudioError | null }> {
  const read: Uint8Array[] = [];
  try {
    for await (const frame of source) read.push(frame);
    return { read, damage: null };
  } catch (error) {
    // A file that cannot be decoded to its end is a finding, not a failure of the measurement.
    if (error instanceof StudioError && error.code === "media-failed") return { read, damage: error };
    throw error;
  }
}

function describe(
  frames: readonly Frame[],
  rest: Pick<ClipSamples, "fps" | "size" | "details" | "detailSize">,
): ClipSamples {
  const lumas = frames.map((frame) => lumaOf(frame, rest.size));
  const luma = lumas.map(lumaStatistics);
  const motion = fieldsOf(lumas, luma, { size: rest.size, step: 1 });
  const step = Math.max(1, Math.round(rest.fps / slowStepsPerSecond));
  const slowMotion = {
    fields: fieldsOf(lumas, luma, { size: rest.size, step }),
    stepSeconds: step / rest.fps,
  };
  const differences = lumas.length > 0 ? [0] : [];
  for (let index = 1; index < lumas.length; index++) {
    const [from, to] = [lumas[index - 1], lumas[index]];
    if (!from || !to) continue;
    differences.push(meanDifference(from, to));
  }
  return { ...rest, frames, luma, differences, motion, slowMotion };
}

/** Motion from every `step`th frame to the next one so chosen. */
function fieldsOf(
  lumas: readonly Uint8Array[],
  luma: ClipSamples["luma"],
  { size, step }: { size: PixelSize; step: number },
): MotionField[] {
  const fields: MotionField[] = [];
  for (let index = step; index < lumas.length; index += step) {
    const [from, to] = [lumas[index - step], lumas[index]];
    if (!from || !to) continue;
    const lumaShift = Math.round((luma[index]?.mean ?? 0) - (luma[index - step]?.mean ?? 0));
    fields.push(estimateMotion({ from, to, size, lumaShift }, fields.at(-1) ?? null));
  }
  return fields;
}

function lumaStatistics(pixels: Uint8Array): { mean: number; deviation: number } {
  let sum = 0;
  let squares = 0;
  for (const value of pixels) {
    sum += value;
    squares += value * value;
  }
  const average = sum / pixels.length;
  return { mean: average, deviation: Math.sqrt(Math.max(0, squares / pixels.length - average * average)) };
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += Math.abs((a[index] ?? 0) - (b[index] ?? 0));
  return sum / a.length;
}
