import type { PixelSize } from "@/domain/media/format";
import { calibration } from "@/domain/quality/calibration";
import { edgeDirections, edgeDirectionsOf, evenWeights } from "../edges";
import { measured } from "../measured";
import { type Frame, lumaOf } from "../small-frame";
import { linearScore, mean } from "../statistics";

const scales = calibration.scales.styleMatch;
const fineReach = 1;
const coarseReach = 4;

/** How a picture is made: edges by direction at two scales, how fine its detail is, how strong its colours. */
type Style = { fine: Float64Array; coarse: Float64Array; detail: number; saturation: number };

/** Texture, fineness of detail and saturation of the end of one clip against the start of the next; their mean. */
export function styleMatch(before: readonly Frame[], after: readonly Frame[], size: PixelSize) {
  const [a, b] = [styleOf(before, size), styleOf(after, size)];
  const similarity = (cosine(a.fine, b.fine) + cosine(a.coarse, b.coarse)) / 2;
  const parts = {
    texture: linearScore(similarity, scales.texture),
    detail: linearScore(Math.abs(Math.log(a.detail / b.detail)), scales.detail),
    saturation: linearScore(Math.abs(a.saturation - b.saturation), scales.saturation),
  };
  return measured("styleMatch", { score: mean(Object.values(parts)), raw: similarity, parts });
}

function styleOf(frames: readonly Frame[], size: PixelSize): Style {
  const weights = evenWeights(size);
  const sum = (reach: number) => {
    const total = new Float64Array(edgeDirections);
    for (const frame of frames) {
      const strengths = edgeDirectionsOf(lumaOf(frame, size), size, { reach, weights });
      for (const [direction, strength] of strengths.entries())
        total[direction] = (total[direction] ?? 0) + strength;
    }
    return total;
  };
  const [fine, coarse] = [sum(fineReach), sum(coarseReach)];
  const strengthOf = (edges: Float64Array) => edges.reduce((total, strength) => total + strength, 1);
  return {
    fine,
    coarse,
    detail: strengthOf(fine) / strengthOf(coarse),
    saturation: mean(frames.map((frame) => saturationOf(frame, size))),
  };
}

/** Mean distance from grey, in levels of chroma. */
function saturationOf(frame: Frame, { width, height }: PixelSize): number {
  const area = width * height;
  let sum = 0;
  for (let at = area; at < area * 1.25; at++)
    sum += Math.hypot((frame[at] ?? 0) - 128, (frame[at + area / 4] ?? 0) - 128);
  return sum / (area / 4);
}

function cosine(a: Float64Array, b: Float64Array): number {
  const product = (p: Float64Array, q: Float64Array) =>
    p.reduce((sum, value, index) => sum + value * (q[index] ?? 0), 0);
  const length = Math.sqrt(product(a, a) * product(b, b));
  // Two pictures without any edge are alike; one with and one without are not.
  if (length === 0) return product(a, a) === product(b, b) ? 1 : 0;
  return product(a, b) / length;
}
