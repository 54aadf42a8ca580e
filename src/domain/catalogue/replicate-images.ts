import type { ImageEntry } from "./catalogue";
import { refusesUnsafe, replicateId } from "./replicate-ids";

const facts = {
  provider: "replicate",
  kind: "image",
  dated: "2026-11-21",
  typicalSeconds: 12,
  safety: refusesUnsafe,
} satisfies Partial<ImageEntry>;

const square = (value: string, side: number) => ({ value, width: side, height: side });
const perImage = (micros: number): ImageEntry["price"] => ({ per: "image", tiers: [{ micros }] });

const seedream = {
  ...facts,
  fields: { prompt: "prompt", references: "image_input", size: "size", aspect: "aspect_ratio" },
  fixed: { sequential_image_generation: "disabled" },
  aspects: ["1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3", "21:9"],
  output: "list",
} satisfies Partial<ImageEntry>;

const nanoBanana = {
  ...facts,
  fields: { prompt: "prompt", references: "image_input", aspect: "aspect_ratio" },
  fixed: { output_format: "png" },
  aspects: ["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"],
  sizes: [],
  output: "one",
} satisfies Partial<ImageEntry>;

const flux = {
  ...facts,
  typicalSeconds: 5,
  fields: { prompt: "prompt", seed: "seed", aspect: "aspect_ratio" },
  aspects: ["1:1", "16:9", "21:9", "3:2", "2:3", "4:5", "5:4", "3:4", "4:3", "9:16", "9:21"],
  sizes: [],
  output: "list",
} satisfies Partial<ImageEntry>;

export const replicateImages: readonly ImageEntry[] = [
  {
    ...seedream,
    ...replicateId("bytedance/seedream-4"),
    name: "Seedream 4",
    fixed: { ...seedream.fixed, enhance_prompt: false },
    capabilities: { references: 10, seed: false, negativePrompt: false },
    sizes: [square("1K", 1024), square("2K", 2048), square("4K", 4096)],
    price: perImage(30_000),
  },
  {
    ...seedream,
    ...replicateId("bytedance/seedream-4.5"),
    name: "Seedream 4.5",
    capabilities: { references: 14, seed: false, negativePrompt: false },
    sizes: [square("2K", 2048), square("4K", 4096)],
    price: perImage(40_000),
  },
  {
    ...nanoBanana,
    ...replicateId("google/nano-banana"),
    name: "Nano Banana",
    // More than three are not documented for the first of the family.
    capabilities: { references: 3, seed: false, negativePrompt: false },
    price: perImage(39_000),
  },
  {
    ...nanoBanana,
    ...replicateId("google/nano-banana-pro"),
    name: "Nano Banana Pro",
    typicalSeconds: 30,
    fields: { ...nanoBanana.fields, size: "resolution" },
    capabilities: { references: 14, seed: false, negativePrompt: false },
    sizes: [square("1K", 1024), square("2K", 2048), square("4K", 4096)],
    price: {
      per: "image",
      tiers: [{ when: { resolution: "4K" }, micros: 300_000 }, { micros: 150_000 }],
    },
  },
  {
    ...nanoBanana,
    ...replicateId("google/nano-banana-2"),
    name: "Nano Banana 2",
    typicalSeconds: 20,
    fields: { ...nanoBanana.fields, size: "resolution" },
    capabilities: { references: 14, seed: false, negativePrompt: false },
    aspects: [...nanoBanana.aspects, "1:4", "1:8", "4:1", "8:1"],
    sizes: [square("1K", 1024), square("2K", 2048), square("4K", 4096)],
    price: {
      per: "image",
      tiers: [
        { when: { resolution: "1K" }, micros: 67_000 },
        { when: { resolution: "2K" }, micros: 101_000 },
        { micros: 151_000 },
      ],
    },
  },
  {
    ...flux,
    ...replicateId("black-forest-labs/flux-dev"),
    name: "Flux dev",
    fields: { ...flux.fields, references: "image" },
    fixed: { output_format: "png", num_outputs: 1 },
    capabilities: { references: 1, seed: true, negativePrompt: false },
    referencesAs: "one",
    price: perImage(25_000),
  },
  {
    ...flux,
    ...replicateId("black-forest-labs/flux-schnell"),
    name: "Flux schnell",
    typicalSeconds: 2,
    fixed: { output_format: "png", num_outputs: 1 },
    capabilities: { references: 0, seed: true, negativePrompt: false },
    price: perImage(3_000),
  },
  {
    ...flux,
    ...replicateId("black-forest-labs/flux-kontext-pro"),
    name: "Flux Kontext pro",
    fields: { ...flux.fields, references: "input_image" },
    fixed: { output_format: "png" },
    capabilities: { references: 1, seed: true, negativePrompt: false },
    referencesAs: "one",
    output: "one",
    price: perImage(40_000),
  },
  {
    ...flux,
    ...replicateId("black-forest-labs/flux-dev-lora"),
    name: "Flux dev with a style of one's own",
    fields: { ...flux.fields, references: "image", lora: "lora_weights", loraStrength: "lora_scale" },
    fixed: { output_format: "png", num_outputs: 1 },
    capabilities: { references: 1, seed: true, negativePrompt: false },
    referencesAs: "one",
    price: perImage(40_000),
    note: "The price is an estimate on the high side.",
  },
  {
    ...flux,
    ...replicateId("black-forest-labs/flux-depth-dev"),
    name: "Flux depth dev",
    fields: { prompt: "prompt", seed: "seed", references: "control_image" },
    fixed: { output_format: "png" },
    capabilities: { references: 1, seed: true, negativePrompt: false },
    referencesAs: "one",
    needsReference: true,
    aspects: [],
    price: perImage(40_000),
    note: "The price is an estimate on the high side.",
  },
  {
    ...facts,
    ...replicateId("stability-ai/sdxl"),
    name: "SDXL",
    version: "7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc",
    fields: {
      prompt: "prompt",
      negativePrompt: "negative_prompt",
      seed: "seed",
      width: "width",
      height: "height",
    },
    fixed: { num_outputs: 1, apply_watermark: false },
    capabilities: { references: 0, seed: true, negativePrompt: true },
    aspects: [],
    sizes: [],
    dimensions: { step: 64, pixels: 1_048_576 },
    output: "list",
    price: { per: "compute-second", tiers: [{ micros: 1_400 }] },
    note: "Charged by the second of computing, at the rate of the largest machine it may run on.",
  },
];
