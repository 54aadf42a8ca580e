import type { PixelSize } from "@/domain/media/format";
import { safeArea } from "./safe-area";
import type { TextStyle } from "./text-style";
import { wrapText } from "./wrap-text";

/** Text broken into lines at a size that fits; lengths in pixels of the picture. */
export type FittedText = {
  fontPixels: number;
  trackingPixels: number;
  lines: { text: string; width: number }[];
};

/** Below this share of the picture nobody reads it on a phone: words are broken instead. */
const smallestShare = 0.026;
/** Steps in which the size shrinks until the text fits. */
const shrink = 0.94;

/** Finds size and line breaks of a text in a picture: as large as its role allows and its place has room. */
export function fitText(
  text: string,
  {
    style,
    picture,
    tracked,
    measureAt,
  }: {
    style: TextStyle;
    picture: PixelSize;
    /** Whether letters may have space between them. */
    tracked: boolean;
    /** How wide a line is with a font of this size; renderer and preview each measure with what they draw with. */
    measureAt(font: { fontPixels: number; trackingPixels: number }): (line: string) => number;
  },
): FittedText {
  const side = Math.min(picture.width, picture.height);
  const smallestPixels = side * smallestShare;
  const safe = safeArea(picture);
  const layoutAt = (fontPixels: number) => {
    const trackingPixels = tracked ? style.tracking * fontPixels : 0;
    const width = measureAt({ fontPixels, trackingPixels });
    const room = Math.min(safe.width, side * 1.1) - 2 * paddingOf(style, fontPixels).x;
    const measure = (line: string) => Math.max(0, width(line) - Math.max(0, trackingPixels));
    const breakWords = fontPixels * shrink < smallestPixels;
    const lines = wrapText(text, { maxWidth: room, measure, breakWords }).map((line) => ({
      text: line,
      width: measure(line),
    }));
    return { fontPixels, trackingPixels, lines, tooWide: lines.some((line) => line.width > room) };
  };
  let fontPixels = side * style.largest;
  let fitted = layoutAt(fontPixels);
  const tooLarge = () =>
    fitted.tooWide || (fitted.lines.length > style.maxLines && fontPixels > side * style.smallest);
  while (tooLarge() && fontPixels * shrink >= smallestPixels) {
    fontPixels *= shrink;
    fitted = layoutAt(fontPixels);
  }
  const { trackingPixels, lines } = fitted;
  return { fontPixels: fitted.fontPixels, trackingPixels, lines };
}

/** Room between the text and the edge of its surface. */
export function paddingOf({ surface }: TextStyle, fontPixels: number): { x: number; y: number } {
  if (surface === "outline") return { x: fontPixels * 0.08, y: fontPixels * 0.04 };
  return surface === "pill"
    ? { x: fontPixels * 0.9, y: fontPixels * 0.42 }
    : { x: fontPixels * 0.5, y: fontPixels * 0.26 };
}

/** Letters of other scripts join or carry marks: space between them would tear words apart. */
export const tracksLetters = (text: string): boolean =>
  !/[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]/u.test(text);

/** German sharp s has no capital that brands use. */
export const inCapitals = (text: string): string => text.replace(/[^ß]+/g, (part) => part.toUpperCase());
