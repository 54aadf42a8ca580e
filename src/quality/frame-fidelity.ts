import type { PixelSize } from "@/domain/media/format";
import { calibration } from "@/domain/quality/calibration";
import { compareColours } from "./metrics/colour-match";
import { compareLight } from "./metrics/light-match";
import { type Frame, lumaOf } from "./small-frame";
import { linearScore } from "./statistics";
import { structuralSimilarity } from "./structural-similarity";

const scales = calibration.scales.frameFidelity;

/** How well a frame keeps to a given picture: the weakest of structure, colour and light. */
export function frameFidelity(shown: Frame, given: Frame, size: PixelSize) {
  const raw = structuralSimilarity(lumaOf(shown, size), lumaOf(given, size), size);
  const parts = {
    structure: linearScore(raw, scales.structure),
    colour: linearScore(compareColours([given], [shown], size).distance, scales.colour),
    light: linearScore(compareLight([given], [shown], size).moved, scales.light),
  };
  return { score: Math.min(...Object.values(parts)), raw, parts };
}
