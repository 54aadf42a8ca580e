import { gainOf, soundRate } from "./pcm";

/**
 * Keeps every channel under `ceilingDb` with one gain for all channels, so that the stereo picture stays put. The gain
 * starts to fall 3 ms before a peak (the look-ahead) and comes back over `releaseSeconds`.
 */
export function limitInPlace(
  channels: readonly Float32Array[],
  { ceilingDb = -1.5, releaseSeconds = 0.12 } = {},
): void {
  const ceiling = gainOf(ceilingDb);
  const lookAhead = Math.round(soundRate * 0.003);
  const length = channels[0]?.length ?? 0;
  const gains = requiredGains(channels, ceiling, length);
  holdMinimum(gains, lookAhead);
  const attack = 1 - Math.exp(-4 / lookAhead);
  const release = 1 - Math.exp(-1 / (releaseSeconds * soundRate));
  let gain = 1;
  for (let index = 0; index < length; index++) {
    const wanted = gains[index] ?? 1;
    gain += (wanted - gain) * (wanted < gain ? attack : release);
    for (const samples of channels) {
      const value = (samples[index] ?? 0) * gain;
      samples[index] = Math.max(-ceiling, Math.min(ceiling, value));
    }
  }
}

function requiredGains(channels: readonly Float32Array[], ceiling: number, length: number): Float32Array {
  const gains = new Float32Array(length);
  for (let index = 0; index < length; index++) {
    let peak = 0;
    for (const samples of channels) peak = Math.max(peak, Math.abs(samples[index] ?? 0));
    gains[index] = peak > ceiling ? ceiling / peak : 1;
  }
  return gains;
}

/** Each gain becomes the least of itself and the next `span`, found from the back with a running minimum that decays to its block. */
function holdMinimum(gains: Float32Array, span: number): void {
  const source = gains.slice();
  for (let index = gains.length - 1, held = 1, heldAt = gains.length; index >= 0; index--) {
    const own = source[index] ?? 1;
    if (own <= held) {
      held = own;
      heldAt = index;
    } else if (heldAt - index > span) {
      held = 1;
      for (let at = index; at <= index + span && at < source.length; at++) {
        const value = source[at] ?? 1;
        if (value <= held) {
          held = value;
          heldAt = at;
        }
      }
    }
    gains[index] = held;
  }
}
