import { createRequire } from "node:module";
import bebasNeue from "@fontsource/bebas-neue/unicode.json";
import inter from "@fontsource/inter/unicode.json";
import notoEmoji from "@fontsource/noto-emoji/unicode.json";
import notoSans from "@fontsource/noto-sans/unicode.json";
import notoSansArabic from "@fontsource/noto-sans-arabic/unicode.json";
import notoSansDevanagari from "@fontsource/noto-sans-devanagari/unicode.json";
import notoSansHebrew from "@fontsource/noto-sans-hebrew/unicode.json";
import notoSansThai from "@fontsource/noto-sans-thai/unicode.json";
import playfairDisplay from "@fontsource/playfair-display/unicode.json";
import spaceGrotesk from "@fontsource/space-grotesk/unicode.json";
import notoSansJp from "@fontsource-variable/noto-sans-jp/unicode.json";
import notoSansKr from "@fontsource-variable/noto-sans-kr/unicode.json";
import notoSansSc from "@fontsource-variable/noto-sans-sc/unicode.json";
import { GlobalFonts } from "@napi-rs/canvas";
import type { TextItem } from "@/domain/timeline/cut";
import { loadOwnFont } from "@/media/font/own-font";

/** A font family as carried by a package: one file per subset of Unicode and weight. */
type Family = {
  folder: string;
  /** Unicode ranges by subset, as in CSS: "U+0000-00FF,U+0131". */
  subsets: Readonly<Record<string, string>>;
  /** Thinnest and boldest file; null for one file with a weight axis. */
  weights: { lightest: number; boldest: number } | null;
};

const family = (folder: string, subsets: Family["subsets"], weights: Family["weights"]): Family => ({
  folder: `@fontsource${weights ? "" : "-variable"}/${folder}`,
  subsets,
  weights,
});

const every = { lightest: 100, boldest: 900 };

const brandFamilies: Record<TextItem["font"], Family> = {
  Inter: family("inter", inter, every),
  "Space Grotesk": family("space-grotesk", spaceGrotesk, { lightest: 300, boldest: 700 }),
  "Playfair Display": family("playfair-display", playfairDisplay, { lightest: 400, boldest: 900 }),
  "Bebas Neue": family("bebas-neue", bebasNeue, { lightest: 400, boldest: 400 }),
};

const scripts: Family[] = [
  family("noto-sans", notoSans, every),
  // Its subsets of symbols claim emoji as well.
  family("noto-sans-arabic", { arabic: notoSansArabic.arabic }, every),
  family("noto-sans-hebrew", notoSansHebrew, every),
  family("noto-sans-thai", notoSansThai, every),
  family("noto-sans-devanagari", notoSansDevanagari, every),
];
const japanese = family("noto-sans-jp", notoSansJp, null);
const korean = family("noto-sans-kr", notoSansKr, null);
const chinese = family("noto-sans-sc", notoSansSc, null);
// Its subsets tear sequences such as flags apart; the package has a file with all of them as well.
const emoji = family(
  "noto-emoji",
  { emoji: Object.values(notoEmoji).join() },
  { lightest: 300, boldest: 700 },
);

/** Han characters are drawn differently in each language that writes them: the rest of the text tells which. */
function eastAsian(text: string): Family[] {
  if (/\p{Script=Hiragana}|\p{Script=Katakana}/u.test(text)) return [japanese, chinese, korean];
  return /\p{Script=Hangul}/u.test(text) ? [korean, japanese, chinese] : [chinese, japanese, korean];
}

export type Typeface = {
  /** Value for a canvas font's family: only carried fonts, in the order in which they are tried. */
  families: string;
  /** The text without the characters that none of the fonts can draw. */
  drawable: string;
  /** Names of what was left out, e.g. "Bengali": a note to people instead of empty boxes in the picture. */
  missingScripts: string[];
};

/**
 * Finds and loads the fonts a text needs: one of the maker's own where it has the character, then the brand's font,
 * otherwise its script's.
 */
export function typefaceFor(
  text: string,
  { font, weight, ownFontPath }: { font: TextItem["font"]; weight: number; ownFontPath?: string | undefined },
): Typeface {
  const own = ownFontPath === undefined ? null : loadOwnFont(ownFontPath);
  const order = [brandFamilies[font], ...scripts, ...eastAsian(text), emoji];
  const ranks = new Map<string, number>();
  const missing = new Set<string>();
  let drawable = "";
  for (const character of text) {
    const carried = own?.has(character)
      ? { name: own.name, rank: ownRank }
      : findFile(order, character, weight);
    if (carried) ranks.set(carried.name, carried.rank);
    if (carried || invisible.test(character)) drawable += character;
    else missing.add(scriptOf(character));
  }
  const names = [...ranks].toSorted(([, a], [, b]) => a - b).map(([name]) => `"${name}"`);
  return {
    families: names.join(", "),
    drawable: drawable.replace(/ {2,}/g, " ").trim(),
    missingScripts: [...missing],
  };
}

/** Before all carried fonts. */
const ownRank = -1;

/** Joiners, marks that choose a form, and line breaks need no glyph of their own. */
const invisible = /[\s\p{Cf}\p{Mn}\p{Variation_Selector}]/u;

function findFile(
  order: readonly Family[],
  character: string,
  weight: number,
): { name: string; rank: number } | null {
  if (invisible.test(character)) return null;
  const codePoint = character.codePointAt(0) ?? 0;
  for (const [rank, candidate] of order.entries()) {
    for (const [subset, ranges] of Object.entries(candidate.subsets)) {
      if (parsed(ranges).some(([first, last]) => first <= codePoint && codePoint <= last)) {
        return { name: load(candidate, subset, weight), rank };
      }
    }
  }
  return null;
}

const parsedRanges = new Map<string, [number, number][]>();

function parsed(ranges: string): [number, number][] {
  const known = parsedRanges.get(ranges);
  if (known) return known;
  const pairs = ranges.split(",").map((range): [number, number] => {
    const [first = "0", last = first] = range.replace("U+", "").split("-");
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
  parsedRanges.set(ranges, pairs);
  return pairs;
}

const packages = createRequire(import.meta.url);
const loaded = new Set<string>();

/** Every file is a family of its own: of several files in one family only a single one would be used. */
function load({ folder, subsets, weights }: Family, subset: string, weight: number): string {
  const packageName = folder.slice(folder.indexOf("/") + 1);
  const weightName = weights ? clamp(weight, weights.lightest, weights.boldest) : "wght";
  const fileName = `${packageName}-${subset.replace(/[[\]]/g, "")}-${weightName}-normal`;
  if (subsets[subset] && !loaded.has(fileName)) {
    GlobalFonts.registerFromPath(packages.resolve(`${folder}/files/${fileName}.woff2`), fileName);
    loaded.add(fileName);
  }
  return fileName;
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

const scriptNames = [
  ...["Bengali", "Tamil", "Telugu", "Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Sinhala", "Oriya"],
  ...["Khmer", "Lao", "Myanmar", "Tibetan", "Mongolian", "Georgian", "Armenian", "Ethiopic", "Cherokee"],
  ...["Syriac", "Thaana", "Javanese", "Balinese", "Runic", "Gothic", "Han"],
];

function scriptOf(character: string): string {
  return scriptNames.find((name) => new RegExp(`\\p{Script=${name}}`, "u").test(character)) ?? "Symbols";
}
