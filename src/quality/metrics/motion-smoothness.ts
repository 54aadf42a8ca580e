import { calibration } from "@/domain/quality/calibration";
import type { CameraMove } from "@/domain/shot/camera";
import type { ClipSamples, StepTraits } from "../clip-samples";
import { measured } from "../measured";
import { findStandstills, repeatedShare } from "../standstills";
import { linearScore, mean, median } from "../statistics";

const scales = calibration.scales.motionSmoothness;

/**
 * The weakest of four: how well a frame is foretold by its neighbours, how steadily the whole picture moves, how even the
 * cadence is, and single repeated frames. A handheld camera is meant to sway: its unsteadiness does not count.
 */
export function motionSmoothness({ steps, paths }: ClipSamples, cameraMove: CameraMove) {
  const residual = mean(paths.map((path) => path.residual));
  const parts = {
    prediction: linearScore(residual, scales.prediction),
    cadence: linearScore(unevenCadence(steps.map(({ difference }) => difference)), scales.cadence),
    repeats: linearScore(repeatedShare(findStandstills(steps)), scales.repeats),
    ...(cameraMove === "handheld" ? {} : { steadiness: linearScore(jerk(steps), scales.steadiness) }),
  };
  return measured("motionSmoothness", {
    score: Math.min(...Object.values(parts)),
    raw: (255 - residual) / 255,
    parts,
  });
}

/** Second difference of the camera's motion, in pixels of the small frame. */
function jerk(steps: readonly StepTraits[]): number {
  const moves = steps.map(({ camera }) => camera);
  return mean(
    moves.slice(2).map((now, index) => {
      const [first, second] = [moves[index], moves[index + 1]];
      return first && second ? Math.hypot(now.x - 2 * second.x + first.x, now.y - 2 * second.y + first.y) : 0;
    }),
  );
}

/** How far each step is from those around it, as a share; steps that hardly move are left out. */
function unevenCadence(differences: readonly number[]): number {
  const shares: number[] = [];
  for (let index = 2; index < differences.length - 2; index++) {
    const usual = median(differences.slice(index - 2, index + 3));
    if (usual > 0.15) shares.push(Math.abs((differences[index] ?? 0) - usual) / usual);
  }
  return mean(shares);
}
