import { soundRate } from "./pcm";

type Coefficients = { b0: number; b1: number; b2: number; a1: number; a2: number };

export type FilterKind = "lowpass" | "highpass" | "bandpass" | "peak" | "lowshelf" | "highshelf";

/** A second-order filter: `hz` is its corner or centre; `gainDb` matters to "peak" and the shelves only. */
export type FilterSpec = { kind: FilterKind; hz: number; q?: number; gainDb?: number };

/** Filters in place, one pass. Formulas: R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients". */
export function filterInPlace(samples: Float32Array, spec: FilterSpec, rate = soundRate): void {
  const { b0, b1, b2, a1, a2 } = coefficients(spec, rate);
  let x1 = 0;
  let x2 = 0;
  let y1 = 0;
  let y2 = 0;
  for (let index = 0; index < samples.length; index++) {
    const x = samples[index] ?? 0;
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    // Decaying filters would otherwise sink into denormal numbers, which are many times slower.
    y1 = Math.abs(y) < 1e-20 ? 0 : y;
    samples[index] = y1;
  }
}

function coefficients({ kind, hz, q = Math.SQRT1_2, gainDb = 0 }: FilterSpec, rate: number): Coefficients {
  const angle = (2 * Math.PI * Math.min(hz, rate * 0.45)) / rate;
  const cos = Math.cos(angle);
  const alpha = Math.sin(angle) / (2 * q);
  const amp = 10 ** (gainDb / 40);
  const normalised = (b: [number, number, number], a: [number, number, number]): Coefficients => ({
    b0: b[0] / a[0],
    b1: b[1] / a[0],
    b2: b[2] / a[0],
    a1: a[1] / a[0],
    a2: a[2] / a[0],
  });
  const pass: [number, number, number] = [1 + alpha, -2 * cos, 1 - alpha];
  switch (kind) {
    case "lowpass":
      return normalised([(1 - cos) / 2, 1 - cos, (1 - cos) / 2], pass);
    case "highpass":
      return normalised([(1 + cos) / 2, -(1 + cos), (1 + cos) / 2], pass);
    case "bandpass":
      return normalised([alpha, 0, -alpha], pass);
    case "peak":
      return normalised(
        [1 + alpha * amp, -2 * cos, 1 - alpha * amp],
        [1 + alpha / amp, -2 * cos, 1 - alpha / amp],
      );
    case "lowshelf":
    case "highshelf": {
      // The high shelf is the low shelf mirrored: the sign of the cosine terms.
      const side = kind === "lowshelf" ? 1 : -1;
      const root = 2 * Math.sqrt(amp) * alpha;
      const plus = amp + 1;
      const minus = amp - 1;
      return normalised(
        [
          amp * (plus - side * minus * cos + root),
          side * 2 * amp * (minus - side * plus * cos),
          amp * (plus - side * minus * cos - root),
        ],
        [
          plus + side * minus * cos + root,
          -side * 2 * (minus + side * plus * cos),
          plus + side * minus * cos - root,
        ],
      );
    }
  }
}
