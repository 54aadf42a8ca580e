import { calibration } from "@/domain/quality/calibration";
import type { ClipSamples } from "../clip-samples";
import { consistency } from "../consistency";
import { measured } from "../measured";
import { linearScore } from "../statistics";

/** Null for a clip too short to compare anything in it. */
export function subjectConsistency({ slow }: ClipSamples) {
  const raw = consistency(slow.looks, "subject");
  if (raw === null) return null;
  const score = linearScore(raw, calibration.scales.subjectConsistency.similarity);
  return measured("subjectConsistency", { score, raw });
}
