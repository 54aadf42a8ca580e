import type { Measurement } from "@/domain/quality/scorecard";
import { mean } from "../statistics";
import { byNetwork } from "./by-network";
import { onScale } from "./scale";
import { consistency, cosine } from "./similarity";

/**
 * CLIPScore (Hessel 2021): 2.5 times the cosine of picture and "A photo depicts" the text, not below 0, mean over
 * frames. Cosines of 0.25 to 0.35 are usual for pictures that fit; the scale is the studio's own.
 */
export function textAlignment(frames: readonly Float32Array[], text: Float32Array): Measurement {
  const raw = mean(frames.map((frame) => 2.5 * Math.max(0, cosine(frame, text))));
  return byNetwork("textAlignment", {
    raw,
    score: onScale(raw, [
      [0.375, 0],
      [0.625, 60],
      [0.75, 85],
      [0.9, 100],
    ]),
  });
}

/** What is put before the words of a shot, as CLIPScore asks for. */
export const alignmentWords = (text: string): string => `A photo depicts ${text}`;

/**
 * VBench's formula over evenly spread frames. Few clips fall below 0.6, which two unrelated pictures reach: the scale is
 * stretched over what is left.
 */
const consistencyScore = (raw: number) =>
  onScale(raw, [
    [0.6, 0],
    [0.8, 50],
    [0.95, 85],
    [1, 100],
  ]);

export function backgroundConsistency(frames: readonly Float32Array[]): Measurement {
  const raw = consistency(frames);
  return byNetwork("backgroundConsistency", { raw, score: consistencyScore(raw) });
}

export function subjectConsistency(frames: readonly Float32Array[]): Measurement {
  const raw = consistency(frames);
  return byNetwork("subjectConsistency", { raw, score: consistencyScore(raw) });
}

/** LAION's points, mean over frames. 5 is fair, 6 is good, 6.5 is rare. */
export function aestheticQuality(points: readonly number[]): Measurement {
  const raw = mean(points);
  return byNetwork("aestheticQuality", {
    raw,
    score: onScale(raw, [
      [3, 0],
      [5, 55],
      [6, 80],
      [7.5, 100],
    ]),
  });
}
