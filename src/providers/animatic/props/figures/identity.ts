import type { SceneSubject } from "@/domain/picture/scene-spec";
import { createRandom, type Random } from "@/domain/random";
import { mix, parseHex, type Rgb } from "@/providers/animatic/props/colour";

/** Half widths in tenths of a head, and factors. */
export type Build = { shoulders: number; waist: number; hips: number; legs: number; head: number };

export type HairStyle =
  | "crop"
  | "side-part"
  | "curls"
  | "bob"
  | "long"
  | "ponytail"
  | "bun"
  | "bald"
  | "scarf"
  | "cap";
export type Top = "tee" | "shirt" | "sweater" | "jacket" | "dress";
export type Bottom = "trousers" | "shorts" | "skirt";

/** How a person looks in every shot, whatever the pose. */
export type Identity = {
  build: Build;
  skin: Rgb;
  hair: Rgb;
  hairStyle: HairStyle;
  beard: boolean;
  glasses: boolean;
  top: Top;
  bottom: Bottom;
  topColour: Rgb;
  innerColour: Rgb;
  bottomColour: Rgb;
  shoeColour: Rgb;
};

const skins = ["#f6d3bd", "#ecbc98", "#d79d73", "#b97a52", "#8d5a3b", "#5f3b28"] as const;
const hairs = ["#2a211f", "#3d2a22", "#5c3b27", "#8a5a34", "#c08b4c", "#1f2230", "#7a3524"] as const;

const feminineStyles = ["bob", "long", "ponytail", "bun", "curls", "long"] as const;
const masculineStyles = ["crop", "side-part", "curls", "crop", "side-part"] as const;

const feminineTops = ["tee", "shirt", "sweater", "jacket", "dress"] as const;
const masculineTops = ["tee", "shirt", "sweater", "jacket"] as const;

function isFeminine(words: string, random: Random): boolean {
  if (
    /\b(woman|girl|mother|mum|mom|she|her|lady|daughter|grandmother|actress|waitress|sister|bride|queen)\b/.test(
      words,
    )
  )
    return true;
  if (/\b(man|boy|father|dad|he|his|gentleman|son|grandfather|brother|king|guy)\b/.test(words)) return false;
  return random.next() < 0.5;
}

const namedStyles: readonly (readonly [RegExp, HairStyle])[] = [
  [/bald|shaved/, "bald"],
  [/headscarf|hijab/, "scarf"],
  [/\bcap\b|\bhat\b|beanie/, "cap"],
  [/curl|afro/, "curls"],
  [/ponytail/, "ponytail"],
  [/\bbun\b/, "bun"],
  [/\bbob\b/, "bob"],
  [/long hair/, "long"],
  [/short hair/, "crop"],
];

const namedHairs: readonly (readonly [RegExp, string])[] = [
  [/grey|gray|silver|white hair|elder|old|senior|grand/, "#c9c6c4"],
  [/blond/, "#d9b06a"],
  [/red hair|ginger|redhead/, "#b4552d"],
  [/black hair/, "#1f1b1e"],
  [/brown hair|brunette/, "#5c3b27"],
];

const namedTops: readonly (readonly [RegExp, Top])[] = [
  [/dress|gown/, "dress"],
  [/jacket|coat|suit|blazer/, "jacket"],
  [/sweater|hoodie|knit|pullover/, "sweater"],
  [/shirt|blouse/, "shirt"],
  [/runner|athlete|gym|sport|tee\b/, "tee"],
];

function named<Value>(list: readonly (readonly [RegExp, Value])[], words: string): Value | undefined {
  return list.find(([pattern]) => pattern.test(words))?.[1];
}

const childish = /\b(child|kid|boy|girl|toddler|son|daughter)\b/;

function buildOf(words: string, feminine: boolean, random: Random): Build {
  const width = random.between(0.94, 1.06);
  if (childish.test(words)) return { shoulders: 6.6, waist: 5, hips: 5.4, legs: 0.86, head: 1.2 };
  return feminine
    ? { shoulders: 7.1 * width, waist: 4.7 * width, hips: 6.5 * width, legs: 1, head: 1 }
    : { shoulders: 8.5 * width, waist: 6.1 * width, hips: 6.3 * width, legs: 1.01, head: 1 };
}

type Clothing = Pick<
  Identity,
  "top" | "bottom" | "topColour" | "innerColour" | "bottomColour" | "shoeColour"
>;

function clothingOf(
  subject: SceneSubject,
  wearer: { words: string; feminine: boolean; random: Random },
): Clothing {
  const { words, feminine, random } = wearer;
  const [first, second, third] = subject.colours.map(parseHex);
  const topColour = first ?? [90, 110, 140];
  const bottomColour = second ?? mix(topColour, [36, 40, 58], 0.78);
  const top = random.pick(feminine ? feminineTops : masculineTops);
  const skirted = feminine && random.next() < 0.25;
  return {
    top: named(namedTops, words) ?? top,
    bottom: /shorts|runner|athlete/.test(words) ? "shorts" : skirted ? "skirt" : "trousers",
    topColour,
    innerColour: third ?? mix(topColour, [255, 252, 246], 0.82),
    bottomColour,
    shoeColour: third ?? mix(bottomColour, [250, 248, 244], 0.86),
  };
}

export function identityOf(subject: SceneSubject): Identity {
  const random = createRandom(subject.identitySeed).fork("person");
  const words = `${subject.name} ${subject.marks.join(" ")} ${subject.materials.join(" ")}`.toLowerCase();
  const feminine = isFeminine(words, random.fork("build"));
  const look = random.fork("look");
  const skin = parseHex(look.pick(skins));
  const hair = parseHex(look.pick(hairs));
  const hairStyle = look.pick(feminine ? feminineStyles : masculineStyles);
  const grownBeard = look.next() < 0.35 && !feminine && !childish.test(words);
  const wearsGlasses = look.next() < 0.12;
  const namedHair = named(namedHairs, words);
  return {
    build: buildOf(words, feminine, random.fork("size")),
    skin,
    hair: namedHair ? parseHex(namedHair) : hair,
    hairStyle: named(namedStyles, words) ?? hairStyle,
    beard: /beard/.test(words) || grownBeard,
    glasses: /glasses|spectacles/.test(words) || wearsGlasses,
    ...clothingOf(subject, { words, feminine, random: random.fork("clothes") }),
  };
}
