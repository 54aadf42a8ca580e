import { calibration } from "@/domain/quality/calibration";
import { measured } from "../measured";
import { linearScore } from "../statistics";

const targetLufs = -14;

/** Players even out loudness; too quiet a film is turned up with its noise, too loud a one was squeezed for nothing. */
export function integratedLoudness(lufs: number) {
  const off = Math.abs(lufs - targetLufs);
  return measured("integratedLoudness", {
    score: linearScore(off, calibration.scales.integratedLoudness.off),
    raw: lufs,
    note: off > 3 ? `${lufs.toFixed(1)} LUFS instead of ${targetLufs}` : null,
  });
}
