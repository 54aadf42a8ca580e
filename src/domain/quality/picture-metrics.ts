import type { MetricDescription } from "./metric-description";

const vbench = "VBench, arXiv 2311.17982";

/** What a viewer sees in the pictures of one clip or still. */
export const pictureMetrics = {
  shotContinuity: {
    group: "temporal",
    title: "One shot",
    measures: "hard cuts inside what should be one shot",
    definition:
      "Steps at which the colours change at once (Bhattacharyya distance of 0.25 and four times the usual) and the picture with them. Each cut leaves a quarter of the score.",
    reference: "ffmpeg, filter scdet",
    methods: ["signal"],
    raw: { unit: "cuts", better: "lower", range: [0, null] },
    weight: 1.5,
  },
  temporalFlickering: {
    group: "temporal",
    title: "Flicker",
    measures: "brightness that trembles from frame to frame, followed along the motion",
    definition:
      "Raw is VBench's formula, (255 - mean absolute RGB difference of consecutive frames) / 255, on frames 320 pixels long; it is meant for still scenes and very flat. The score is stretched and takes motion out: the second difference of brightness along each block's path and of the whole picture, 0.1 to 8 grey levels.",
    reference: `${vbench}, temporal_flickering`,
    methods: ["signal"],
    raw: { unit: "VBench's scale", better: "higher", range: [0, 1] },
    weight: 2,
  },
  motionSmoothness: {
    group: "temporal",
    title: "Smooth motion",
    measures: "motion that is steady and predictable: no jerks, no uneven cadence",
    definition:
      "Raw is (255 - mean absolute error) / 255 of each frame foretold from its neighbours along the motion, as VBench does with an interpolating network. The score is the weakest of that error, jerks of the camera, uneven cadence and repeated frames.",
    reference: `${vbench}, motion_smoothness`,
    methods: ["signal"],
    raw: { unit: "VBench's scale", better: "higher", range: [0, 1] },
    weight: 2,
  },
  dynamicDegree: {
    group: "temporal",
    title: "Motion",
    measures: "how much moves, judged by what the camera was meant to do",
    definition:
      "Mean length of the fastest twentieth of the block vectors at 8 steps a second. For a camera that stands still the score looks at the drift of the whole picture instead.",
    reference: `${vbench}, dynamic_degree (there with RAFT, yes or no)`,
    methods: ["signal"],
    raw: { unit: "share of the short side a second", better: "target", range: [0, null] },
    weight: 1,
  },
  subjectConsistency: {
    group: "temporal",
    title: "Subject stays itself",
    measures: "the look of what stands in the middle, from frame to frame and against the first",
    definition:
      "VBench's formula, the mean of half the similarity to the first frame and half that to the one before, at 8 frames a second. Its features are colours and edge directions, weighted towards what stands out near the middle, in place of DINO's; with the network installed, those of DINOv2.",
    reference: `${vbench}, subject_consistency`,
    methods: ["signal", "model"],
    raw: { unit: "cosine similarity", better: "higher", range: [0, 1] },
    weight: 1.5,
  },
  backgroundConsistency: {
    group: "temporal",
    title: "Background stays itself",
    measures: "the look of everything around the middle, from frame to frame and against the first",
    definition:
      "As for the subject, with the features weighted towards the borders of the picture, in place of CLIP's; with the network installed, CLIP's of the whole picture.",
    reference: `${vbench}, background_consistency`,
    methods: ["signal", "model"],
    raw: { unit: "cosine similarity", better: "higher", range: [0, 1] },
    weight: 1,
  },
  imagingQuality: {
    group: "frame",
    title: "Image",
    measures: "sharpness, noise, exposure and blockiness",
    definition:
      "Root of the weakest part times the geometric mean of all four, in the clip's own resolution: edge sharpness (Laplacian over gradient), noise off the edges (Immerkaer), exposure (clipping, brightness, contrast) and steps at the 8-pixel grid of codecs.",
    reference:
      "Immerkær 1996; Wang, Sheikh and Bovik 2002; the dimension is VBench's imaging_quality (there MUSIQ)",
    methods: ["signal"],
    raw: { unit: "from the parts", better: "higher", range: [0, 100] },
    weight: 3,
  },
  colourfulness: {
    group: "frame",
    title: "Colour",
    measures: "how rich the colours of a still are",
    definition:
      "Spread of the opponent colours plus 0.3 times their mean: 15 is slightly, 45 quite, 82 highly colourful. Muted is a style: only grey scores low.",
    reference: "Hasler and Süsstrunk 2003",
    methods: ["signal"],
    raw: { unit: "M3 of the paper", better: "higher", range: [0, null] },
    weight: 0.5,
  },
  composition: {
    group: "frame",
    title: "Composition",
    measures: "whether what stands out has a place, and the rest leaves it room",
    definition:
      "Distance of the centre of what stands out from the nearest of the middle and the four crossings of the thirds, and how much of the picture holds 96 % of its edges.",
    reference: "Ke, Tang and Jing 2006 (edge distribution)",
    methods: ["signal"],
    raw: { unit: "share of the diagonal", better: "lower", range: [0, 1] },
    weight: 0.5,
  },
} as const satisfies Record<string, MetricDescription>;
