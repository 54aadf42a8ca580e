import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { GlobalFonts } from "@napi-rs/canvas";
import { StudioError } from "@/domain/errors";

/** Lettering that a brand may be set in. */
export const typefaces = ["inter", "space-grotesk", "playfair-display", "bebas-neue"] as const;
export type Typeface = (typeof typefaces)[number];

type FontPackage = { scope: string; name: string; weight: string };

const faces: Record<Typeface, FontPackage> = {
  inter: { scope: "@fontsource", name: "inter", weight: "800" },
  "space-grotesk": { scope: "@fontsource", name: "space-grotesk", weight: "700" },
  "playfair-display": { scope: "@fontsource", name: "playfair-display", weight: "700" },
  "bebas-neue": { scope: "@fontsource", name: "bebas-neue", weight: "400" },
};

const noto = (name: string): FontPackage => ({ scope: "@fontsource", name, weight: "700" });
const emoji = noto("noto-emoji");
const han = (name: string): FontPackage => ({ scope: "@fontsource-variable", name, weight: "wght" });

/** Kana and Hangul tell which of the three regional drawings of Han characters is meant. */
function fallbacksFor(text: string): FontPackage[] {
  const [jp, kr, sc] = [han("noto-sans-jp"), han("noto-sans-kr"), han("noto-sans-sc")];
  const eastAsian = /[\u3040-\u30ff]/.test(text)
    ? [jp, sc, kr]
    : /\p{Script=Hangul}/u.test(text)
      ? [kr, sc, jp]
      : [sc, jp, kr];
  const others = [
    "noto-sans",
    "noto-sans-arabic",
    "noto-sans-hebrew",
    "noto-sans-thai",
    "noto-sans-devanagari",
  ];
  return [...others.map(noto), ...eastAsian, emoji];
}

type Subset = { name: string; ranges: readonly (readonly [number, number])[] };
const require = createRequire(import.meta.url);
const subsetsByPackage = new Map<string, Subset[]>();

function subsetsOf({ scope, name }: FontPackage): Subset[] {
  const known = subsetsByPackage.get(name);
  if (known) return known;
  const file = join(packageFolder(scope, name), "unicode.json");
  const table = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  const subsets = Object.entries(table).map(([subset, ranges]) => ({
    name: subset.replace(/[[\]]/g, ""),
    ranges: ranges.split(",").map((range) => {
      const [from = "0", to = from] = range.replace("U+", "").split("-");
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    }),
  }));
  subsetsByPackage.set(name, subsets);
  return subsets;
}

function packageFolder(scope: string, name: string): string {
  return dirname(require.resolve(`${scope}/${name}/package.json`));
}

const registered = new Set<string>();

/** A subset gets a family name of its own: Skia would otherwise take the first file of a family for every glyph. */
function register({ scope, name, weight }: FontPackage, subset: string): string {
  const family = `prop-${name}-${subset}`;
  if (registered.has(family)) return family;
  const file = join(packageFolder(scope, name), "files", `${name}-${subset}-${weight}-normal.woff2`);
  if (!GlobalFonts.registerFromPath(file, family))
    throw new StudioError(
      "misconfigured",
      `The font file ${file} cannot be read. Install the packages again.`,
    );
  registered.add(family);
  return family;
}

const stacks = new Map<string, string>();

/** The CSS font families that together draw every character of `text`, registering what is not registered yet. */
export function fontStack(text: string, typeface: Typeface): string {
  const key = `${typeface}/${text}`;
  const known = stacks.get(key);
  if (known) return known;
  const packages = [faces[typeface], ...fallbacksFor(text)];
  const families = new Set<string>();
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    // Packages of scripts claim pictures that their files do not have.
    const isPicture = code > 0x2190 && /\p{Extended_Pictographic}/u.test(character);
    for (const fontPackage of isPicture ? [emoji, ...packages] : packages) {
      const subset = subsetsOf(fontPackage).find(({ ranges }) =>
        ranges.some(([from, to]) => code >= from && code <= to),
      );
      if (!subset) continue;
      families.add(register(fontPackage, subset.name));
      break;
    }
  }
  const stack = [...families].map((family) => `"${family}"`).join(", ");
  stacks.set(key, stack);
  return stack;
}
