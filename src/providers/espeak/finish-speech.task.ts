import { readFile, writeFile } from "node:fs/promises";
import { StudioError } from "@/domain/errors";
import { filterInPlace } from "@/media/sound/biquad";
import { limitInPlace } from "@/media/sound/limiter";
import { activeLevel, gainOf, peakOf, scaleInPlace, soundRate } from "@/media/sound/pcm";
import { resample } from "@/media/sound/resample";
import { decodeWav, encodeWav } from "@/media/sound/wav";
import type { Task } from "@/workers/task";

export type FinishSpeech = { source: string; target: string };

/** Loud enough over music, before the final mix sets the loudness of the whole. */
const speechLevelDb = -19;
const keptSilenceSeconds = 0.04;

/** Takes the rawness out of a synthetic voice: trimmed, warmed, evened out, at 48 kHz. Returns its length in seconds. */
export const task: Task<FinishSpeech, number> = async ({ source, target }) => {
  const { channels, rate } = decodeWav(await readFile(source));
  const [first] = channels;
  const trimmed = trim(first ?? new Float32Array(0), rate);
  if (trimmed.length === 0)
    throw new StudioError("provider-rejected", "There is nothing to say in this text");
  const voice = resample(trimmed, rate, soundRate);
  filterInPlace(voice, { kind: "highpass", hz: 85 });
  filterInPlace(voice, { kind: "lowshelf", hz: 240, gainDb: 3 });
  filterInPlace(voice, { kind: "peak", hz: 900, q: 0.9, gainDb: -2 });
  filterInPlace(voice, { kind: "peak", hz: 3200, q: 0.8, gainDb: 2.5 });
  filterInPlace(voice, { kind: "highshelf", hz: 7500, gainDb: -4 });
  compress(voice);
  const level = activeLevel(voice);
  scaleInPlace(voice, level > 0 ? gainOf(speechLevelDb) / level : 0);
  limitInPlace([voice], { ceilingDb: -3 });
  edges(voice);
  await writeFile(target, encodeWav([voice], soundRate));
  return voice.length / soundRate;
};

/** Cuts silence from both ends: whatever stays 40 dB under the peak. */
function trim(samples: Float32Array, rate: number): Float32Array {
  const floor = peakOf(samples) * 0.01;
  if (floor < 1e-4) return new Float32Array(0);
  const sounds = (sample: number) => Math.abs(sample) > floor;
  const margin = Math.round(keptSilenceSeconds * rate);
  const start = Math.max(0, samples.findIndex(sounds) - margin);
  const end = Math.min(samples.length, samples.findLastIndex(sounds) + margin);
  return samples.slice(start, end);
}

/** Three to one above -24 dB of the peak level, 5 ms attack and 90 ms release. */
function compress(samples: Float32Array): void {
  const threshold = peakOf(samples) * gainOf(-24);
  const attack = Math.exp(-1 / (0.005 * soundRate));
  const release = Math.exp(-1 / (0.09 * soundRate));
  let follow = 0;
  for (let index = 0; index < samples.length; index++) {
    const size = Math.abs(samples[index] ?? 0);
    const speed = size > follow ? attack : release;
    follow = speed * follow + (1 - speed) * size;
    const gain = follow > threshold ? (threshold / follow) ** (2 / 3) : 1;
    samples[index] = (samples[index] ?? 0) * gain;
  }
}

/** Ten milliseconds in and out, so that a cut through a breath does not click. */
function edges(samples: Float32Array): void {
  const span = Math.min(samples.length >> 1, Math.round(soundRate * 0.01));
  for (let index = 0; index < span; index++) {
    const gain = index / span;
    const mirror = samples.length - 1 - index;
    samples[index] = (samples[index] ?? 0) * gain;
    samples[mirror] = (samples[mirror] ?? 0) * gain;
  }
}
