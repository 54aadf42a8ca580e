import type { CameraMove } from "@/domain/shot/camera";
import type { ClipSamples } from "../clip-samples";
import { measured } from "../measured";
import { meanVector } from "../motion";
import { linearScore, mean } from "../statistics";

/** A calm camera move. VBench calls a clip dynamic from 0.19 on, which would punish every slow dolly. */
const enoughPerSecond = 0.12;

/**
 * How much moves: the fastest twentieth of the blocks, as VBench looks at it, in shares of the short side a second. A
 * moving camera should move something; a static one may leave everything still, but the whole picture must not drift.
 */
export function dynamicDegree({ slowMotion, size }: ClipSamples, cameraMove: CameraMove) {
  const { fields, stepSeconds } = slowMotion;
  const perSecond = 1 / (stepSeconds * Math.min(size.width, size.height));
  const fastest = mean(fields.map(({ dx, dy }) => fastestBlocks(dx, dy))) * perSecond;
  if (cameraMove !== "static") {
    return measured("dynamicDegree", {
      score: linearScore(fastest, { bad: 0, good: enoughPerSecond }),
      raw: fastest,
      note: fastest < 0.02 ? `a ${cameraMove} shot in which hardly anything moves` : null,
    });
  }
  const drift = mean(fields.map(meanVector).map(({ dx, dy }) => Math.hypot(dx, dy))) * perSecond;
  return measured("dynamicDegree", {
    score: linearScore(drift, { bad: 0.2, good: 0.02 }),
    raw: fastest,
    note: drift > 0.08 ? "the camera was meant to stand still" : null,
  });
}

function fastestBlocks(dx: Int8Array, dy: Int8Array): number {
  const lengths = Array.from(dx, (x, block) => Math.hypot(x, dy[block] ?? 0)).sort((a, b) => b - a);
  return mean(lengths.slice(0, Math.max(1, Math.floor(lengths.length * 0.05))));
}
