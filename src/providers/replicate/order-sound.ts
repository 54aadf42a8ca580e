import type { FieldNames, SoundEntry } from "@/domain/catalogue/catalogue";
import { StudioError } from "@/domain/errors";
import type { SoundCue } from "@/domain/plan/plan";
import type { EffectRequest, MusicRequest, SpeechRequest } from "../contract/audio-models";
import { type Order, vendorSeed, writeFields } from "./order";

/** Most that the speech models take in one call. */
const longestText = 10_000;
/** What a listener still finds natural. */
const fastest = 1.3;
/** Of unhurried speech, over languages written in letters. */
const charactersPerSecond = 15;

/** Sounds as listeners would describe them. */
const cueWords: Record<SoundCue, string> = {
  whoosh: "a fast airy whoosh passing by",
  impact: "one deep cinematic impact hit",
  riser: "a rising tension sweep that builds up",
  sparkle: "a bright magical sparkle chime",
  click: "one crisp mechanical click",
  pour: "a drink being poured into a glass with ice",
  crowd: "a cheering crowd in a stadium",
  waves: "calm ocean waves on a beach",
  wind: "wind over an open field",
  rain: "steady rain",
  birds: "birdsong in a garden in the morning",
  city: "distant city traffic",
  heartbeat: "a slow, deep heartbeat",
};

/** Music is asked for at the length wanted, up to what the model can; it is looped to length afterwards. */
export function orderMusic(entry: SoundEntry, request: MusicRequest): Order {
  const { prompt, mood, tempoBpm, seed } = request;
  const words = `${prompt.replace(/[.\s]+$/, "")}. Instrumental, ${mood}, ${Math.round(tempoBpm)} BPM, no vocals.`;
  const seconds = lengthOf(entry, request.durationSeconds);
  const input = writeFields<keyof FieldNames>(entry.fields, {
    prompt: words,
    duration: seconds,
    seed: vendorSeed(seed),
  });
  return { input: { ...entry.fixed, ...input }, priced: { seconds } };
}

export function orderEffect(entry: SoundEntry, { cue, durationSeconds, seed }: EffectRequest): Order {
  const seconds = lengthOf(entry, durationSeconds);
  const input = writeFields<keyof FieldNames>(entry.fields, {
    prompt: cueWords[cue],
    duration: seconds,
    seed: vendorSeed(seed),
  });
  return { input: { ...entry.fixed, ...input }, priced: { seconds } };
}

/** Speech is made faster, within reason, when it would not fit. Throws "invalid-input" for a voice or text it cannot. */
export function orderSpeech(entry: SoundEntry, { text, voice, maxSeconds }: SpeechRequest): Order {
  if (text.length > longestText) {
    throw new StudioError(
      "invalid-input",
      `A spoken text can have ${longestText} characters, and this one has ${text.length}. Shorten it.`,
    );
  }
  const chosen = voice === null ? entry.voices[0] : entry.voices.find(({ id }) => id === voice);
  if (!chosen) {
    throw new StudioError(
      "invalid-input",
      `${entry.name} has no voice called "${voice}". Choose one of: ${entry.voices.map(({ id }) => id).join(", ")}.`,
    );
  }
  const needed = text.length / charactersPerSecond / maxSeconds;
  const input = writeFields<keyof FieldNames>(entry.fields, {
    text,
    voice: chosen.id,
    speed: Math.round(Math.min(fastest, Math.max(1, needed)) * 100) / 100,
  });
  return { input: { ...entry.fixed, ...input }, priced: { characters: text.length } };
}

/** Whole seconds, as the models take them. */
function lengthOf({ maxSeconds }: SoundEntry, wanted: number): number {
  return Math.max(1, Math.min(maxSeconds ?? Number.POSITIVE_INFINITY, Math.ceil(wanted)));
}
