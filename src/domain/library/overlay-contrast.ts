import { boxColours, luminance, readableOn } from "@/domain/timeline/contrast";

/** Contrast of two colours as WCAG 2 defines it, from 1 to 21. */
export function contrastRatio(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** What WCAG 2 asks of text at AA: of large text, and of all other. */
export const leastContrast = { large: 3, usual: 4.5 } as const;

export type ContrastCheck = {
  /** What is read where: "Headlines on #1f4d3a". */
  what: string;
  text: string;
  background: string;
  ratio: number;
  /** What to know or do about it; null when it can be read. */
  warning: string | null;
};

/** The colour of the box under a line at its worst, as `boxColours` draws it over white or black. */
const boxAtItsWorst = { dark: "#3d3d40", light: "#e6e6e6" } as const;

/** A ratio for people, rounded down: what is just too little must not look like enough. */
export const contrastText = (ratio: number) => `${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1`;

/** How the texts of a brand can be read on what they are drawn on, the least readable first. */
export function overlayContrasts({
  colours,
  textColour,
}: {
  colours: readonly string[];
  textColour: string;
}): ContrastCheck[] {
  const [accent] = colours;
  const checks = [
    boxCheck(textColour),
    ...(accent ? [buttonCheck(accent)] : []),
    ...[...new Set(colours)].map((background) => headlineCheck(textColour, background)),
  ];
  return checks.toSorted((a, b) => a.ratio - b.ratio);
}

function headlineCheck(text: string, background: string): ContrastCheck {
  const ratio = contrastRatio(text, background);
  const isReadable = ratio >= leastContrast.large;
  const warning = `Headlines over ${background} reach ${contrastText(ratio)}; large text needs ${leastContrast.large} : 1. Only their outline keeps them apart: choose a lighter or darker text colour.`;
  return {
    what: `Headlines on ${background}`,
    text,
    background,
    ratio,
    warning: isReadable ? null : warning,
  };
}

function boxCheck(text: string): ContrastCheck {
  const { text: drawn } = boxColours(text);
  const background = luminance(drawn) <= 0.12 ? boxAtItsWorst.light : boxAtItsWorst.dark;
  const ratio = contrastRatio(text, background);
  const warning = `Lines in a box would reach ${contrastText(ratio)} in this colour and need ${leastContrast.usual} : 1, so they are drawn in white.`;
  return { what: "Lines in a box", text: drawn, background, ratio, warning: drawn === text ? null : warning };
}

/** Buttons take black or white, whichever is read best. */
function buttonCheck(background: string): ContrastCheck {
  const text = readableOn(background);
  return { what: "Buttons", text, background, ratio: contrastRatio(text, background), warning: null };
}
