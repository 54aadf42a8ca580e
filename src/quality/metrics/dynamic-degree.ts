import { calibration } from "@/domain/quality/calibration";
import type { CameraMove } from "@/domain/shot/camera";
import type { ClipSamples } from "../clip-samples";
import { measured } from "../measured";
import { linearScore, mean } from "../statistics";

const scales = calibration.scales.dynamicDegree;
/** Slower than this, in shares of the short side a second, nobody calls it motion; faster, nobody calls it still. */
const hardlyMoves = 0.02;
const drifts = 0.08;

/**
 * How much moves: the fastest twentieth of the blocks, as VBench looks at it, in shares of the short side a second. A
 * moving camera should move something; a static one may leave everything still, but the whole picture must not drift.
 */
export function dynamicDegree({ slow, size }: ClipSamples, cameraMove: CameraMove) {
  const perSecond = 1 / (slow.stepSeconds * Math.min(size.width, size.height));
  const fastest = mean(slow.steps.map((step) => step.fastest)) * perSecond;
  if (cameraMove !== "static") {
    return measured("dynamicDegree", {
      score: linearScore(fastest, scales.fastest),
      raw: fastest,
      note: fastest < hardlyMoves ? `a ${cameraMove} shot in which hardly anything moves` : null,
    });
  }
  const drift = mean(slow.steps.map(({ camera }) => Math.hypot(camera.x, camera.y))) * perSecond;
  return measured("dynamicDegree", {
    score: linearScore(drift, scales.drift),
    raw: fastest,
    note: drift > drifts ? "the camera was meant to stand still" : null,
  });
}
