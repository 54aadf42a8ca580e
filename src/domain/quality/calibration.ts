/** A straight line from a raw value to a score: 0 at `bad`, 100 at `good`, no farther. `bad` may be the larger number. */
export type Scale = { readonly bad: number; readonly good: number };

/**
 * How raw values become scores. Data with a version: whoever changes a number here, or the raw value behind it, raises
 * the version, because cards of different versions are not compared. Set by eye and by the sensitivity suite on drawn
 * clips (docs/metrics-sensitivity.md), not by a panel of viewers.
 */
export const calibration = {
  version: "signal-2",
  scales: {
    blackFrames: { share: { bad: 0.3, good: 0 } },
    frozenFrames: { standstill: { bad: 0.5, good: 0.02 } },
    duplicateFrames: { share: { bad: 0.5, good: 0.02 } },
    temporalFlickering: { blocks: { bad: 8, good: 0.1 }, whole: { bad: 8, good: 0.1 } },
    motionSmoothness: {
      prediction: { bad: 9, good: 0.6 },
      cadence: { bad: 0.8, good: 0.05 },
      repeats: { bad: 0.4, good: 0.08 },
      steadiness: { bad: 10, good: 0.15 },
    },
    dynamicDegree: {
      /** A calm camera move is enough. VBench calls a clip dynamic from 0.19 on, which would punish every slow dolly. */
      fastest: { bad: 0, good: 0.12 },
      drift: { bad: 0.2, good: 0.02 },
    },
    subjectConsistency: { similarity: { bad: 0.88, good: 0.995 } },
    backgroundConsistency: { similarity: { bad: 0.85, good: 0.995 } },
    imagingQuality: {
      sharpness: { bad: 0.05, good: 0.28 },
      noise: { bad: 25, good: 1 },
      /** Natural logarithm of the ratio of steps. */
      blockiness: { bad: 2.4, good: 0.15 },
      clippedHigh: { bad: 0.9, good: 0.03 },
      clippedLow: { bad: 0.6, good: 0.08 },
      tooDark: { bad: 5, good: 45 },
      tooBright: { bad: 255, good: 205 },
      contrast: { bad: 5, good: 28 },
    },
    colourfulness: { richness: { bad: 2, good: 25 } },
    composition: { placement: { bad: 0.22, good: 0.04 }, room: { bad: 1, good: 0.75 } },
    frameFidelity: {
      structure: { bad: 0.3, good: 0.95 },
      colour: { bad: 0.95, good: 0.2 },
      light: { bad: 50, good: 4 },
    },
    cameraMovement: { share: { bad: 0.2, good: 0.75 }, still: { bad: 0.4, good: 0.95 } },
    seamJump: { structure: { bad: 0.3, good: 0.95 } },
    colourMatch: { distribution: { bad: 0.95, good: 0.25 }, tint: { bad: 25, good: 2 } },
    lightMatch: {
      brightness: { bad: 60, good: 4 },
      contrast: { bad: 1.2, good: 0.1 },
      direction: { bad: 60, good: 6 },
    },
    styleMatch: {
      texture: { bad: 0.7, good: 0.98 },
      detail: { bad: 1.2, good: 0.1 },
      saturation: { bad: 40, good: 3 },
    },
    integratedLoudness: { off: { bad: 20, good: 1 } },
    truePeak: { peak: { bad: 2, good: -0.9 } },
    silence: { share: { bad: 0.6, good: 0.05 } },
    speechOverMusic: { ratio: { bad: 0, good: 12 } },
  },
} as const satisfies { version: string; scales: Record<string, Record<string, Scale>> };
