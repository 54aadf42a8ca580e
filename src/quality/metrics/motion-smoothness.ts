import type { CameraMove } from "@/domain/shot/camera";
import type { ClipSamples } from "../clip-samples";
import { measured } from "../measured";
import { meanVector } from "../motion";
import { linearScore, mean, median, rounded } from "../statistics";
import { followBlocks } from "../trajectories";
import { standstills } from "./frozen-frames";

/**
 * The weakest of four: how well a frame is foretold by its neighbours, how steadily the whole picture moves, how even the
 * cadence is, and single repeated frames. A handheld camera is meant to sway: its unsteadiness does not count.
 */
export function motionSmoothness(samples: ClipSamples, cameraMove: CameraMove) {
  const parts = {
    prediction: linearScore(mean(followBlocks(samples).map(({ residual }) => residual)), {
      bad: 9,
      good: 0.6,
    }),
    cadence: linearScore(unevenCadence(samples.differences), { bad: 0.8, good: 0.05 }),
    repeats: linearScore(repeatedShare(samples.differences), { bad: 0.4, good: 0.08 }),
    ...(cameraMove === "handheld" ? {} : { steadiness: linearScore(jerk(samples), { bad: 4, good: 0.15 }) }),
  };
  const score = Math.min(...Object.values(parts));
  return measured("motionSmoothness", { score, raw: rounded(score, 1), parts });
}

/** Second difference of the camera's motion, in pixels of the small frame. */
function jerk({ motion }: ClipSamples): number {
  const vectors = motion.map(meanVector);
  return mean(
    vectors.slice(2).map((now, index) => {
      const [first, second] = [vectors[index], vectors[index + 1]];
      if (!first || !second) return 0;
      return Math.hypot(now.dx - 2 * second.dx + first.dx, now.dy - 2 * second.dy + first.dy);
    }),
  );
}

/** How far each step is from those around it, as a share; steps that hardly move are left out. */
function unevenCadence(differences: readonly number[]): number {
  const shares: number[] = [];
  for (let index = 3; index < differences.length - 2; index++) {
    const usual = median(differences.slice(index - 2, index + 3));
    if (usual > 0.15) shares.push(Math.abs((differences[index] ?? 0) - usual) / usual);
  }
  return mean(shares);
}

/** Share of frames that repeat the one before in runs of up to five: judder, while longer runs are a freeze. */
function repeatedShare(differences: readonly number[]): number {
  const steps = differences.slice(1);
  const usual = median(steps.filter((step) => step >= 0.06));
  const runs = standstills(steps.map((step) => step < Math.min(0.06, usual * 0.2)));
  const inside = runs.filter(
    ({ start, length }) => length <= 5 && start > 0 && start + length < steps.length,
  );
  return inside.reduce((sum, { length }) => sum + length, 0) / Math.max(1, steps.length);
}
