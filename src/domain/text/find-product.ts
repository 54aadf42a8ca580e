import type { ProductForm } from "@/domain/picture/scene-spec";
import { colourWords } from "./colours";
import { findWords } from "./find-words";
import type { Language } from "./language";
import { claimWords, qualityWords } from "./lexicon/ad-words";
import { foreignProducts } from "./lexicon/foreign-products";
import type { ProductCategory } from "./lexicon/product-categories";
import { productRows } from "./lexicon/product-rows";

export type FoundProduct = {
  category: ProductCategory;
  kind: string;
  form: ProductForm;
  /** The product in the prompt's words with its qualities, e.g. "matte black wireless headphones". */
  noun: string;
  /** The same without qualities: "headphones". */
  head: string;
  /** In English, for pictures: equal to `noun` when the prompt is in English. */
  englishNoun: string;
  index: number;
  /** False when no product word was known and the noun is a guess. */
  known: boolean;
};

type Candidate = Omit<FoundProduct, "noun" | "known">;

const kinds = Object.entries(productRows).flatMap(([category, rows]) =>
  rows.map(([kind, form, words]) => ({ category: category as ProductCategory, kind, form, words })),
);

/** Product words that are as often something else: "watch it grow", "at home", "play", "a glass of". */
const ambiguous =
  "water, house, home, fruit, breakfast, lunch, dinner, bowl, food, single, band, play, match, show, party, game, tool, frame, cup, ring, cap, hat, table, desk, bed, mouse, cream, pen, phone, watch, book, training, class, budget, campaign, ball, market, opening, wedding, birthday, flower, set, gallery, museum, fair, training, race, school, university, island, travel, trip, holiday, device, print, paint, pillow, blanket, sweets, milk, drink, beverage, fashion, clothes, light, truck, car, plant, bread, shirt, coat, jacket, dress, hospital, doctor, scent, startup, laptop, camera, yoga, meditation, cafe, café, coffee shop, kitchen, office, sofa, couch, garden, skateboard, football, powder, gel, roses, diamond, pearl, volunteer, towel, sandwich, fridge, tv, monitor, suit, ticket, bag, helmet, computer, guitar, moon, tent, chair, lamp, mirror, oven, parade, city run";
const introduces =
  /\b(?:ads?|advert|advertisement|video|spot|commercial|promo|film|reel|teaser|campaign|trailer|clip|story)\b[^.!?]{0,14}\b(?:for|about|of|featuring|showing|promoting|on)\b(?: (?!that\b|which\b|who\b|with\b)[\p{L}\p{N}'’-]+){0,5} $/iu;
const presents =
  /\b(?:introducing|introduce|launch(?:ing|es)?(?: of)?|meet|our|promote|promoting|advertise|selling|sell|called|unveil(?:ing)?|announc(?:e|ing))(?: [\p{L}\p{N}'’-]+){0,4} $/iu;
const isPlace =
  /\b(?:with|at|in|on|onto|into|to|from|near|by|through|inside|over|under|behind|after|before|during|while|holding|around|past|across|like|without|and|his|her|their|morning|takes?)(?: (?:a|an|the|his|her|their|my|its|every|some))?(?: [\p{L}-]+)? $/iu;
/** From here on a product word is taken for the subject even when the prompt introduces something else. */
const surePoints = 14;
const verbAfter = /^(?:es|s)? (?:how|as|the|it|them|him|us|your|now|today|with|online|along|back|up)\b/i;

function candidates(prompt: string, language: Language): Candidate[] {
  const found = kinds.flatMap(({ category, kind, form, words }) => {
    const english = findWords(prompt, words).map((word) => ({ ...word, englishNoun: word.text }));
    const foreign = language === "en" ? [] : findWords(prompt, foreignProducts[kind] ?? "");
    const englishKind = kind.replaceAll("-", " ");
    return [...english, ...foreign.map((word) => ({ ...word, englishNoun: englishKind }))].map(
      ({ text, index, englishNoun }) => ({ category, kind, form, head: text, englishNoun, index }),
    );
  });
  const end = ({ index, head }: Candidate) => index + head.length;
  const whole = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.index <= one.index &&
          end(other) >= end(one) &&
          other.head.length > one.head.length,
      ),
  );
  return joinCompounds(whole.sort((a, b) => a.index - b.index));
}

/** "pizza" + "oven" is an oven: the last noun of a compound says what the thing is. */
function joinCompounds(sorted: Candidate[]): Candidate[] {
  const joined: Candidate[] = [];
  for (const candidate of sorted) {
    const previous = joined.at(-1);
    if (
      previous &&
      previous.index + previous.head.length + 1 === candidate.index &&
      /^[a-z]/i.test(candidate.head)
    ) {
      joined.pop();
      const head = `${previous.head} ${candidate.head}`;
      joined.push({ ...candidate, head, englishNoun: head, index: previous.index });
    } else if (previous?.index !== candidate.index) joined.push(candidate);
  }
  return joined;
}

function score(prompt: string, candidate: Candidate): number {
  const before = prompt.slice(Math.max(0, candidate.index - 70), candidate.index);
  const after = prompt.slice(candidate.index + candidate.head.length);
  if (
    verbAfter.test(after) &&
    /^(?:watch|book|play|drink|travel|show|paint|train|party|match)$/i.test(candidate.head)
  ) {
    return Number.NEGATIVE_INFINITY;
  }
  let points = 10 + candidate.head.split(/[ -]/).length * 3 - candidate.index / 25;
  if (introduces.test(before)) points += 9;
  else if (presents.test(before)) points += 6;
  if (isPlace.test(before) && !introduces.test(before)) points -= 7;
  if (findWords(candidate.head, ambiguous)[0]?.text === candidate.head) points -= 5;
  if (/^(?:s)? (?:called|named)\b/i.test(after)) points += 8;
  if (/^(?:s)? (?:brand|company|line|collection|range|maker)\b/i.test(after)) points += 5;
  return points;
}

const plainAdjectives =
  "mini, smart, tiny, small, big, portable, premium, artisan, artisanal, craft, local, italian, french, japanese, spanish, mexican, thai, indian, korean, swiss, german, turkish, greek, nordic, scandinavian, spicy, crispy, crunchy, creamy, magic, magical, luxury, vintage, retro, classic, modern, minimalist, minimal, new york, neapolitan, belgian, winter, summer, spring, autumn, matte, glossy, cozy, cosy, soft, warm, hot, cold, dark, sour, sweet, salted, raw, pure, baby, dog, cat, kids, men's, women's, weekly, outdoor, indoor, home, garden, ginger, lemon, mango, vanilla, berry, mint, lavender, oat, rooftop, wild, tropical, sparkling, zero-gravity, invisible, second-hand, refurbished, custom, personalised, personalized, online, mountain, trail, city, urban, ancient, floating, underwater, jazz, street, bamboo, cotton, denim, sourdough, community";
const adjectiveEnd =
  /(?:less|able|ible|ful|made|free|proof|based|powered|scented|friendly|roasted|brewed|pressed|baked|inspired|flavou?red)$/i;
const isQuality = (word: string) =>
  word.toLowerCase() in colourWords ||
  adjectiveEnd.test(word) ||
  [plainAdjectives, claimWords, qualityWords].some((list) => findWords(word, list)[0]?.text === word);

/** The qualities right before a noun, at most three words of them. */
function qualitiesBefore(prompt: string, index: number): string {
  const words =
    prompt
      .slice(0, index)
      .match(/(?:[\p{L}'’-]+ ){1,3}$/u)?.[0]
      .trim()
      .split(" ") ?? [];
  let first = words.length;
  while (first > 0 && isQuality(words[first - 1] ?? "")) first--;
  return words.slice(first).join(" ");
}

const guess =
  /\b(?:ad|advert|advertisement|video|spot|commercial|promo|film|reel|teaser|campaign|trailer|introducing|launch of|promote|advertise|sell(?:ing)?)\b(?:[^.!?,]{0,14}?\b(?:for|about|of|promoting))?\s+(?:(?:a|an|the|our|my|your|new|this|some)\s+)*(?<noun>[^,.;:!?"“]+?)(?=\s+(?:that|which|who|with|in|on|at|for|to|from|made|by|called|named|where|when|is|are|as|and|of|so)\b|[,.;:!?"“]|$)/iu;

function guessedNoun(prompt: string): string {
  const noun = guess.exec(prompt)?.groups?.noun?.trim() ?? "";
  return noun.split(/\s+/).slice(-3).join(" ");
}

/** The best candidate, unless the prompt introduces something unknown and all known words come later as scenery. */
function subjectOf(
  prompt: string,
  ranked: { candidate: Candidate; points: number }[],
  guessed: string,
): Candidate | undefined {
  const best = ranked[0];
  if (!best || guessed === "" || best.points >= surePoints) return best?.candidate;
  return best.candidate.index > prompt.indexOf(guessed) + guessed.length ? undefined : best.candidate;
}

/** What a prompt advertises. Of several product words the one that reads as the subject wins, not the scenery. */
export function findProduct(prompt: string, language: Language): FoundProduct {
  const ranked = candidates(prompt, language)
    .map((candidate) => ({ candidate, points: score(prompt, candidate) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points);
  const guessed = language === "en" ? guessedNoun(prompt) : "";
  const best = subjectOf(prompt, ranked, guessed);
  if (!best) {
    const noun = guessed || "product";
    return {
      category: "generic",
      kind: "generic",
      form: "box",
      noun,
      head: noun,
      englishNoun: noun,
      index: Math.max(0, prompt.indexOf(noun)),
      known: false,
    };
  }
  const qualities = language === "en" ? qualitiesBefore(prompt, best.index) : "";
  const lower = (text: string) =>
    /^\p{Lu}\p{Ll}/u.test(text) && language !== "de" ? text.charAt(0).toLowerCase() + text.slice(1) : text;
  const noun = lower(qualities ? `${qualities} ${best.head}` : best.head);
  const englishNoun = qualities ? noun : lower(best.englishNoun);
  return { ...best, head: lower(best.head), noun, englishNoun, known: true };
}
