import type { VideoEntry } from "./catalogue";
import { refusesUnsafe, replicateId } from "./replicate-ids";

/** 81 to 121 frames at 16 a second; the first frame stands at zero. */
const wanFast = {
  provider: "replicate",
  kind: "video",
  dated: "2026-11-21",
  typicalSeconds: 40,
  safety: "Has no filter of its own that is known; what is made is the maker's responsibility.",
  durations: [5, 6, 7, 7.5],
  durationAs: { framesAt: 16, min: 81, max: 121 },
  resolutions: [
    { value: "480p", shortSide: 480 },
    { value: "720p", shortSide: 720 },
  ],
  price: { per: "clip", tiers: [{ when: { resolution: "480p" }, micros: 50_000 }, { micros: 110_000 }] },
} satisfies Partial<VideoEntry>;

const wanFastFields = {
  prompt: "prompt",
  frames: "num_frames",
  fps: "frames_per_second",
  resolution: "resolution",
  seed: "seed",
} as const;

const wanEstimate = "The price is an estimate from several resellers.";

const seedance = {
  provider: "replicate",
  kind: "video",
  dated: "2026-11-21",
  typicalSeconds: 60,
  safety: refusesUnsafe,
  durations: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  durationAs: "number",
  resolutions: [
    { value: "480p", shortSide: 480 },
    { value: "720p", shortSide: 720 },
    { value: "1080p", shortSide: 1080 },
  ],
  aspects: ["16:9", "4:3", "1:1", "3:4", "9:16", "21:9", "9:21"],
  lastFrameNeedsFirst: true,
} satisfies Partial<VideoEntry>;

const seedanceFields = {
  prompt: "prompt",
  firstFrame: "image",
  lastFrame: "last_frame_image",
  seed: "seed",
  duration: "duration",
  resolution: "resolution",
  aspect: "aspect_ratio",
} as const;

/** Prices per second at 480p, 720p and 1080p. */
const bySize = ([low, middle, high]: [number, number, number]): VideoEntry["price"] => ({
  per: "second",
  tiers: [
    { when: { resolution: "480p" }, micros: low },
    { when: { resolution: "720p" }, micros: middle },
    { micros: high },
  ],
});

export const wanAndSeedance: readonly VideoEntry[] = [
  {
    ...wanFast,
    ...replicateId("wan-video/wan-2.2-i2v-fast"),
    name: "Wan 2.2 fast, from pictures",
    fields: { ...wanFastFields, firstFrame: "image", lastFrame: "last_image" },
    fixed: { interpolate_output: false },
    capabilities: {
      firstFrame: "required",
      lastFrame: true,
      references: 0,
      seed: true,
      negativePrompt: false,
      audio: false,
    },
    aspects: [],
  },
  {
    ...wanFast,
    ...replicateId("wan-video/wan-2.2-t2v-fast"),
    name: "Wan 2.2 fast, from words",
    fields: { ...wanFastFields, aspect: "aspect_ratio" },
    fixed: { interpolate_output: false, optimize_prompt: false },
    capabilities: {
      firstFrame: "no",
      lastFrame: false,
      references: 0,
      seed: true,
      negativePrompt: false,
      audio: false,
    },
    aspects: ["16:9", "9:16"],
  },
  {
    ...wanFast,
    ...replicateId("wan-video/wan-2.5-i2v"),
    name: "Wan 2.5, from pictures",
    typicalSeconds: 120,
    durations: [5, 10],
    durationAs: "number",
    fields: {
      prompt: "prompt",
      negativePrompt: "negative_prompt",
      firstFrame: "image",
      seed: "seed",
      duration: "duration",
      resolution: "resolution",
    },
    capabilities: {
      firstFrame: "required",
      lastFrame: false,
      references: 0,
      seed: true,
      negativePrompt: true,
      audio: false,
    },
    resolutions: seedance.resolutions,
    aspects: [],
    price: bySize([50_000, 100_000, 150_000]),
    note: wanEstimate,
  },
  {
    ...wanFast,
    ...replicateId("wan-video/wan-2.5-t2v"),
    name: "Wan 2.5, from words",
    typicalSeconds: 120,
    durations: [5, 10],
    durationAs: "number",
    fields: {
      prompt: "prompt",
      negativePrompt: "negative_prompt",
      seed: "seed",
      duration: "duration",
      size: "size",
    },
    capabilities: {
      firstFrame: "no",
      lastFrame: false,
      references: 0,
      seed: true,
      negativePrompt: true,
      audio: false,
    },
    resolutions: [],
    aspects: [],
    sizes: [
      { value: "832*480", width: 832, height: 480 },
      { value: "480*832", width: 480, height: 832 },
      { value: "1280*720", width: 1280, height: 720 },
      { value: "720*1280", width: 720, height: 1280 },
      { value: "1920*1080", width: 1920, height: 1080 },
      { value: "1080*1920", width: 1080, height: 1920 },
    ],
    price: {
      per: "second",
      tiers: [
        { when: { resolution: "832*480" }, micros: 50_000 },
        { when: { resolution: "480*832" }, micros: 50_000 },
        { when: { resolution: "1280*720" }, micros: 100_000 },
        { when: { resolution: "720*1280" }, micros: 100_000 },
        { micros: 150_000 },
      ],
    },
    note: wanEstimate,
  },
  {
    ...seedance,
    ...replicateId("bytedance/seedance-1-pro"),
    name: "Seedance 1 pro",
    fields: seedanceFields,
    capabilities: {
      firstFrame: "optional",
      lastFrame: true,
      references: 0,
      seed: true,
      negativePrompt: false,
      audio: false,
    },
    price: bySize([30_000, 60_000, 150_000]),
  },
  {
    ...seedance,
    ...replicateId("bytedance/seedance-1-lite"),
    name: "Seedance 1 lite",
    // One source says that two and three seconds are not taken.
    durations: seedance.durations.slice(2),
    fields: seedanceFields,
    capabilities: {
      firstFrame: "optional",
      lastFrame: true,
      references: 0,
      seed: true,
      negativePrompt: false,
      audio: false,
    },
    price: bySize([18_000, 36_000, 72_000]),
  },
  {
    ...seedance,
    ...replicateId("bytedance/seedance-2.0"),
    name: "Seedance 2",
    typicalSeconds: 120,
    // Shorter ones than four seconds are not documented.
    durations: [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    fields: { ...seedanceFields, references: "reference_images", audio: "generate_audio" },
    capabilities: {
      firstFrame: "optional",
      lastFrame: true,
      references: 9,
      seed: true,
      negativePrompt: false,
      audio: true,
    },
    price: bySize([80_000, 180_000, 450_000]),
  },
];
