import type { PixelSize } from "@/domain/media/format";
import type { OverlayItem } from "./cut";
import { type FittedText, paddingOf } from "./fit-text";
import { placeInPicture } from "./safe-area";
import type { TextStyle } from "./text-style";

/** Text broken into lines at a size that fits, as it is painted; all lengths in pixels of the picture. */
export type TextBlock = FittedText & {
  style: TextStyle;
  direction: "ltr" | "rtl";
  linePixels: number;
  /** The block with its surface, without the room its shadow needs. */
  size: PixelSize;
};

/** The block that fitted lines make, with the room that their surface takes. */
export function blockOf(
  fitted: FittedText,
  { style, direction }: Pick<TextBlock, "style" | "direction">,
): TextBlock {
  const { fontPixels, trackingPixels, lines } = fitted;
  const padding = paddingOf(style, fontPixels);
  const linePixels = fontPixels * style.lineHeight;
  const width = Math.max(0, ...lines.map((line) => line.width)) + 2 * padding.x;
  const size = { width: Math.ceil(width), height: Math.ceil(lines.length * linePixels + 2 * padding.y) };
  return { style, direction, fontPixels, trackingPixels, lines, linePixels, size };
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** As the Unicode bidirectional algorithm: the first letter decides. */
export function directionOf(text: string): "ltr" | "rtl" {
  const first = /\p{L}/u.exec(text)?.[0];
  return first && rightToLeft.test(first) ? "rtl" : "ltr";
}

/** Shadows and outlines reach this far beyond a block, as a share of the font's size. */
const bleed = 0.42;

/** Room around a block for its shadow, in whole pixels. */
export const bleedOf = ({ fontPixels }: Pick<TextBlock, "fontPixels">): number =>
  Math.ceil(fontPixels * bleed);

/** A picture begins on even pixels, as 4:2:0 needs: with its margin, a block may stand one pixel beside its place. */
export const originOf = (place: number, margin: number): number => place - 2 * Math.round(margin / 2);

/** The top left corner of something over the picture, without its margin, to the pixel. */
export function cornerOf(
  picture: PixelSize,
  overlay: Pick<OverlayItem, "position" | "place">,
  { size, margin }: { size: PixelSize; margin: number },
): { left: number; top: number } {
  const place = placeInPicture(picture, size, overlay);
  return { left: originOf(place.left, margin) + margin, top: originOf(place.top, margin) + margin };
}
