import type { PixelSize } from "@/domain/media/format";
import { calibration } from "@/domain/quality/calibration";
import { carriedOn } from "../carried-on";
import { measured } from "../measured";
import { type Frame, lumaOf } from "../small-frame";
import { linearScore } from "../statistics";
import { structuralSimilarity } from "../structural-similarity";
import { compareColours } from "./colour-match";
import { compareLight } from "./light-match";

/**
 * The last frame of a clip against the first of the one that goes on from it: structure is blind to casts and light,
 * colour and light are blind to structure; the weakest counts. A clip may stand on the last frame or go on as the
 * picture moved there.
 */
export function seamJump(end: readonly Frame[], after: Frame, size: PixelSize) {
  const before = end.at(-1) ?? after;
  const lumas = end.slice(-2).map((frame) => lumaOf(frame, size));
  const next = lumaOf(after, size);
  const similarity = Math.max(
    structuralSimilarity(lumaOf(before, size), next, size),
    structuralSimilarity(carriedOn(lumas, size), next, size),
  );
  const parts = {
    structure: linearScore(similarity, calibration.scales.seamJump.structure),
    colour: compareColours([before], [after], size).score,
    light: compareLight([before], [after], size).score,
  };
  return measured("seamJump", { score: Math.min(...Object.values(parts)), raw: similarity, parts });
}
