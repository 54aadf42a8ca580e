import type { Mood, SettingKind, TimeOfDay, weathers } from "@/domain/picture/scene-spec";
import { colourWords } from "./colours";
import { findBrand } from "./find-brand";
import { type FoundProduct, findProduct } from "./find-product";
import { findWords, hasWords } from "./find-words";
import { detectLanguage, type Language } from "./language";
import {
  actionWords,
  callToActionWords,
  changeWords,
  claimWords,
  launchWords,
  moodRows,
  noPeopleWords,
  offerPatterns,
  peopleRows,
  problemWords,
  testimonialWords,
} from "./lexicon/ad-words";
import { placeRows, timeRows, weatherRows } from "./lexicon/places";
import { capitalise } from "./wording";

export type Place = { kind: SettingKind; description: string };
export type Person = { noun: string; action: string; look: string };

/** What a prompt says of the ad, as far as words and patterns tell. Everything not said is null or empty. */
export type PromptReading = {
  language: Language;
  product: FoundProduct;
  brandName: string;
  /** Words in quotation marks: a slogan to be used as it is. */
  slogan: string | null;
  audience: string | null;
  places: Place[];
  timeOfDay: TimeOfDay | null;
  weather: (typeof weathers)[number] | null;
  mood: Mood | null;
  colours: string[];
  people: Person[];
  /** The maker wants nobody in the picture. */
  withoutPeople: boolean;
  /** "20% off", "first class free". */
  offer: string | null;
  /** Properties of the product in a few words each, e.g. "Ready in 5 minutes". */
  claims: string[];
  /** What the viewer shall do, e.g. "Book your seat". */
  callToAction: string | null;
  actions: string[];
  signs: { problem: boolean; change: boolean; launch: boolean; testimonial: boolean };
};

function firstRow<Value extends string>(
  prompt: string,
  rows: readonly (readonly [Value, string])[],
): Value | null {
  let first: { value: Value; index: number } | null = null;
  for (const [value, words] of rows) {
    const found = findWords(prompt, words)[0];
    if (found && (first === null || found.index < first.index)) first = { value, index: found.index };
  }
  return first?.value ?? null;
}

function findPlaces(prompt: string, product: FoundProduct): Place[] {
  const end = product.index + product.head.length;
  return placeRows
    .flatMap(([kind, description, words]) =>
      findWords(prompt, words)
        .filter(({ index }) => !product.known || index < product.index || index >= end)
        .slice(0, 1)
        .map(({ index }) => ({ kind, description, index })),
    )
    .sort((a, b) => a.index - b.index)
    .map(({ kind, description }) => ({ kind, description }));
}

/** What comes after it is named in order not to be shown. */
const refusal = /\bwithout (?:any |a )?$/i;

/** Whether nobody is to be seen: "without people". */
export const refusesPeople = (text: string): boolean => hasWords(text, noPeopleWords);

function findPeople(prompt: string, product: FoundProduct): Person[] {
  if (refusesPeople(prompt)) return [];
  const scene = prompt.replace(product.head, " ");
  return peopleRows
    .flatMap(([noun, action, look, words]) =>
      findWords(scene, words)
        .filter(({ index }) => !refusal.test(scene.slice(0, index)))
        .slice(0, 1)
        .map(({ index }) => ({ noun, action, look, index })),
    )
    .sort((a, b) => a.index - b.index)
    .slice(0, 2)
    .map(({ noun, action, look }) => ({ noun, action, look }));
}

/** A claim that ends in one of these was cut in the middle of a phrase. */
const dangling =
  /[\s,]+(?:a|an|the|and|or|of|to|in|on|at|for|with|your|our|its|that|is|are|from|by|every|no|so|you|it)$/i;

function trimClaim(text: string, maxWords: number): string {
  let claim = text
    .split(/\s+/)
    .slice(0, maxWords)
    .join(" ")
    .replace(/[.,;:!?]+$/, "");
  while (dangling.test(claim)) claim = claim.replace(dangling, "");
  return capitalise(claim);
}

const clause = '[^,.;:!?()"“”]';
const claimPatterns: readonly RegExp[] = [
  new RegExp(`\\bmade (?:from|of|with|in|for|by hand|without) ${clause}{3,32}`, "giu"),
  /\b(?:no|zero|without) (?!one\b|time\b|more\b|people\b|text\b|words\b|dialogue\b|voice|music\b|matter\b|longer\b)[a-z-]+(?: [a-z-]+)?(?=[,.;!?]|\band\b|$)/gi,
  /\b(?:ready|charges?|delivered|done|set up|brews?|works?|dries|heats?|arrives?) (?:fully )?in (?:just |only |under )?\d+ (?:seconds|minutes|hours|days)/gi,
  /\b\d+[- ](?:hours?|days?|years?|kg|km|kilometres|miles|litres|flavou?rs|grams|calories|lessons|countries|rooms|artists|recipes|languages)\b(?: (?:of )?(?!video\b|ad\b|clip\b|spot\b|long\b)[a-z-]+){0,2}/gi,
];

/** "silent" alone says little, "silent power" says something; a word that leads to the product stands alone. */
function withNoun(prompt: string, { text, index }: { text: string; index: number }): string {
  const next = /^ (?<noun>\p{Ll}{3,})(?=[,.;!?]|$)/u.exec(prompt.slice(index + text.length))?.groups?.noun;
  return next && !text.includes(" ") ? `${text} ${next}` : text;
}

function findClaims(prompt: string, product: FoundProduct): string[] {
  const outsideQuotes = prompt.replace(/["“][^"”]*["”]/gu, " ");
  const patterns = claimPatterns.flatMap((pattern) =>
    [...outsideQuotes.matchAll(pattern)].map(({ 0: text }) => text),
  );
  const words = findWords(prompt, claimWords).map(({ text, index }) => withNoun(prompt, { text, index }));
  const lower = (text: string) => text.toLowerCase();
  const claims = [...patterns, ...words].map((text) => trimClaim(text, 5));
  return claims.filter(
    (claim, index) =>
      claim.length > 2 &&
      !lower(product.noun).includes(lower(claim)) &&
      !lower(claim).endsWith(lower(product.head)) &&
      !claims.some(
        (other, at) =>
          at < index && (lower(other).includes(lower(claim)) || lower(claim).includes(lower(other))),
      ),
  );
}

const spokenCall =
  /\b(?:call to action|cta)\b[^"“”a-z]*(?:is|to|says|reads)?[:\s]*["“']?(?<call>[^"“”.,;!?]{4,40})/i;
const plainCall =
  /(?<![\p{L}])(?<call>(?:order|shop|buy|book|download|visit|subscribe|sign up|pre-?order|register|donate|join|reserve|get tickets|get yours|try it)\b(?:(?! with | and )[^,.;:!?"“”]){0,30})/iu;
const notACall =
  /^(?:orders?|visits?|joins?|books?|shops?|order of|shop (?:in|at|with|that|owner|called|named|window|front)|book (?:fair|club|about|for|that|by|called)|visit(?:ors?|ing))\b(?! (?:now|today|your|our|a |the|it|at|us|online))/i;

function findCall(prompt: string, product: FoundProduct): string | null {
  const call = spokenCall.exec(prompt)?.groups?.call ?? null;
  if (call) return trimClaim(call, 5);
  const outside = prompt.replace(product.head, " ");
  const plain = plainCall.exec(outside);
  const text = plain?.groups?.call ?? "";
  const sure = plain && hasWords(text, callToActionWords) && !notACall.test(text);
  return sure ? trimClaim(text, 5) : null;
}

/** An "energy drink" drinks nothing. */
function outsideProduct(prompt: string, { index, head }: FoundProduct): string {
  return prompt.slice(0, index) + " ".repeat(head.length) + prompt.slice(index + head.length);
}

/** "people" or "everyone" narrows nothing down. */
function findAudience(prompt: string): string | null {
  const who = audience.exec(prompt)?.groups?.who ?? null;
  return who === "people" || who === "everyone" ? null : who;
}

const audience =
  /\bfor (?<who>(?:(?!a\b|an\b|the\b|our\b|my\b|your\b|sale\b)[\p{L}-]+ ){0,3}(?:people who \p{L}+(?: \p{L}+){0,2}|people|runners|parents|students|women|men|kids|children|families|beginners|professionals|lovers|fans|owners|travell?ers|commuters|freelancers|developers|designers|athletes|gamers|teams|seniors|teenagers|teens|couples|founders|startups|creators|cyclists|hikers|dogs|cats|cooks|readers|musicians|everyone|retirees|nurses|teachers|moms|mums|dads|workers|nomads|adults|climbers|entrepreneurs|businesses))\b/iu;

/** "made from ocean plastic" says nothing of where the ad plays; the length stays, so that positions still hold. */
function withoutClaims(prompt: string, claims: readonly string[]): string {
  return claims.reduce((rest, claim) => {
    const at = rest.toLowerCase().indexOf(claim.toLowerCase());
    return at < 0 ? rest : rest.slice(0, at) + " ".repeat(claim.length) + rest.slice(at + claim.length);
  }, prompt);
}

const slogan = /["“「『«](?<words>[^"”」』»]{4,60})["”」』»]/u;

/** Reads a prompt (without the maker's form). Deterministic and fast enough to run while somebody types. */
export function readingOf(prompt: string): PromptReading {
  const language = detectLanguage(prompt);
  const product = findProduct(prompt, language);
  const claims = findClaims(prompt, product);
  const brandName = findBrand(prompt, product);
  const quoted = slogan.exec(prompt)?.groups?.words?.trim() ?? null;
  const offer = offerPatterns.map((pattern) => pattern.exec(prompt)?.[0]).find((text) => text !== undefined);
  return {
    language,
    product,
    brandName,
    slogan: quoted === brandName ? null : quoted,
    audience: findAudience(prompt),
    places: findPlaces(withoutClaims(prompt, claims), product),
    timeOfDay: firstRow(prompt, timeRows),
    weather: firstRow(prompt, weatherRows),
    mood: firstRow(prompt, moodRows),
    colours: [
      ...new Set(
        findWords(prompt, Object.keys(colourWords).join(", ")).map(
          ({ text }) => colourWords[text.toLowerCase()] ?? "",
        ),
      ),
    ].filter((hex) => hex !== ""),
    people: findPeople(prompt, product),
    withoutPeople: refusesPeople(prompt),
    offer: offer ? capitalise(offer) : null,
    claims,
    callToAction: findCall(prompt, product),
    actions: [
      ...new Set(
        findWords(outsideProduct(prompt, product), actionWords).map(({ text }) => text.toLowerCase()),
      ),
    ],
    signs: {
      problem: hasWords(prompt, problemWords),
      change: hasWords(prompt, changeWords),
      launch: hasWords(prompt, launchWords),
      testimonial: hasWords(prompt, testimonialWords),
    },
  };
}
