import type { Random } from "@/domain/random";
import { filterInPlace } from "@/media/sound/biquad";
import { scaleInPlace, soundRate } from "@/media/sound/pcm";

const buffer = (seconds: number) => new Float32Array(Math.round(seconds * soundRate));

/** A sine whose pitch falls from `from` to `to`, dying over `decay` seconds: drum skins and thuds. */
export function droppingSine(
  out: Float32Array,
  hz: { from: number; to: number; bend: number },
  decay: number,
): void {
  let phase = 0;
  for (let at = 0; at < out.length; at++) {
    const time = at / soundRate;
    const frequency = hz.to + (hz.from - hz.to) * Math.exp(-time / hz.bend);
    phase += (2 * Math.PI * frequency) / soundRate;
    out[at] = (out[at] ?? 0) + Math.sin(phase) * Math.exp(-time / decay) * Math.min(1, at / 24);
  }
}

/** Noise that dies over `decay` seconds. */
export function noiseBurst(seconds: number, decay: number, random: Random): Float32Array {
  const out = buffer(seconds);
  for (let at = 0; at < out.length; at++) {
    out[at] = random.between(-1, 1) * Math.exp(-at / (decay * soundRate));
  }
  return out;
}

function add(
  out: Float32Array,
  other: Float32Array,
  { gain, offset = 0 }: { gain: number; offset?: number },
): void {
  const count = Math.min(other.length, out.length - offset);
  for (let at = 0; at < count; at++) {
    out[offset + at] = (out[offset + at] ?? 0) + (other[at] ?? 0) * gain;
  }
}

function skinAndNoise(
  skin: { seconds: number; from: number; to: number; bend: number; decay: number },
  noise: { decay: number; highpass: number; gain: number },
  random: Random,
): Float32Array {
  const out = buffer(skin.seconds);
  droppingSine(out, skin, skin.decay);
  const rattle = noiseBurst(skin.seconds, noise.decay, random);
  filterInPlace(rattle, { kind: "highpass", hz: noise.highpass });
  add(out, rattle, noise);
  return out;
}

/** Metal: square waves at unrelated frequencies between noise, high-passed. */
function metal(seconds: number, decay: number, random: Random): Float32Array {
  const out = noiseBurst(seconds, decay, random);
  for (const hz of [2043, 3079, 4263, 5417, 6271, 8207]) {
    for (let at = 0; at < out.length; at++) {
      const sign = (at * hz) % soundRate < soundRate / 2 ? 0.16 : -0.16;
      out[at] = (out[at] ?? 0) + sign * Math.exp(-at / (decay * soundRate));
    }
  }
  filterInPlace(out, { kind: "highpass", hz: 7000 });
  filterInPlace(out, { kind: "highpass", hz: 6000 });
  return out;
}

function shaken(seconds: number, attack: number, random: Random): Float32Array {
  const out = buffer(seconds);
  for (let at = 0; at < out.length; at++) {
    const time = at / soundRate;
    out[at] =
      random.between(-1, 1) * Math.min(1, time / attack) * Math.exp(-Math.max(0, time - attack) / 0.03);
  }
  filterInPlace(out, { kind: "bandpass", hz: 6200, q: 0.9 });
  return out;
}

function clap(random: Random): Float32Array {
  const out = buffer(0.3);
  for (const [start, decay] of [
    [0, 0.006],
    [0.011, 0.006],
    [0.023, 0.07],
  ] as const) {
    add(out, noiseBurst(0.25, decay, random), { gain: 0.9, offset: Math.round(start * soundRate) });
  }
  filterInPlace(out, { kind: "bandpass", hz: 1500, q: 1.1 });
  scaleInPlace(out, 1.6);
  return out;
}

function cymbal(seconds: number, random: Random): Float32Array {
  const out = metal(seconds, seconds * 0.3, random);
  const wash = noiseBurst(seconds, seconds * 0.22, random);
  filterInPlace(wash, { kind: "highpass", hz: 3200 });
  add(out, wash, { gain: 0.5 });
  return out;
}

/** Everything without a pitch. Each is drawn once per piece, so equal strokes sound alike. */
export const percussion = {
  kick: (random: Random) =>
    skinAndNoise(
      { seconds: 0.42, from: 165, to: 47, bend: 0.035, decay: 0.15 },
      { decay: 0.004, highpass: 1200, gain: 0.35 },
      random,
    ),
  softKick: (random: Random) =>
    skinAndNoise(
      { seconds: 0.35, from: 105, to: 52, bend: 0.03, decay: 0.11 },
      { decay: 0.003, highpass: 600, gain: 0.08 },
      random,
    ),
  snare: (random: Random) =>
    skinAndNoise(
      { seconds: 0.3, from: 260, to: 185, bend: 0.02, decay: 0.06 },
      { decay: 0.075, highpass: 1400, gain: 0.75 },
      random,
    ),
  brush: (random: Random) =>
    skinAndNoise(
      { seconds: 0.3, from: 210, to: 180, bend: 0.02, decay: 0.02 },
      { decay: 0.09, highpass: 2500, gain: 0.5 },
      random,
    ),
  taiko: (random: Random) =>
    skinAndNoise(
      { seconds: 0.9, from: 120, to: 58, bend: 0.06, decay: 0.28 },
      { decay: 0.02, highpass: 300, gain: 0.4 },
      random,
    ),
  tom: (random: Random) =>
    skinAndNoise(
      { seconds: 0.45, from: 180, to: 105, bend: 0.05, decay: 0.14 },
      { decay: 0.01, highpass: 800, gain: 0.2 },
      random,
    ),
  rim: (random: Random) =>
    skinAndNoise(
      { seconds: 0.08, from: 900, to: 780, bend: 0.01, decay: 0.014 },
      { decay: 0.006, highpass: 2000, gain: 0.4 },
      random,
    ),
  clap,
  hat: (random: Random) => metal(0.09, 0.022, random),
  openHat: (random: Random) => metal(0.34, 0.11, random),
  shaker: (random: Random) => shaken(0.14, 0.03, random),
  crash: (random: Random) => cymbal(1.8, random),
  swell: (random: Random) => cymbal(1.6, random).reverse(),
} as const satisfies Record<string, (random: Random) => Float32Array>;

export type PercussionName = keyof typeof percussion;
