import { calibration } from "@/domain/quality/calibration";
import type { ClipSamples } from "../clip-samples";
import { consistency } from "../consistency";
import { measured } from "../measured";
import { linearScore } from "../statistics";

/** Null for a clip too short to compare anything in it. */
export function backgroundConsistency({ slow }: ClipSamples) {
  const raw = consistency(slow.looks, "background");
  if (raw === null) return null;
  const score = linearScore(raw, calibration.scales.backgroundConsistency.similarity);
  return measured("backgroundConsistency", { score, raw });
}
