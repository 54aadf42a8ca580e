import { measured } from "../measured";

/** A frame too many or too few can be trimmed or held unseen; a tenth of the length cannot. */
export function durationAccuracy(frames: { actual: number; expected: number }) {
  const off = frames.actual - frames.expected;
  const tolerated = 1;
  const share = Math.max(0, Math.abs(off) - tolerated) / frames.expected;
  return measured("durationAccuracy", {
    score: 100 * Math.max(0, 1 - share / 0.25),
    raw: Math.abs(off),
    note: off === 0 ? null : `${Math.abs(off)} frames too ${off > 0 ? "long" : "short"}`,
  });
}
