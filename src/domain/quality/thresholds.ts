import type { MetricName } from "./metrics";

/** Scores of 0-100 under which a take is not accepted; a metric that is not named has no such score. */
export type Thresholds = { overall: number; metrics: Partial<Record<MetricName, number>> };

/** Below these a clip is made again: what a viewer would call broken, not what a critic would call weak. */
export const defaultThresholds: Thresholds = {
  overall: 50,
  metrics: {
    fileIntegrity: 95,
    durationAccuracy: 60,
    resolution: 50,
    blackFrames: 60,
    frozenFrames: 20,
    shotContinuity: 30,
    temporalFlickering: 15,
    imagingQuality: 10,
  },
};
