import type { ImageEntry, LanguageEntry, SoundEntry } from "./catalogue";

/** What has to be known of a language model to bound what a question may cost. */
export type OpenAiLanguageEntry = LanguageEntry & {
  /** Most tokens it is let write in one answer, thinking included. */
  outputTokens: number;
  /** Most tokens that one picture counts for. */
  imageTokens: number;
  /** Thinks before it answers; what it thinks is paid as output. */
  reasons: boolean;
  /** Micro-dollars for a million tokens that the vendor writes to its cache as it reads them. */
  cacheWriteMicros: number;
};

export type OpenAiImageEntry = ImageEntry & {
  /** US dollars are by tokens: what a picture of each size counts for, by quality. Source: vendor's guide for gpt-image-1. */
  outputTokens: Record<string, Record<ImageQuality, number>>;
  /** Most tokens that one reference picture counts for. */
  referenceTokens: number;
  /** Micro-dollars for a million tokens: words read, pictures read, picture made. */
  tokenPrices: { text: number; image: number; output: number };
  /** Longest prompt, in characters. */
  promptMax: number;
};
export const imageQualities = ["low", "medium", "high"] as const;
export type ImageQuality = (typeof imageQualities)[number];

export type OpenAiSpeechEntry = SoundEntry & {
  /** Longest text, in characters. */
  textMax: number;
  /** Micro-dollars for a million characters of text and for a second of sound. */
  speechPrice: { microsPerMillionCharacters: number; microsPerSecond: number };
  /** Whether it can be told in words how to speak. */
  instructions: boolean;
};

const dated = "2026-10-09";
const safety =
  "Requests that break the usage policies are refused before anything is made. The prompt has to be changed.";

type LanguageRow = {
  vendorId: string;
  name: string;
  /** US dollars for a million tokens: read, read again from the vendor's cache (null when not told), written. */
  dollars: readonly [input: number, cached: number | null, output: number];
  /** US dollars for a million tokens written to the vendor's cache; absent where that costs nothing extra. */
  cacheWrite?: number;
  reasons?: boolean;
  typicalSeconds?: number;
  outputTokens?: number;
  imageTokens?: number;
};

const microsPerDollar = 1_000_000;

function language(row: LanguageRow): OpenAiLanguageEntry {
  const [input, cached, output] = row.dollars;
  return {
    id: `openai/${row.vendorId}`,
    provider: "openai",
    vendorId: row.vendorId,
    name: row.name,
    dated,
    kind: "text",
    images: true,
    price: {
      per: "million-tokens",
      tiers: [
        {
          micros: input * microsPerDollar,
          outputMicros: output * microsPerDollar,
          // A price that is not known is taken to be no cheaper.
          cachedMicros: (cached ?? input) * microsPerDollar,
        },
      ],
    },
    typicalSeconds: row.typicalSeconds ?? 20,
    safety,
    reasons: row.reasons ?? true,
    cacheWriteMicros: (row.cacheWrite ?? input) * microsPerDollar,
    outputTokens: row.outputTokens ?? 32_000,
    imageTokens: row.imageTokens ?? 10_000,
  };
}

/** Of two prices that are told for one model, the launch price and a later one, the higher is taken. */
const languageRows: LanguageRow[] = [
  {
    vendorId: "gpt-6-astra",
    name: "GPT-6 Astra",
    dollars: [10, 1, 50],
    cacheWrite: 12.5,
    typicalSeconds: 40,
  },
  { vendorId: "gpt-6.1-sol", name: "GPT-6.1 Sol", dollars: [2, 0.1, 10], cacheWrite: 2.5 },
  { vendorId: "gpt-6-sol", name: "GPT-6 Sol", dollars: [2, 0.2, 10] },
  {
    vendorId: "gpt-6-luna",
    name: "GPT-6 Luna",
    dollars: [0.1, 0.01, 0.5],
    cacheWrite: 0.125,
    typicalSeconds: 12,
  },
  { vendorId: "gpt-5.6-sol", name: "GPT-5.6 Sol", dollars: [5, null, 30] },
  { vendorId: "gpt-5.6-terra", name: "GPT-5.6 Terra", dollars: [2.5, null, 15] },
  { vendorId: "gpt-5.6-luna", name: "GPT-5.6 Luna", dollars: [1, null, 6], typicalSeconds: 12 },
  { vendorId: "gpt-5.5", name: "GPT-5.5", dollars: [5, null, 30] },
  { vendorId: "gpt-5.4", name: "GPT-5.4", dollars: [2.5, null, 15] },
  { vendorId: "gpt-5.4-mini", name: "GPT-5.4 mini", dollars: [0.75, null, 4.5] },
  { vendorId: "gpt-5", name: "GPT-5", dollars: [1.25, 0.125, 10], typicalSeconds: 40 },
  { vendorId: "gpt-5-mini", name: "GPT-5 mini", dollars: [0.25, 0.025, 2] },
  {
    vendorId: "gpt-4o-mini",
    name: "GPT-4o mini",
    dollars: [0.15, 0.075, 0.6],
    reasons: false,
    typicalSeconds: 10,
    outputTokens: 16_384,
    // Its pictures are counted so that they cost what they cost with the large model.
    imageTokens: 50_000,
  },
];
const languageModels = languageRows.map(language);

const moderation: LanguageEntry = {
  id: "openai/omni-moderation-latest",
  provider: "openai",
  vendorId: "omni-moderation-latest",
  name: "OpenAI moderation",
  dated,
  kind: "moderation",
  images: false,
  price: { per: "million-tokens", tiers: [{ micros: 0 }] },
  typicalSeconds: 1,
  safety: "It is what finds unsafe requests.",
};

const imageTokenPrices = { text: 5_000_000, image: 8_000_000, output: 30_000_000 };

const imageModel: OpenAiImageEntry = {
  id: "openai/gpt-image-2",
  provider: "openai",
  vendorId: "gpt-image-2",
  name: "GPT Image 2",
  dated,
  kind: "image",
  capabilities: { references: 16, seed: false, negativePrompt: false },
  fields: { prompt: "prompt", references: "image", size: "size", format: "output_format" },
  fixed: { output_format: "png" },
  aspects: [],
  sizes: [
    { value: "1024x1024", width: 1024, height: 1024 },
    { value: "1024x1536", width: 1024, height: 1536 },
    { value: "1536x1024", width: 1536, height: 1024 },
  ],
  output: "list",
  price: {
    per: "million-tokens",
    tiers: [
      { when: { mode: "image" }, micros: imageTokenPrices.image, outputMicros: imageTokenPrices.output },
      { micros: imageTokenPrices.text, outputMicros: imageTokenPrices.output },
    ],
  },
  tokenPrices: imageTokenPrices,
  typicalSeconds: 30,
  safety,
  outputTokens: {
    "1024x1024": { low: 272, medium: 1056, high: 4160 },
    "1024x1536": { low: 408, medium: 1584, high: 6240 },
    "1536x1024": { low: 400, medium: 1568, high: 6208 },
  },
  referenceTokens: 6500,
  promptMax: 32_000,
};

const voices = [
  "Alloy",
  "Ash",
  "Ballad",
  "Cedar",
  "Coral",
  "Echo",
  "Fable",
  "Marin",
  "Nova",
  "Onyx",
  "Sage",
  "Shimmer",
  "Verse",
].map((name) => ({ id: name.toLowerCase(), name, language: "multilingual" }));
const newerVoices = ["ballad", "cedar", "marin", "verse"];

function speech(
  row: Pick<OpenAiSpeechEntry, "vendorId" | "name" | "price" | "speechPrice" | "instructions">,
): OpenAiSpeechEntry {
  return {
    ...row,
    id: `openai/${row.vendorId}`,
    provider: "openai",
    dated,
    kind: "speech",
    fields: { text: "input", voice: "voice", speed: "speed", format: "response_format" },
    fixed: { response_format: "wav" },
    maxSeconds: null,
    voices: row.instructions ? voices : voices.filter(({ id }) => !newerVoices.includes(id)),
    typicalSeconds: 5,
    safety,
    textMax: 4096,
  };
}

const speechModels: OpenAiSpeechEntry[] = [
  speech({
    vendorId: "gpt-4o-mini-tts",
    name: "GPT-4o mini TTS",
    instructions: true,
    price: { per: "million-tokens", tiers: [{ micros: 600_000, outputMicros: 12_000_000 }] },
    // The answer does not tell its tokens. The vendor puts a minute of sound at US$ 0.015; a token is about four characters.
    speechPrice: { microsPerMillionCharacters: 150_000, microsPerSecond: 250 },
  }),
  speech({
    vendorId: "tts-1",
    name: "TTS-1",
    instructions: false,
    price: { per: "thousand-characters", tiers: [{ micros: 15_000 }] },
    speechPrice: { microsPerMillionCharacters: 15_000_000, microsPerSecond: 0 },
  }),
  speech({
    vendorId: "tts-1-hd",
    name: "TTS-1 HD",
    instructions: false,
    price: { per: "thousand-characters", tiers: [{ micros: 30_000 }] },
    speechPrice: { microsPerMillionCharacters: 30_000_000, microsPerSecond: 0 },
  }),
];

export const openAiModels = {
  language: languageModels,
  moderation,
  image: [imageModel],
  speech: speechModels,
};

/** OpenAI's models with the prices of the vendor's page as it stood on the day they carry. */
export const openaiEntries = [...languageModels, moderation, imageModel, ...speechModels];
