import type { MetricDescription } from "./metric-description";

/** A clip against what was planned for it, and against its neighbours. */
export const relationMetrics = {
  firstFrameFidelity: {
    group: "semantic",
    title: "First frame kept",
    measures: "the clip's first frame against the picture it was to start from",
    definition:
      "Structural similarity of both on 320 pixels. The score is the weakest of structure, colour and light.",
    reference: "Wang et al. 2004 (SSIM); the idea is VBench-I2V's i2v_subject",
    methods: ["signal"],
    raw: { unit: "structural similarity", better: "higher", range: [-1, 1] },
    weight: 1,
  },
  lastFrameFidelity: {
    group: "semantic",
    title: "Last frame kept",
    measures: "the clip's last frame against the picture it was to end on",
    definition:
      "Structural similarity of both on 320 pixels. The score is the weakest of structure, colour and light.",
    reference: "Wang et al. 2004 (SSIM)",
    methods: ["signal"],
    raw: { unit: "structural similarity", better: "higher", range: [-1, 1] },
    weight: 1,
  },
  cameraMovement: {
    group: "semantic",
    title: "Camera as planned",
    measures: "whether the camera pans, tilts, comes closer or stands still as the plan says",
    definition:
      "Motion of the whole picture (shift and scale, by least squares, 8 steps a second). Raw is the share of it that goes the planned way; for a camera that stands still, the share of the time in which it does.",
    reference: "the dimension is camera_motion of VBench-I2V, arXiv 2411.13503",
    methods: ["signal"],
    raw: { unit: "share of the motion", better: "higher", range: [0, 1] },
    weight: 1,
  },
  seamJump: {
    group: "between-clips",
    title: "Seam",
    measures: "the jump between the last frame of a clip and the first of the one that goes on from it",
    definition:
      "Structural similarity on 320 pixels, of the first frame to the last one or to that moved on as the picture moved, whichever is greater. The score is the weakest of structure, colour and light.",
    reference: "Wang et al. 2004 (SSIM)",
    methods: ["signal"],
    raw: { unit: "structural similarity", better: "higher", range: [-1, 1] },
    weight: 1.5,
  },
  colourMatch: {
    group: "between-clips",
    title: "Colour match",
    measures: "the colours on both sides of a seam",
    definition:
      "Bhattacharyya distance of the colour histograms (16 x 16 cells of chroma), last against first eight frames. The score is the weaker of that and the distance of the mean tints.",
    reference: null,
    methods: ["signal"],
    raw: { unit: "distance of the colour histograms", better: "lower", range: [0, 1] },
    weight: 1,
  },
  lightMatch: {
    group: "between-clips",
    title: "Light match",
    measures: "brightness, contrast and direction of the light on both sides of a seam",
    definition:
      "Mean distance that luma has to be moved to turn one side's histogram into the other's (Wasserstein). The score is the weakest of that, the ratio of the contrasts and the change of the fall of light across the picture.",
    reference: null,
    methods: ["signal"],
    raw: { unit: "grey levels", better: "lower", range: [0, 255] },
    weight: 1,
  },
  styleMatch: {
    group: "between-clips",
    title: "Style match",
    measures: "texture, fineness of detail and saturation on both sides of a seam",
    definition:
      "Cosine similarity of the directions and strengths of edges at two scales. The score is the mean of that, the ratio of fine to coarse detail and the difference of saturation.",
    reference: "the idea is CSSC of DreamFactory, arXiv 2408.11788 (there with a network)",
    methods: ["signal"],
    raw: { unit: "cosine similarity", better: "higher", range: [0, 1] },
    weight: 1,
  },
} as const satisfies Record<string, MetricDescription>;
