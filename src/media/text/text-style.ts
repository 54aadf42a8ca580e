import type { TextItem } from "@/domain/timeline/cut";

/** How the text of a role looks. Lengths are shares of the font's size, sizes shares of the picture's shorter side. */
export type TextStyle = {
  weight: number;
  largest: number;
  smallest: number;
  maxLines: number;
  lineHeight: number;
  /** Space between letters; only scripts with separate letters can have it. */
  tracking: number;
  uppercase: boolean;
  surface: "outline" | "box" | "pill";
};

const styles: Record<TextItem["role"], TextStyle> = {
  hook: {
    ...{ weight: 800, largest: 0.118, smallest: 0.062, maxLines: 3, lineHeight: 1.06 },
    ...{ tracking: -0.018, uppercase: false, surface: "outline" },
  },
  body: {
    ...{ weight: 600, largest: 0.061, smallest: 0.044, maxLines: 3, lineHeight: 1.3 },
    ...{ tracking: 0, uppercase: false, surface: "box" },
  },
  brand: {
    ...{ weight: 700, largest: 0.05, smallest: 0.036, maxLines: 2, lineHeight: 1.25 },
    ...{ tracking: 0.2, uppercase: true, surface: "outline" },
  },
  cta: {
    ...{ weight: 700, largest: 0.064, smallest: 0.042, maxLines: 2, lineHeight: 1.2 },
    ...{ tracking: 0, uppercase: false, surface: "pill" },
  },
};

/**
 * The style of a text: its role's, with the size and surface that its maker chose. Bebas Neue is narrow and has capitals
 * only: it takes more size and no negative tracking.
 */
export function styleOf({
  role,
  font,
  size = 1,
  surface,
}: Pick<TextItem, "role" | "font" | "size" | "surface">): TextStyle {
  const known = styles[role];
  const style = {
    ...known,
    ...{ largest: known.largest * size, smallest: known.smallest * size },
    surface: surface ?? known.surface,
  };
  if (font !== "Bebas Neue") return style;
  return {
    ...style,
    ...{ uppercase: true, tracking: Math.max(0.01, style.tracking) },
    ...{ largest: style.largest * 1.3, smallest: style.smallest * 1.2 },
  };
}
