import { writeFile } from "node:fs/promises";
import { StudioError } from "@/domain/errors";
import type { MediaEngine } from "../ffmpeg/engine";
import { graphOf, link } from "../ffmpeg/graph";
import { rawAudioOutput } from "../ffmpeg/outputs";
import { probeMedia } from "../probe/probe-media";
import { type Stereo, silence, soundRate } from "./pcm";
import { encodeWav } from "./wav";

/** Over this long a repeat is blended into the end before it, and the last notes of a cut piece fade. */
const blendSeconds = 0.5;
const fadeSeconds = 1.5;

/**
 * Brings a sound from outside into the form of all others: 48 kHz stereo 16-bit WAV. With `seconds` it gets exactly
 * that length: a longer one fades out at its new end, a shorter one is repeated. Returns its length in seconds.
 * Throws "media-failed" when the file holds no sound.
 */
export async function conformSound(
  engine: MediaEngine,
  path: string,
  options: { seconds: number | null; outputPath: string; signal?: AbortSignal | undefined },
): Promise<number> {
  const sound = await decode(engine, path, options.signal);
  if (sound.left.length === 0) throw new StudioError("media-failed", "The model's file holds no sound");
  const fitted = options.seconds === null ? sound : fitLength(sound, Math.round(options.seconds * soundRate));
  await writeFile(options.outputPath, encodeWav([fitted.left, fitted.right], soundRate));
  return fitted.left.length / soundRate;
}

async function decode(engine: MediaEngine, path: string, signal: AbortSignal | undefined): Promise<Stereo> {
  try {
    const { info } = await probeMedia(path);
    if (!info.audio) throw new StudioError("media-failed", "The model's file holds no sound");
    const job = {
      purpose: "read the sound",
      inputs: [{ kind: "file" as const, path }],
      graph: graphOf([
        link(["0:a"], [`aresample=${soundRate}`, "aformat=sample_fmts=flt:channel_layouts=stereo"], ["a"]),
      ]),
      output: rawAudioOutput("f32le"),
      lengthFrames: null,
    };
    const parts: Uint8Array[] = [];
    for await (const part of engine.read(job, { signal })) parts.push(part);
    return deinterleave(Buffer.concat(parts));
  } catch (error) {
    if (error instanceof StudioError && error.code === "invalid-input") {
      throw new StudioError("media-failed", `The model's sound cannot be read: ${error.message}`, {
        cause: error,
      });
    }
    throw error;
  }
}

function deinterleave(bytes: Buffer): Stereo {
  const length = Math.floor(bytes.length / 8);
  const sound = silence(length);
  for (let index = 0; index < length; index++) {
    sound.left[index] = bytes.readFloatLE(index * 8);
    sound.right[index] = bytes.readFloatLE(index * 8 + 4);
  }
  return sound;
}

/** Exactly `length` samples: cut with a fade, or repeated with soft joints. */
export function fitLength(sound: Stereo, length: number): Stereo {
  const shape = (samples: Float32Array) => {
    const fitted = samples.length >= length ? samples.slice(0, length) : repeat(samples, length);
    return samples.length === length ? fitted : fadeOut(fitted);
  };
  return { left: shape(sound.left), right: shape(sound.right) };
}

function repeat(samples: Float32Array, length: number): Float32Array {
  const blend = Math.min(Math.round(blendSeconds * soundRate), Math.floor(samples.length / 2));
  const stride = samples.length - blend;
  const out = new Float32Array(length);
  for (let start = 0; start < length; start += stride) {
    for (let index = 0; index < samples.length && start + index < length; index++) {
      const rising = start > 0 && index < blend ? index / blend : 1;
      const falling = index >= stride ? (samples.length - index) / blend : 1;
      const at = start + index;
      out[at] = (out[at] ?? 0) + (samples[index] ?? 0) * Math.min(rising, falling);
    }
  }
  return out;
}

function fadeOut(samples: Float32Array): Float32Array {
  const length = Math.min(samples.length, Math.round(fadeSeconds * soundRate));
  const start = samples.length - length;
  for (let index = 0; index < length; index++) {
    samples[start + index] = (samples[start + index] ?? 0) * (1 - index / length);
  }
  return samples;
}
