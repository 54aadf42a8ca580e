/** Colours towards which a palette can lean. */
const leanings = {
  warm: "#f0a058",
  cool: "#5a8fc0",
  deep: "#14161c",
  pale: "#f6f1e6",
} as const;
export type Leaning = keyof typeof leanings;

/** A colour on the way to another: share 0 is the first, 1 the second. Both as #rrggbb. */
export function mixColours(colour: string, towards: string, share: number): string {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(1 + 2 * at, 3 + 2 * at), 16);
  return `#${[0, 1, 2]
    .map((at) => Math.round(channel(colour, at) * (1 - share) + channel(towards, at) * share))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("")}`;
}

/** The palette, leaning a way by a share; the first `kept` colours, usually those of a brand, stay what they are. */
export function leanPalette(
  palette: readonly string[],
  { leaning, share, kept }: { leaning: Leaning; share: number; kept: number },
): string[] {
  return palette.map((colour, index) =>
    index < kept ? colour : mixColours(colour, leanings[leaning], share),
  );
}
