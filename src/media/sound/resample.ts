/** Zero crossings of the windowed sinc on each side: enough for speech and effects to stay free of audible aliasing. */
const halfWidth = 16;

/** Changes the sample rate with a Hann-windowed sinc; the corner follows the lower of the two rates. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const step = from / to;
  const corner = Math.min(1, to / from) * 0.97;
  const reach = halfWidth / corner;
  const out = new Float32Array(Math.floor(samples.length / step));
  for (let index = 0; index < out.length; index++) {
    const centre = index * step;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let at = first; at <= last; at++) {
      const distance = at - centre;
      sum +=
        (samples[at] ?? 0) * sinc(distance * corner) * (0.5 + 0.5 * Math.cos((Math.PI * distance) / reach));
    }
    out[index] = sum * corner;
  }
  return out;
}

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
