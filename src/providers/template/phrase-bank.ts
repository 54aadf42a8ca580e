import { drinksAndFood } from "./phrases/drinks-and-food";
import { machines } from "./phrases/machines";
import { momentHooks } from "./phrases/moment-hooks";
import { peopleAndLife } from "./phrases/people-and-life";
import { placesAndDays } from "./phrases/places-and-days";
import { wear } from "./phrases/wear";

/**
 * The notation of the phrase files: one line per phrase, "part: text in the picture | what the voice says".
 * `{name}` is the brand, or "the headphones" when there is none; it stands where both read well.
 */
export type Phrase = { overlay: string; voice: string };

const parts = ["hook", "problem", "agitate", "turn", "benefit", "proof", "close", "cta"] as const;
/** What a phrase does in an ad. */
export type CopyPart = (typeof parts)[number];

const banks: Record<string, string> = {
  ...drinksAndFood,
  ...wear,
  ...machines,
  ...placesAndDays,
  ...peopleAndLife,
};

function linesOf(text: string, part: CopyPart): Phrase[] {
  return text.split("\n").flatMap((line) => {
    const [, found, overlay, voice] = /^(\w+): (.+?) \| (.+)$/.exec(line) ?? [];
    return found === part && overlay && voice ? [{ overlay, voice }] : [];
  });
}

/** Phrases for a product kind (may be none) and for its whole category, in the order written. */
export function phrasesFor(product: { category: string; kind: string }, part: CopyPart) {
  return {
    kind: linesOf(banks[product.kind] ?? "", part),
    category: product.kind === product.category ? [] : linesOf(banks[product.category] ?? "", part),
  };
}

/** Opening lines for an hour or a weather. */
export function momentPhrases(moment: string | null): Phrase[] {
  return linesOf(momentHooks[moment ?? ""] ?? "", "hook");
}
