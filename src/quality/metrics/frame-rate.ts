import { measured } from "../measured";

/** A rate other than the asked one is converted by repeating or dropping frames; an uneven one judders. */
export function frameRate(actual: { fps: number; constant: boolean }, expectedFps: number) {
  const ratio = Math.min(actual.fps, expectedFps) / Math.max(actual.fps, expectedFps);
  const isExact = ratio > 0.995;
  const rate = isExact ? 100 : 80 * ratio;
  const found = `${Math.round(actual.fps * 100) / 100} instead of ${expectedFps} frames a second`;
  return measured("frameRate", {
    score: actual.constant ? rate : rate * 0.6,
    raw: actual.fps,
    note: isExact ? (actual.constant ? null : "the frame rate is not constant") : found,
  });
}
