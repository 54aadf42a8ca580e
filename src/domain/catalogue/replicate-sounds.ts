import type { SoundEntry } from "./catalogue";
import { refusesUnsafe, replicateId } from "./replicate-ids";

const facts = {
  provider: "replicate",
  dated: "2026-11-21",
  typicalSeconds: 30,
  safety: refusesUnsafe,
} satisfies Partial<SoundEntry>;

const byComputeSecond: SoundEntry["price"] = { per: "compute-second", tiers: [{ micros: 1_400 }] };
const computeNote = "Charged by the second of computing, at the rate of the largest machine it may run on.";

const english = [
  ["Wise_Woman", "Wise woman"],
  ["Friendly_Person", "Friendly person"],
  ["Inspirational_girl", "Inspirational girl"],
  ["Deep_Voice_Man", "Deep-voiced man"],
  ["Calm_Woman", "Calm woman"],
  ["Casual_Guy", "Casual guy"],
  ["Lively_Girl", "Lively girl"],
  ["Patient_Man", "Patient man"],
  ["Young_Knight", "Young knight"],
  ["Determined_Man", "Determined man"],
  ["Lovely_Girl", "Lovely girl"],
  ["Decent_Boy", "Decent boy"],
  ["Imposing_Manner", "Imposing manner"],
  ["Elegant_Man", "Elegant man"],
  ["Abbess", "Abbess"],
  ["Sweet_Girl_2", "Sweet girl"],
  ["Exuberant_Girl", "Exuberant girl"],
] as const;

const minimax = {
  ...facts,
  kind: "speech",
  typicalSeconds: 6,
  fields: { text: "text", voice: "voice_id", speed: "speed" },
  fixed: { audio_format: "wav" },
  maxSeconds: null,
  voices: english.map(([id, name]) => ({ id, name, language: "en" })),
  note: "The price is an estimate on the high side.",
} satisfies Partial<SoundEntry>;

export const replicateSounds: readonly SoundEntry[] = [
  {
    ...facts,
    ...replicateId("meta/musicgen"),
    kind: "music",
    name: "MusicGen",
    typicalSeconds: 60,
    version: "671ac645ce5e552cc63a54a2bbff63fcf798043055d2dac5fc9e36a837eedcfb",
    fields: { prompt: "prompt", duration: "duration", seed: "seed" },
    fixed: { output_format: "wav", normalization_strategy: "loudness", model_version: "stereo-large" },
    maxSeconds: 30,
    voices: [],
    price: byComputeSecond,
    note: computeNote,
  },
  {
    ...facts,
    ...replicateId("google/lyria-2"),
    kind: "music",
    name: "Lyria 2",
    fields: { prompt: "prompt", negativePrompt: "negative_prompt", seed: "seed" },
    maxSeconds: 30,
    voices: [],
    price: { per: "clip", tiers: [{ micros: 120_000 }] },
    note: "The price is an estimate on the high side.",
  },
  {
    ...minimax,
    ...replicateId("minimax/speech-02-turbo"),
    name: "MiniMax Speech 02 turbo",
    price: { per: "thousand-characters", tiers: [{ micros: 60_000 }] },
  },
  {
    ...minimax,
    ...replicateId("minimax/speech-02-hd"),
    name: "MiniMax Speech 02 HD",
    price: { per: "thousand-characters", tiers: [{ micros: 100_000 }] },
  },
  {
    ...facts,
    ...replicateId("sepal/audiogen"),
    kind: "effects",
    name: "AudioGen",
    version: "154b3e5141493cb1b8cec976d9aa90f2b691137e39ad906d2421b74c2a8c52b8",
    fields: { prompt: "prompt", duration: "duration" },
    fixed: { output_format: "wav" },
    maxSeconds: 10,
    voices: [],
    price: byComputeSecond,
    note: computeNote,
  },
];
