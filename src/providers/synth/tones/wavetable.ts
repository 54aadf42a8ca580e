import { soundRate } from "@/media/sound/pcm";

export type Waveform = "saw" | "square" | "triangle" | "organ" | "sine";

const tableSize = 2048;
const tables = new Map<string, Float32Array>();

/** Amplitude of a waveform's nth harmonic. */
const harmonic: Record<Waveform, (n: number) => number> = {
  sine: (n) => (n === 1 ? 1 : 0),
  saw: (n) => 0.6 / n,
  square: (n) => (n % 2 ? 0.8 / n : 0),
  triangle: (n) => (n % 2 ? ((n >> 1) % 2 ? -0.9 : 0.9) / (n * n) : 0),
  organ: (n) => [0.6, 0.35, 0.2, 0.18, 0, 0.08, 0, 0.06][n - 1] ?? 0,
};

/**
 * One period of a waveform, followed by its first sample again for interpolation, with no harmonic above hearing at
 * `frequency`: brighter tables would fold back as inharmonic whistling.
 */
export function wavetable(waveform: Waveform, frequency: number): Float32Array {
  const allowed = Math.max(1, Math.min(256, (soundRate * 0.42) / frequency));
  const harmonics = 2 ** Math.floor(Math.log2(allowed));
  const key = `${waveform}/${harmonics}`;
  const known = tables.get(key);
  if (known) return known;
  const table = new Float32Array(tableSize + 1);
  for (let n = 1; n <= harmonics; n++) {
    const amplitude = harmonic[waveform](n);
    if (amplitude === 0) continue;
    for (let index = 0; index <= tableSize; index++) {
      table[index] = (table[index] ?? 0) + amplitude * Math.sin((2 * Math.PI * n * index) / tableSize);
    }
  }
  tables.set(key, table);
  return table;
}

/** Reads a table at a phase in [0, 1). */
export function readTable(table: Float32Array, phase: number): number {
  const position = phase * tableSize;
  const index = Math.floor(position);
  const low = table[index] ?? 0;
  return low + ((table[index + 1] ?? 0) - low) * (position - index);
}
