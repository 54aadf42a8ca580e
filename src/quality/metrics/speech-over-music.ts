import { calibration } from "@/domain/quality/calibration";
import { filterInPlace } from "@/media/sound/biquad";
import { measured } from "../measured";
import type { SoundSamples } from "../sample-sound";
import { linearScore, mean } from "../statistics";

/** When a voice speaks, in seconds from the start of the sound. */
export type SpokenRange = { startSeconds: number; endSeconds: number };

/** Words are carried by this band; music reaches far beyond it. */
const band = { lowHz: 200, highHz: 4000 };
const blockSeconds = 0.02;
/** The share of the blocks of speech that lies in the gaps between syllables and words. */
const gapShare = 0.15;
/** Fewer blocks than these (half a second) have no gaps to look into. */
const fewestBlocks = 25;
/** Loudest and quietest that is told apart: 16 bits, and what is left of a voice under its music. */
const mostDb = 60;
const leastDb = -20;

/**
 * How far a voice stands above what plays under it, found in the mix alone: between syllables only the music is left.
 * Null when nobody speaks long enough.
 */
export function speechOverMusic({ channels, rate }: SoundSamples, speech: readonly SpokenRange[]) {
  const powers = bandPowers(mono(channels), rate);
  const spoken = speech.flatMap(({ startSeconds, endSeconds }) =>
    powers.slice(Math.floor(startSeconds / blockSeconds), Math.ceil(endSeconds / blockSeconds)),
  );
  if (spoken.length < fewestBlocks) return null;
  const rising = [...spoken].sort((a, b) => a - b);
  const under = mean(rising.slice(0, Math.max(1, Math.floor(rising.length * gapShare))));
  const over = Math.max(0, mean(spoken) - under);
  const ratio = Math.max(leastDb, Math.min(mostDb, 10 * Math.log10((over + 1e-12) / (under + 1e-12))));
  return measured("speechOverMusic", {
    score: linearScore(ratio, calibration.scales.speechOverMusic.ratio),
    raw: ratio,
    note: ratio < 6 ? "the voice is hard to hear over what plays under it" : null,
  });
}

function mono(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array()] = channels;
  return first.map((_, at) => mean(channels.map((samples) => samples[at] ?? 0)));
}

/** Mean power of each block inside the band of speech. */
function bandPowers(samples: Float32Array, rate: number): number[] {
  filterInPlace(samples, { kind: "highpass", hz: band.lowHz }, rate);
  filterInPlace(samples, { kind: "lowpass", hz: band.highHz }, rate);
  const length = Math.round(rate * blockSeconds);
  return Array.from({ length: Math.floor(samples.length / length) }, (_, block) => {
    let sum = 0;
    for (const sample of samples.subarray(block * length, (block + 1) * length)) sum += sample * sample;
    return sum / length;
  });
}
