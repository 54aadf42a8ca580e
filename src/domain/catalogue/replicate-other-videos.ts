import type { PriceFormula, VideoEntry } from "./catalogue";
import { refusesUnsafe, replicateId } from "./replicate-ids";

const facts = {
  provider: "replicate",
  kind: "video",
  dated: "2026-11-21",
  typicalSeconds: 120,
  safety: refusesUnsafe,
  durationAs: "number",
} satisfies Partial<VideoEntry>;

/** PixVerse's own prices for clips of five and of eight seconds; Replicate's are not known. */
const pixversePrice: PriceFormula = {
  per: "clip",
  tiers: [
    { when: { resolution: "1080p", seconds: 5 }, micros: 1_200_000 },
    { when: { resolution: "1080p" }, micros: 2_400_000 },
    { when: { resolution: "720p", seconds: 5 }, micros: 600_000 },
    { when: { resolution: "720p" }, micros: 1_200_000 },
    { when: { seconds: 5 }, micros: 450_000 },
    { micros: 900_000 },
  ],
};

export const otherVideos: readonly VideoEntry[] = [
  {
    ...facts,
    ...replicateId("minimax/hailuo-02"),
    name: "Hailuo 02",
    durations: [6, 10],
    fields: {
      prompt: "prompt",
      firstFrame: "first_frame_image",
      lastFrame: "last_frame_image",
      duration: "duration",
      resolution: "resolution",
    },
    fixed: { prompt_optimizer: false },
    capabilities: {
      firstFrame: "optional",
      lastFrame: true,
      references: 0,
      seed: false,
      negativePrompt: false,
      audio: false,
    },
    resolutions: [
      { value: "768p", shortSide: 768 },
      { value: "1080p", shortSide: 1080, maxSeconds: 6 },
    ],
    aspects: [],
    price: {
      per: "second",
      tiers: [{ when: { resolution: "768p" }, micros: 45_000 }, { micros: 80_000 }],
    },
    note: "The price is an estimate from one source.",
  },
  {
    ...facts,
    ...replicateId("minimax/hailuo-2.3"),
    name: "Hailuo 2.3",
    durations: [6, 10],
    fields: {
      prompt: "prompt",
      firstFrame: "first_frame_image",
      duration: "duration",
      resolution: "resolution",
    },
    capabilities: {
      firstFrame: "optional",
      lastFrame: false,
      references: 0,
      seed: false,
      negativePrompt: false,
      audio: false,
    },
    resolutions: [
      { value: "768p", shortSide: 768 },
      { value: "1080p", shortSide: 1080, maxSeconds: 6 },
    ],
    aspects: [],
    price: {
      per: "clip",
      tiers: [
        { when: { resolution: "768p", seconds: 6 }, micros: 280_000 },
        { when: { resolution: "1080p" }, micros: 490_000 },
        { micros: 560_000 },
      ],
    },
  },
  {
    ...facts,
    ...replicateId("pixverse/pixverse-v5"),
    name: "PixVerse 5",
    durations: [5, 8],
    fields: {
      prompt: "prompt",
      negativePrompt: "negative_prompt",
      firstFrame: "image",
      lastFrame: "last_frame_image",
      seed: "seed",
      duration: "duration",
      resolution: "quality",
      aspect: "aspect_ratio",
    },
    capabilities: {
      firstFrame: "optional",
      lastFrame: true,
      references: 0,
      seed: true,
      negativePrompt: true,
      audio: false,
    },
    resolutions: [
      { value: "360p", shortSide: 360 },
      { value: "540p", shortSide: 540 },
      { value: "720p", shortSide: 720 },
      { value: "1080p", shortSide: 1080, maxSeconds: 5 },
    ],
    aspects: ["16:9", "9:16", "1:1"],
    lastFrameNeedsFirst: true,
    price: pixversePrice,
    note: "The price is an estimate: PixVerse's own, which is higher than what resellers ask.",
  },
  {
    ...facts,
    ...replicateId("luma/ray-2-720p"),
    name: "Luma Ray 2",
    durations: [5, 9],
    fields: {
      prompt: "prompt",
      firstFrame: "start_image",
      lastFrame: "end_image",
      duration: "duration",
      aspect: "aspect_ratio",
    },
    capabilities: {
      firstFrame: "optional",
      lastFrame: true,
      references: 0,
      seed: false,
      negativePrompt: false,
      audio: false,
    },
    resolutions: [],
    aspects: ["1:1", "3:4", "4:3", "9:16", "16:9", "9:21", "21:9"],
    price: { per: "second", tiers: [{ micros: 250_000 }] },
    note: "The price is an estimate on the high side: none was published where we looked.",
  },
];
