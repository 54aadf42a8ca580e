import { createScorecard, type Subject } from "@/domain/quality/scorecard";
import type { Measure } from "@/quality/measure";

const cardOf = (subject: Subject, score: number) =>
  createScorecard(subject, [
    { metric: "imagingQuality", method: "signal", score, raw: score / 100, parts: {}, note: null },
  ]);

/** Finds everything good enough without looking at it: for tests of what surrounds scores. Decoding takes seconds. */
export const steadyMeasure = (score = 80): Measure => ({
  networks: null,
  clip: async () => cardOf("clip", score),
  frame: async () => cardOf("frame", score),
  seam: async () => cardOf("seam", score),
  sound: async () => cardOf("sound", score),
});
