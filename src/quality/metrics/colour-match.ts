import type { PixelSize } from "@/domain/media/format";
import type { Frame } from "../clip-samples";
import { colourSignature, signatureDistance } from "../colour-signature";
import { measured } from "../measured";
import { linearScore } from "../statistics";

/** Colour and light of the end of one clip against the start of the next: the weakest of distribution, tint and brightness. */
export function colourMatch(before: readonly Frame[], after: readonly Frame[], size: PixelSize) {
  const { score, distance, parts } = colourDifference(before, after, size);
  return measured("colourMatch", { score, raw: distance, parts });
}

export function colourDifference(before: readonly Frame[], after: readonly Frame[], size: PixelSize) {
  const [a, b] = [colourSignature(before, size), colourSignature(after, size)];
  const distance = signatureDistance(a, b);
  const parts = {
    distribution: linearScore(distance, { bad: 0.95, good: 0.25 }),
    tint: linearScore(Math.hypot(a.u - b.u, a.v - b.v), { bad: 25, good: 2 }),
    brightness: linearScore(Math.abs(a.luma - b.luma), { bad: 60, good: 4 }),
  };
  return { score: Math.min(...Object.values(parts)), distance, parts };
}
