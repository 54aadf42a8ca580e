import type { PixelSize } from "@/domain/media/format";
import { blockSize } from "./motion";

export const edgeDirections = 9;
/** Grey levels between neighbours below which there is no edge but grain. */
const leastStep = 6;
/** Every fourth pixel across and down is looked at: directions are known from far fewer. */
const stride = 4;

/** Edge strengths by direction (0 to 180 degrees, shared between the two nearest), weighted by block. */
export function edgeDirectionsOf(
  luma: Uint8Array,
  { width, height }: PixelSize,
  { reach, weights }: { reach: number; weights: Float32Array },
): Float64Array {
  const strengths = new Float64Array(edgeDirections);
  const columns = width / blockSize;
  for (let y = reach; y < height - reach; y += stride) {
    const row = Math.floor(y / blockSize) * columns;
    for (let x = reach; x < width - reach; x += stride) {
      const at = y * width + x;
      const gx = (luma[at + reach] ?? 0) - (luma[at - reach] ?? 0);
      const gy = (luma[at + reach * width] ?? 0) - (luma[at - reach * width] ?? 0);
      const strength = Math.abs(gx) + Math.abs(gy);
      if (strength < leastStep) continue;
      const place = (((Math.atan2(gy, gx) + Math.PI) % Math.PI) / Math.PI) * edgeDirections;
      const low = Math.floor(place) % edgeDirections;
      const high = (low + 1) % edgeDirections;
      const amount = strength * (weights[row + Math.floor(x / blockSize)] ?? 0);
      const share = place - Math.floor(place);
      strengths[low] = (strengths[low] ?? 0) + amount * (1 - share);
      strengths[high] = (strengths[high] ?? 0) + amount * share;
    }
  }
  return strengths;
}

/** Equal weights for every block. */
export const evenWeights = ({ width, height }: PixelSize): Float32Array =>
  new Float32Array((width / blockSize) * (height / blockSize)).fill(1);
