import type { PixelSize } from "@/domain/media/format";
import { calibration } from "@/domain/quality/calibration";
import { colourSignature, histogramDistance } from "../colour-signature";
import { measured } from "../measured";
import type { Frame } from "../small-frame";
import { linearScore } from "../statistics";

const scales = calibration.scales.colourMatch;

/** Colours of the end of one clip against the start of the next: the weaker of distribution and tint. */
export function colourMatch(before: readonly Frame[], after: readonly Frame[], size: PixelSize) {
  const { score, distance, parts } = compareColours(before, after, size);
  return measured("colourMatch", { score, raw: distance, parts });
}

export function compareColours(before: readonly Frame[], after: readonly Frame[], size: PixelSize) {
  const [a, b] = [colourSignature(before, size), colourSignature(after, size)];
  const distance = histogramDistance(a.chroma, b.chroma);
  const parts = {
    distribution: linearScore(distance, scales.distribution),
    tint: linearScore(Math.hypot(a.u - b.u, a.v - b.v), scales.tint),
  };
  return { score: Math.min(...Object.values(parts)), distance, parts };
}
