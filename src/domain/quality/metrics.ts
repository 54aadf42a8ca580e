export const metricGroups = ["technical", "temporal", "frame", "semantic", "between-clips", "audio"] as const;
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

/** A question to a judge: its opinion is shown beside the score and is no part of it. */
const judged = (title: string, measures: string) =>
  ({
    group: "semantic",
    title,
    measures,
    raw: { unit: "share of a full yes", better: "higher" },
    weight: 0,
  }) as const satisfies MetricDescription;

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
  subjectConsistency: {
    group: "temporal",
    title: "Subject",
    measures: "whether the subject looks the same from frame to frame",
    raw: { unit: "mean similarity to the first frame and the one before", better: "higher" },
    weight: 2,
  },
  backgroundConsistency: {
    group: "temporal",
    title: "Background",
    measures: "whether the picture as a whole keeps its look from frame to frame",
    raw: { unit: "mean similarity to the first frame and the one before", better: "higher" },
    weight: 1.5,
  },
  aestheticQuality: {
    group: "frame",
    title: "Aesthetics",
    measures:
      "how people tend to like such a picture: LAION's linear head on CLIP ViT-L/14, mean over frames",
    raw: { unit: "points of 10", better: "higher" },
    weight: 1,
  },
  textAlignment: {
    group: "semantic",
    title: "Text alignment",
    measures: "how well the picture fits the words of its shot: CLIPScore with ViT-B/32, mean over frames",
    raw: { unit: "CLIPScore, 0 to 2.5", better: "higher" },
    weight: 2,
  },
  objectClass: judged("Subject as asked", "whether what the shot is about is in the picture"),
  action: judged("Action as asked", "whether what should happen in the shot happens"),
  scene: judged("Place as asked", "whether the shot is where and when it should be"),
  colour: judged("Colours as asked", "whether things have the colours that were asked for"),
  spatialRelationship: judged("Arrangement as asked", "whether things stand to one another as asked"),
  appearanceStyle: judged("Style as asked", "whether light, look and mood are those asked for"),
  legibleText: judged("Text legible", "whether words on things can be read and are spelt as asked"),
  artefacts: judged("Free of artefacts", "whether nothing is deformed, doubled or melting"),
  faceDistance: {
    group: "between-clips",
    title: "Character faces",
    measures:
      "how alike a character's face is in all its shots (CSFD): mean of 1 - cosine of SFace embeddings over pairs of shots; below 0.3 is excellent, below 0.5 good",
    raw: { unit: "mean distance", better: "lower" },
    weight: 2,
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
