import { calibration } from "@/domain/quality/calibration";
import { measured } from "../measured";
import { linearScore } from "../statistics";

/** Peaks above -1 dBTP distort when a platform encodes the sound again. */
export function truePeak(dbtp: number) {
  return measured("truePeak", {
    score: linearScore(dbtp, calibration.scales.truePeak.peak),
    raw: dbtp,
    note: dbtp > -0.9 ? `${dbtp.toFixed(1)} dBTP, above the -1 that platforms allow` : null,
  });
}
