import type { PixelSize } from "@/domain/media/format";
import { calibration } from "@/domain/quality/calibration";
import { type Frame, lumaOf } from "../clip-samples";
import { measured } from "../measured";
import { linearScore } from "../statistics";
import { structuralSimilarity } from "../structural-similarity";
import { compareColours } from "./colour-match";
import { compareLight } from "./light-match";

/**
 * The last frame of a clip against the first of the one that goes on from it: structure is blind to casts and light,
 * colour and light are blind to structure; the weakest counts.
 */
export function seamJump(before: Frame, after: Frame, size: PixelSize) {
  const similarity = structuralSimilarity(lumaOf(before, size), lumaOf(after, size), size);
  const parts = {
    structure: linearScore(similarity, calibration.scales.seamJump.structure),
    colour: compareColours([before], [after], size).score,
    light: compareLight([before], [after], size).score,
  };
  return measured("seamJump", { score: Math.min(...Object.values(parts)), raw: similarity, parts });
}
