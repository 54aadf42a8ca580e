import type { VideoEntry } from "./catalogue";
import { refusesUnsafe, replicateId } from "./replicate-ids";

const veo = {
  provider: "replicate",
  kind: "video",
  dated: "2026-11-21",
  typicalSeconds: 90,
  safety: refusesUnsafe,
  durations: [4, 6, 8],
  durationAs: "number",
  fields: {
    prompt: "prompt",
    negativePrompt: "negative_prompt",
    firstFrame: "image",
    lastFrame: "last_frame",
    seed: "seed",
    duration: "duration",
    resolution: "resolution",
    aspect: "aspect_ratio",
    audio: "generate_audio",
  },
  resolutions: [
    { value: "720p", shortSide: 720 },
    { value: "1080p", shortSide: 1080 },
  ],
  aspects: ["16:9", "9:16"],
  lastFrameNeedsFirst: true,
} satisfies Partial<VideoEntry>;

const kling = {
  provider: "replicate",
  kind: "video",
  dated: "2026-11-21",
  typicalSeconds: 180,
  safety: refusesUnsafe,
  durations: [5, 10],
  durationAs: "number",
  aspects: ["16:9", "9:16", "1:1"],
  promptMax: 2500,
} satisfies Partial<VideoEntry>;

const klingFields = {
  prompt: "prompt",
  negativePrompt: "negative_prompt",
  firstFrame: "start_image",
  duration: "duration",
} as const;

/** Kling's modes stand for resolutions. */
const klingModes = [
  { value: "standard", shortSide: 720 },
  { value: "pro", shortSide: 1080 },
] as const;

export const veoAndKling: readonly VideoEntry[] = [
  {
    ...veo,
    ...replicateId("google/veo-3.1"),
    name: "Veo 3.1",
    fields: { ...veo.fields, references: "reference_images" },
    capabilities: {
      firstFrame: "optional",
      lastFrame: true,
      references: 3,
      seed: true,
      negativePrompt: true,
      audio: true,
    },
    referencesOnly: { aspects: ["16:9"], seconds: 8 },
    price: { per: "second", tiers: [{ when: { audio: false }, micros: 200_000 }, { micros: 400_000 }] },
  },
  {
    ...veo,
    ...replicateId("google/veo-3.1-fast"),
    name: "Veo 3.1 fast",
    typicalSeconds: 60,
    capabilities: {
      firstFrame: "optional",
      lastFrame: true,
      references: 0,
      seed: true,
      negativePrompt: true,
      audio: true,
    },
    price: { per: "second", tiers: [{ when: { audio: false }, micros: 100_000 }, { micros: 150_000 }] },
  },
  {
    ...kling,
    ...replicateId("kwaivgi/kling-v2.1"),
    name: "Kling 2.1",
    fields: { ...klingFields, lastFrame: "end_image", resolution: "mode" },
    capabilities: {
      firstFrame: "required",
      lastFrame: true,
      references: 0,
      seed: false,
      negativePrompt: true,
      audio: false,
    },
    aspects: [],
    resolutions: [{ ...klingModes[0], withoutLastFrame: true }, klingModes[1]],
    price: {
      per: "second",
      tiers: [{ when: { resolution: "standard" }, micros: 50_000 }, { micros: 90_000 }],
    },
  },
  {
    ...kling,
    ...replicateId("kwaivgi/kling-v2.5-turbo-pro"),
    name: "Kling 2.5 turbo pro",
    fields: { ...klingFields, aspect: "aspect_ratio" },
    capabilities: {
      firstFrame: "optional",
      lastFrame: false,
      references: 0,
      seed: false,
      negativePrompt: true,
      audio: false,
    },
    resolutions: [],
    price: { per: "second", tiers: [{ micros: 70_000 }] },
  },
  {
    ...kling,
    ...replicateId("kwaivgi/kling-v2.6"),
    name: "Kling 2.6",
    fields: { ...klingFields, aspect: "aspect_ratio", audio: "generate_audio" },
    capabilities: {
      firstFrame: "optional",
      lastFrame: false,
      references: 0,
      seed: false,
      negativePrompt: true,
      audio: true,
    },
    resolutions: [],
    price: { per: "second", tiers: [{ when: { audio: false }, micros: 70_000 }, { micros: 140_000 }] },
  },
  {
    ...kling,
    ...replicateId("kwaivgi/kling-v3-video"),
    name: "Kling 3",
    fields: {
      ...klingFields,
      lastFrame: "end_image",
      resolution: "mode",
      aspect: "aspect_ratio",
      audio: "generate_audio",
    },
    capabilities: {
      firstFrame: "optional",
      lastFrame: true,
      references: 0,
      seed: false,
      negativePrompt: true,
      audio: true,
    },
    durations: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    resolutions: klingModes,
    lastFrameNeedsFirst: true,
    price: {
      per: "second",
      tiers: [
        { when: { resolution: "standard", audio: false }, micros: 168_000 },
        { when: { resolution: "standard" }, micros: 252_000 },
        { when: { audio: false }, micros: 224_000 },
        { micros: 336_000 },
      ],
    },
    note: "The price is an estimate: it was halved during 2026 by some accounts, and the higher one is used here.",
  },
];
