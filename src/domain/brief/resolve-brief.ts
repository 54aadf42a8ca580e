import { effectiveSettings } from "@/domain/coherence/definitions";
import { settingsOf } from "@/domain/coherence/settings";
import { StudioError } from "@/domain/errors";
import { canonicalJson, jsonValue } from "@/domain/json";
import type { Aspect } from "@/domain/media/format";
import { hash32 } from "@/domain/random";
import { cleanText } from "@/domain/text/clean-text";
import { type Brief, briefLimits, type ResolvedBrief } from "./brief";
import { readPrompt, type Wish } from "./read-prompt";

const defaultAspect: Aspect = "9:16";

/**
 * A seed that equal briefs share, so that the same request makes the same video. Models and the hero frame do not count:
 * the words and the plan of a draft stay what they are when it is made for real, or in another look. Nor does what is
 * expected of takes or said of photos, nor do settings, a look or what only a brand kit says: what they change can be compared.
 * A video that is tried out in few pixels is the same in many.
 */
export function briefSeed({
  models,
  heroDigest,
  coherence,
  quality,
  imageNotes,
  look,
  shortSide,
  brand: { ownFont, textColour, tone, kit, ...brand },
  ...brief
}: Brief): number {
  return hash32(canonicalJson(jsonValue.parse({ ...brief, brand, seed: null }))) % 2_147_483_647;
}

type Question<Value> = {
  form: Value | null;
  wishes: Wish<Value>[];
  allowed: (value: Value) => boolean;
  /** How the value reads in a note, e.g. "20 seconds". */
  say: (value: Value) => string;
  /** What a wish out of range is answered with, e.g. "an ad lasts 5 to 60 seconds". */
  range: string;
};

/** The form wins over the prompt, the first possible wish in the prompt over later ones. */
function settle<Value>({ form, wishes, allowed, say, range }: Question<Value>) {
  const notes: string[] = [];
  const possible = wishes.filter(({ value }) => allowed(value));
  const chosen = form ?? possible[0]?.value ?? null;
  const outOfRange = wishes.find(({ value }) => !allowed(value));
  const other = possible.find(({ value }) => value !== chosen);
  if (form === null && possible[0]) notes.push(`${say(possible[0].value)}, from the prompt.`);
  if (form !== null && other) {
    notes.push(
      `The prompt says "${other.phrase.trim()}"; the form says ${say(form).toLowerCase()}, and the form wins.`,
    );
  }
  if (form === null && other && possible[0]) {
    notes.push(`The prompt also says "${other.phrase.trim()}"; "${possible[0].phrase.trim()}" was used.`);
  }
  if (outOfRange && form === null && !possible[0]) {
    notes.push(`The prompt asks for "${outOfRange.phrase.trim()}", but ${range}.`);
  }
  return { chosen, outOfRange: form === null && !possible[0] ? outOfRange : undefined, notes };
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/**
 * Answers every open question of a brief: the form wins, then the prompt, then the defaults (15 s, 9:16). What was
 * read out of the prompt, and every wish in it that could not be met, becomes a note for the maker. An impossible
 * length or count is brought to the nearest possible one instead of failing. Throws `invalid-input` when nothing
 * legible is left of the prompt. `fallbackSeed` is used when the brief names none; see `briefSeed`.
 */
export function resolveBrief(brief: Brief, options: { fallbackSeed: number }): ResolvedBrief {
  const prompt = cleanText(brief.prompt);
  if (prompt.length < briefLimits.promptCharacters.min) {
    throw new StudioError(
      "invalid-input",
      `Describe the video in at least ${briefLimits.promptCharacters.min} characters: name the product and what happens`,
    );
  }
  const wishes = readPrompt(prompt);
  const { min, max, default: defaultSeconds } = briefLimits.durationSeconds;
  const length = settle({
    form: brief.durationSeconds,
    wishes: wishes.durationSeconds,
    allowed: (seconds) => seconds >= min && seconds <= max,
    say: (seconds) => plural(seconds, "second"),
    range: `an ad lasts ${min} to ${max} seconds, so it was made as close to that as possible`,
  });
  const clips = settle({
    form: brief.clips,
    wishes: wishes.clips,
    allowed: (count) => count >= briefLimits.clips.min && count <= briefLimits.clips.max,
    say: (count) => plural(count, "clip"),
    range: `a video has ${briefLimits.clips.min} to ${briefLimits.clips.max} clips, so it was made as close to that as possible`,
  });
  const aspect = settle({
    form: brief.aspect,
    wishes: wishes.aspect,
    allowed: () => true,
    say: (value) => `Aspect ratio ${value}`,
    range: "",
  });

  const clamp = (value: number, limits: { min: number; max: number }) =>
    Math.min(limits.max, Math.max(limits.min, value));
  const seconds =
    length.chosen ?? (length.outOfRange ? clamp(length.outOfRange.value, { min, max }) : defaultSeconds);
  const clipCount =
    clips.chosen ?? (clips.outOfRange ? clamp(clips.outOfRange.value, briefLimits.clips) : null);
  return {
    prompt,
    durationFrames: Math.round(seconds * brief.fps),
    fps: brief.fps,
    aspect: aspect.chosen ?? defaultAspect,
    ...(brief.shortSide && { shortSide: brief.shortSide }),
    clips: clipCount,
    style: brief.style ?? brief.look?.writing.style ?? null,
    mood: brief.mood ?? brief.look?.writing.mood ?? null,
    framework: brief.framework,
    ...(brief.look && { look: brief.look }),
    brand: { ...brief.brand, name: cleanText(brief.brand.name) },
    imageDigests: brief.imageDigests,
    ...(brief.format === "product" && { format: brief.format }),
    ...(brief.imageNotes && { imageNotes: brief.imageNotes }),
    music: brief.music,
    voice: brief.voice,
    seed: brief.seed ?? options.fallbackSeed,
    coherence: effectiveSettings(settingsOf(brief)),
    notes: [...length.notes, ...clips.notes, ...aspect.notes],
  };
}
