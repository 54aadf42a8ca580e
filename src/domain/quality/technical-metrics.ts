import type { MetricDescription } from "./metric-description";

/** What can be wrong with a file, whatever its pictures show. */
export const technicalMetrics = {
  fileIntegrity: {
    group: "technical",
    title: "File",
    measures: "the share of the promised frames that can be decoded",
    definition:
      "Frames that came out of the decoder over the frames the file's index promises. A whole file scores 100, otherwise 90 times the square of the share.",
    reference: null,
    methods: ["signal"],
    raw: { unit: "share of frames", better: "higher", range: [0, 1] },
    weight: 3,
  },
  durationAccuracy: {
    group: "technical",
    title: "Length",
    measures: "how many frames the clip is longer or shorter than asked",
    definition:
      "Frames at the project's rate against the plan; one is tolerated, a quarter of the length scores 0.",
    reference: null,
    methods: ["signal"],
    raw: { unit: "frames off", better: "lower", range: [0, null] },
    weight: 2,
  },
  resolution: {
    group: "technical",
    title: "Resolution",
    measures: "pixels and shape against what was asked",
    definition:
      "Pixels over the pixels asked for. The score is its square root, capped at 1, times the agreement of the shapes.",
    reference: null,
    methods: ["signal"],
    raw: { unit: "share of the pixels asked for", better: "target", range: [0, null] },
    weight: 1,
  },
  frameRate: {
    group: "technical",
    title: "Frame rate",
    measures: "the rate against the one asked, and whether it is constant",
    definition:
      "The file's rate; within half a percent of the plan scores 100, an uneven one loses two fifths.",
    reference: null,
    methods: ["signal"],
    raw: { unit: "frames a second", better: "target", range: [0, null] },
    weight: 1,
  },
  blackFrames: {
    group: "technical",
    title: "Black frames",
    measures: "frames that are nearly all black",
    definition: "Share of the frames in which 98 % of the luma lies below 32 of 255.",
    reference: "ffmpeg, filter blackdetect",
    methods: ["signal"],
    raw: { unit: "share of frames", better: "lower", range: [0, 1] },
    weight: 2,
  },
  frozenFrames: {
    group: "technical",
    title: "Frozen frames",
    measures: "motion that stops; a shot meant to be still is not frozen",
    definition:
      "Longest run of frames whose mean luma differs from the one before by less than 0.06 levels and a fifth of the clip's usual step; easing at the ends is allowed.",
    reference: "ffmpeg, filter freezedetect",
    methods: ["signal"],
    raw: { unit: "seconds of the longest standstill", better: "lower", range: [0, null] },
    weight: 2,
  },
  duplicateFrames: {
    group: "technical",
    title: "Repeated frames",
    measures: "single frames that repeat the one before, as after a conversion of the frame rate",
    definition:
      "Share of the frames that repeat their predecessor in runs of up to five, inside motion. Longer runs are a standstill and counted there.",
    reference: "ffmpeg, filter mpdecimate",
    methods: ["signal"],
    raw: { unit: "share of frames", better: "lower", range: [0, 1] },
    weight: 1,
  },
} as const satisfies Record<string, MetricDescription>;
