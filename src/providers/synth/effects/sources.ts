import type { Random } from "@/domain/random";
import { soundRate } from "@/media/sound/pcm";

/** White noise of `samples` samples. */
export function noise(samples: number, random: Random): Float32Array {
  const out = new Float32Array(samples);
  for (let at = 0; at < samples; at++) out[at] = random.between(-1, 1);
  return out;
}

/**
 * Moves a resonant filter through a sound: `hz` gives the corner at each moment, 0-1 along the sound. A state-variable
 * filter, whose corner may move without clicks.
 */
export function sweep(
  samples: Float32Array,
  { hz, q, tap }: { hz: (moment: number) => number; q: number; tap: "band" | "low" | "high" },
): Float32Array {
  const out = new Float32Array(samples.length);
  const damping = 1 / q;
  let g = 0;
  let band = 0;
  let low = 0;
  for (let at = 0; at < samples.length; at++) {
    if (at % 32 === 0) {
      g = Math.tan((Math.PI * Math.min(18_000, Math.max(20, hz(at / samples.length)))) / soundRate);
    }
    const high = ((samples[at] ?? 0) - low - (g + damping) * band) / (1 + g * (g + damping));
    const nextBand = band + g * high;
    const nextLow = low + g * (band + nextBand);
    band = nextBand + g * high;
    low = nextLow;
    out[at] = tap === "band" ? nextBand * damping : tap === "low" ? nextLow : high;
  }
  return out;
}

/** Multiplies by a level that is a function of the moment, 0-1 along the sound. */
export function shape(samples: Float32Array, level: (moment: number) => number): Float32Array {
  for (let at = 0; at < samples.length; at++) samples[at] = (samples[at] ?? 0) * level(at / samples.length);
  return samples;
}

/** Slow random movement around 0, within about -1 to 1, `hz` turns a second. */
export function drift(hz: number, durationSeconds: number, random: Random): (moment: number) => number {
  const waves = Array.from({ length: 4 }, (_, index) => ({
    turns: hz * durationSeconds * random.between(0.4, 1.6),
    phase: random.between(0, 2 * Math.PI),
    depth: 0.5 / (1 + index * 0.3),
  }));
  return (moment) =>
    waves.reduce(
      (sum, wave) => sum + wave.depth * Math.sin(2 * Math.PI * wave.turns * moment + wave.phase),
      0,
    ) / 1.4;
}

/** A sine whose frequency follows `hz`, a function of seconds, under a level that is a function of seconds. */
export function addGlide(
  out: Float32Array,
  start: number,
  glide: { seconds: number; hz: (seconds: number) => number; level: (seconds: number) => number },
): void {
  const count = Math.min(Math.round(glide.seconds * soundRate), out.length - start);
  let phase = 0;
  for (let at = 0; at < count; at++) {
    const seconds = at / soundRate;
    phase += (2 * Math.PI * glide.hz(seconds)) / soundRate;
    out[start + at] = (out[start + at] ?? 0) + Math.sin(phase) * glide.level(seconds);
  }
}

export function addInto(out: Float32Array, other: Float32Array, gain: number): Float32Array {
  const count = Math.min(out.length, other.length);
  for (let at = 0; at < count; at++) out[at] = (out[at] ?? 0) + (other[at] ?? 0) * gain;
  return out;
}
