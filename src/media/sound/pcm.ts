/** Samples per second of every sound the studio makes or mixes. */
export const soundRate = 48_000;

/** Two channels of equal length at `soundRate`, nominally within -1 to 1. */
export type Stereo = { left: Float32Array; right: Float32Array };

export const silence = (samples: number): Stereo => ({
  left: new Float32Array(samples),
  right: new Float32Array(samples),
});

export const decibels = (gain: number): number => 20 * Math.log10(Math.max(gain, 1e-9));
export const gainOf = (level: number): number => 10 ** (level / 20);

export function scaleInPlace(samples: Float32Array, gain: number): void {
  for (let index = 0; index < samples.length; index++) samples[index] = (samples[index] ?? 0) * gain;
}

export function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

/**
 * Level of the parts that sound, as a root mean square: 50 ms blocks more than 30 dB under the loudest are left out,
 * so that pauses and tails do not make a sound seem quiet.
 */
export function activeLevel(samples: Float32Array, rate = soundRate): number {
  const block = Math.max(1, Math.round(rate * 0.05));
  const powers: number[] = [];
  for (let start = 0; start < samples.length; start += block) {
    let sum = 0;
    const end = Math.min(samples.length, start + block);
    for (let index = start; index < end; index++) sum += (samples[index] ?? 0) ** 2;
    powers.push(sum / (end - start));
  }
  const floor = Math.max(0, ...powers) / 1000;
  const active = powers.filter((power) => power > floor);
  return active.length ? Math.sqrt(active.reduce((sum, power) => sum + power, 0) / active.length) : 0;
}
