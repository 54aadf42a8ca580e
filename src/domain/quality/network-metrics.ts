import type { MetricDescription } from "./metric-description";

/** A question to a judge: its opinion is shown beside the score and is no part of it. */
const judged = (title: string, measures: string) =>
  ({
    group: "semantic",
    title,
    measures,
    definition:
      "A vision model sees frames of the shot and its plan and answers yes, mostly, partly or no. The answers count 1, 2/3, 1/3 and 0.",
    reference: "Named after VBench's dimensions, arXiv 2311.17982",
    methods: ["hosted"],
    raw: { unit: "share of a full yes", better: "higher", range: [0, 1] },
    weight: 0,
  }) as const satisfies MetricDescription;

/** What only networks can tell: those that are installed here, and judges elsewhere. */
export const networkMetrics = {
  aestheticQuality: {
    group: "frame",
    title: "Aesthetics",
    measures: "how people tend to like such a picture",
    definition: "LAION's linear head on CLIP ViT-L/14, mean over frames; the score is ten times that.",
    reference: "LAION aesthetic predictor (sa_0_4_vit_l_14_linear), as VBench uses it",
    methods: ["model"],
    raw: { unit: "points of 10", better: "higher", range: [0, 10] },
    weight: 1,
  },
  textAlignment: {
    group: "semantic",
    title: "Text alignment",
    measures: "how well the picture fits the words of its shot",
    definition:
      "CLIPScore with ViT-B/32: 2.5 times the cosine of picture and text, not below 0; mean over frames.",
    reference: "Hessel et al. 2021 (CLIPScore)",
    methods: ["model"],
    raw: { unit: "CLIPScore", better: "higher", range: [0, 2.5] },
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
    measures: "how alike a character's face is in all its shots",
    definition:
      "CSFD: mean of 1 - cosine of SFace embeddings over pairs of shots. Below 0.3 is excellent, below 0.5 good. A shot without a face is no distance.",
    reference: "after the cross-scene face distance of DreamFactory, arXiv 2408.11788",
    methods: ["model"],
    raw: { unit: "mean distance", better: "lower", range: [0, 2] },
    weight: 2,
  },
} as const satisfies Record<string, MetricDescription>;
