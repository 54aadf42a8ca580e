import { findWords, hasWords } from "@/domain/text/find-words";
import {
  brandWords,
  callToActionWords,
  cameraWords,
  lightWords,
  qualityWords,
  styleWords,
  timeStructureWords,
} from "@/domain/text/lexicon/ad-words";
import { type PromptReading, readingOf } from "@/domain/text/prompt-reading";
import { countWords } from "@/domain/text/wording";

const lensWords =
  "lens, mm, shallow depth of field, depth of field, bokeh, macro, anamorphic, wide angle, telephoto, 24 mm, 35 mm, 50 mm, 70 mm, 85 mm, 100 mm";
const endingWords =
  "end card, ends with, ends on, ending, final shot, finally, at the end, closing shot, in the end, last shot, closes on, end on";

/** What a prompt says of each thing that a director needs to know: how often, 0 for not at all. */
export type PromptSigns = {
  words: number;
  subject: number;
  action: number;
  setting: number;
  people: number;
  light: number;
  camera: number;
  lens: number;
  style: number;
  mood: number;
  colour: number;
  texture: number;
  brand: number;
  brandPresence: number;
  audience: number;
  callToAction: number;
  promise: number;
  structure: number;
  ending: number;
  length: number;
};
export type PromptSign = keyof PromptSigns;

/** What the maker said outside the prompt counts as said. */
export type PromptContext = {
  brandName: string;
  lengthChosen: boolean;
  styleChosen: boolean;
  moodChosen: boolean;
};

const different = (prompt: string, words: string) =>
  new Set(findWords(prompt, words).map(({ text }) => text.toLowerCase())).size;
const flag = (said: boolean) => (said ? 1 : 0);

/** Reads the signs of a prompt by word lists and patterns: fixed rules, the same on every machine. */
export function promptSigns(
  prompt: string,
  context: PromptContext,
  reading: PromptReading = readingOf(prompt),
): PromptSigns {
  const light = different(prompt, lightWords);
  return {
    words: countWords(prompt),
    subject: flag(reading.product.known || reading.product.noun !== "product"),
    action: reading.actions.length,
    setting: reading.places.length,
    people: reading.people.length,
    light: light + flag(light === 0 && reading.timeOfDay !== null),
    camera: different(prompt, cameraWords),
    lens: different(prompt, lensWords),
    style: different(prompt, styleWords) + flag(context.styleChosen),
    mood: flag(reading.mood !== null || context.moodChosen),
    colour: reading.colours.length,
    texture: different(prompt, qualityWords),
    brand: flag(context.brandName !== "" || reading.brandName !== ""),
    brandPresence: different(prompt, brandWords),
    audience: flag(reading.audience !== null),
    callToAction: flag(reading.callToAction !== null || hasWords(prompt, callToActionWords)),
    promise: reading.claims.length + flag(reading.offer !== null) + flag(reading.slogan !== null),
    structure: different(prompt, timeStructureWords),
    ending: different(prompt, endingWords),
    length: flag(context.lengthChosen || /\b\d+[- ]?(?:s|sec|seconds?)\b/i.test(prompt)),
  };
}
