import type { ModelChoice } from "@/domain/catalogue/model-choice";
import type { ModelOffer, OfferKind } from "@/domain/catalogue/offer";
import { waitText } from "@/features/wording/numbers";

export const kindTitles = {
  text: "Words and plan",
  image: "Pictures",
  video: "Clips",
  music: "Music",
  effects: "Sound effects",
  speech: "Voice",
  judge: "Judge",
} satisfies Record<OfferKind, string>;

/** What it means that nobody does this kind of work. */
export const nothingTexts: Record<OfferKind, string> = {
  text: "This machine has no model for this. Words and plan will be left out.",
  image: "This machine has no model for this. Pictures will be left out.",
  video: "This machine has no model for this. Clips will be left out.",
  music: "This machine has no model for this. Music will be left out.",
  effects: "This machine has no model for this. Sound effects will be left out.",
  speech: "This machine has no model for this. Voice will be left out.",
  judge:
    "Shots are scored on this machine alone. A judge looks at frames of them and gives advice; it decides nothing.",
};

/** Kinds whose work another model may take over when the chosen one fails. */
export const fallbackFields = { image: "imageFallbacks", video: "videoFallbacks" } as const;
export type FallbackKind = keyof typeof fallbackFields;
export const fallbacksMax = 3;

export const offersOf = (offers: readonly ModelOffer[], kind: OfferKind) =>
  offers.filter((offer) => offer.kind === kind);

/** What this machine uses when nothing is chosen: its own free model, if it has one of the kind. */
export const ownOffer = (offers: readonly ModelOffer[], kind: OfferKind): ModelOffer | null =>
  offersOf(offers, kind).find(({ free, available }) => free && available) ?? null;

/** The offer that a choice stands for; null for one that is gone, or when there is nothing to fall back on. */
export function chosenOffer(
  offers: readonly ModelOffer[],
  { kind, id }: { kind: OfferKind; id: string | null },
): ModelOffer | null {
  if (id === null) return ownOffer(offers, kind);
  return offersOf(offers, kind).find((offer) => offer.id === id) ?? null;
}

/** The names of what was chosen beyond this machine's own models: "Veo 3.1, Seedream 4". */
export function choiceText(offers: readonly ModelOffer[], choice: ModelChoice): string {
  const kinds = Object.keys(kindTitles) as OfferKind[];
  const names = kinds.flatMap((kind) => {
    const offer = chosenOffer(offers, { kind, id: choice[kind] });
    if (!offer || offer.id === ownOffer(offers, kind)?.id) return [];
    return [kind === "judge" ? `judged by ${offer.name}` : offer.name];
  });
  return names.length === 0 ? "Free, on this machine" : names.join(", ");
}

/** A choice with another model of a kind; a model does not stand in for itself. */
export function withModel(
  choice: ModelChoice,
  { kind, id }: { kind: OfferKind; id: string | null },
): ModelChoice {
  const next = { ...choice, [kind]: id };
  if (kind !== "image" && kind !== "video") return next;
  const field = fallbackFields[kind];
  return { ...next, [field]: choice[field].filter((fallback) => fallback !== id) };
}

/** "about 1 min 30 s", as this installation saw it or as the catalogue says. */
export function timeText({ typicalSeconds, measured }: ModelOffer): string {
  return `about ${waitText(Math.max(1, measured?.p50Seconds ?? typicalSeconds))}`;
}

const failureShown = 0.02;

/** How often it failed here, when that is worth knowing: "3 of 40 calls failed here". */
export function failureText({ measured }: ModelOffer): string | null {
  if (!measured || measured.failureRate < failureShown) return null;
  return `${Math.round(measured.failureRate * measured.calls)} of ${measured.calls} calls failed here`;
}
