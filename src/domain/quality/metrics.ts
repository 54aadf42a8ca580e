export const metricGroups = ["technical", "temporal", "frame", "between-clips", "audio"] as const;
export type MetricGroup = (typeof metricGroups)[number];

/**
 * What a metric is. `raw` says what the number beside the score means and in which direction it is better; `weight` is its
 * share in the overall score. Names follow VBench where it has the same idea; these are VBench-style signals, not
 * VBench numbers, and must not be compared with its leaderboard.
 */
export type MetricDescription = {
  group: MetricGroup;
  title: string;
  measures: string;
  raw: { unit: string; better: "lower" | "higher" | "target" };
  weight: number;
};

export const metrics = {
  fileIntegrity: {
    group: "technical",
    title: "File",
    measures: "the share of the promised frames that can be decoded",
    raw: { unit: "share of frames", better: "higher" },
    weight: 3,
  },
  durationAccuracy: {
    group: "technical",
    title: "Length",
    measures: "how many frames the clip is longer or shorter than asked",
    raw: { unit: "frames off", better: "lower" },
    weight: 2,
  },
  resolution: {
    group: "technical",
    title: "Resolution",
    measures: "pixels and shape against what was asked",
    raw: { unit: "share of the pixels asked for", better: "target" },
    weight: 1,
  },
  frameRate: {
    group: "technical",
    title: "Frame rate",
    measures: "the rate against the one asked, and whether it is constant",
    raw: { unit: "frames a second", better: "target" },
    weight: 1,
  },
  blackFrames: {
    group: "technical",
    title: "Black frames",
    measures: "frames that are nearly all black",
    raw: { unit: "share of frames", better: "lower" },
    weight: 2,
  },
  frozenFrames: {
    group: "technical",
    title: "Frozen frames",
    measures: "motion that stops; a shot meant to be still is not frozen",
    raw: { unit: "seconds of the longest standstill", better: "lower" },
    weight: 2,
  },
  shotContinuity: {
    group: "temporal",
    title: "One shot",
    measures: "hard cuts inside what should be one shot",
    raw: { unit: "cuts", better: "lower" },
    weight: 1.5,
  },
  temporalFlickering: {
    group: "temporal",
    title: "Flicker",
    measures: "brightness that trembles from frame to frame, followed along the motion",
    raw: { unit: "grey levels", better: "lower" },
    weight: 2,
  },
  motionSmoothness: {
    group: "temporal",
    title: "Smooth motion",
    measures: "motion that is steady and predictable: no jerks, no uneven cadence",
    raw: { unit: "score of the weakest part", better: "higher" },
    weight: 2,
  },
  dynamicDegree: {
    group: "temporal",
    title: "Motion",
    measures: "how much moves, judged by what the camera was meant to do",
    raw: { unit: "share of the short side a second", better: "target" },
    weight: 1,
  },
  imagingQuality: {
    group: "frame",
    title: "Image",
    measures: "sharpness, noise, exposure and blockiness",
    raw: { unit: "geometric mean of the parts", better: "higher" },
    weight: 3,
  },
  seamJump: {
    group: "between-clips",
    title: "Seam",
    measures: "the jump between the last frame of a clip and the first of the one that goes on from it",
    raw: { unit: "structural similarity", better: "higher" },
    weight: 1.5,
  },
  colourMatch: {
    group: "between-clips",
    title: "Colour match",
    measures: "colour and light on both sides of a seam",
    raw: { unit: "distance of the colour histograms", better: "lower" },
    weight: 1,
  },
  integratedLoudness: {
    group: "audio",
    title: "Loudness",
    measures: "integrated loudness (EBU R128) against -14 LUFS",
    raw: { unit: "LUFS", better: "target" },
    weight: 1,
  },
  truePeak: {
    group: "audio",
    title: "True peak",
    measures: "the highest peak between samples; delivery allows -1 dBTP",
    raw: { unit: "dBTP", better: "lower" },
    weight: 1,
  },
  clipping: {
    group: "audio",
    title: "Clipping",
    measures: "runs of samples cut off at full scale",
    raw: { unit: "runs a second", better: "lower" },
    weight: 1.5,
  },
  silence: {
    group: "audio",
    title: "Silence",
    measures: "silence in the middle of the sound or through all of it",
    raw: { unit: "share of the length", better: "lower" },
    weight: 1.5,
  },
} as const satisfies Record<string, MetricDescription>;

export type MetricName = keyof typeof metrics;
export const metricNames = Object.keys(metrics) as [MetricName, ...MetricName[]];
