import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { PixelSize } from "@/domain/media/format";
import type { TextItem } from "@/domain/timeline/cut";
import { safeArea } from "@/domain/timeline/safe-area";
import { styleOf, type TextStyle } from "@/domain/timeline/text-style";
import { typefaceFor } from "./fonts";
import { wrapText } from "./wrap-text";

export type TextContent = Pick<
  TextItem,
  "text" | "role" | "position" | "animation" | "font" | "colour" | "accent" | "place" | "size" | "surface"
>;

/** Text broken into lines at a size that fits; all lengths in pixels. */
export type TextLayout = {
  style: TextStyle;
  families: string;
  direction: "ltr" | "rtl";
  trackingPixels: number;
  fontPixels: number;
  lines: { text: string; width: number }[];
  linePixels: number;
  /** The block with its surface, without the room its shadow needs. */
  size: PixelSize;
  missingScripts: string[];
};

/** Below this share of the picture nobody reads it on a phone: words are broken instead. */
const smallestShare = 0.026;
/** Steps in which the size shrinks until the text fits. */
const shrink = 0.94;

/** Finds fonts, size and line breaks for a text in a picture: as large as its role allows and its place has room. */
export function layoutText(content: TextContent, picture: PixelSize): TextLayout {
  const style = styleOf(content);
  const typeface = typefaceFor(
    style.uppercase ? upper(content.text) : content.text,
    content.font,
    style.weight,
  );
  const context = createCanvas(8, 8).getContext("2d");
  const shared = {
    style,
    families: typeface.families,
    direction: directionOf(typeface.drawable),
    missingScripts: typeface.missingScripts,
  };
  const safe = safeArea(picture);
  const side = Math.min(picture.width, picture.height);
  const smallestPixels = side * smallestShare;
  const layoutAt = (fontPixels: number) => {
    const trackingPixels = tracksLetters(typeface.drawable) ? style.tracking * fontPixels : 0;
    setFont(context, { ...shared, fontPixels, trackingPixels });
    const room = Math.min(safe.width, side * 1.1) - 2 * paddingOf(style, fontPixels).x;
    const measure = (line: string) =>
      Math.max(0, context.measureText(line).width - Math.max(0, trackingPixels));
    const breakWords = fontPixels * shrink < smallestPixels;
    const lines = wrapText(typeface.drawable, { maxWidth: room, measure, breakWords }).map((text) => ({
      text,
      width: measure(text),
    }));
    return { fontPixels, trackingPixels, lines, tooWide: lines.some(({ width }) => width > room) };
  };
  let fontPixels = side * style.largest;
  let fitted = layoutAt(fontPixels);
  const tooLarge = () =>
    fitted.tooWide || (fitted.lines.length > style.maxLines && fontPixels > side * style.smallest);
  while (tooLarge() && fontPixels * shrink >= smallestPixels) {
    fontPixels *= shrink;
    fitted = layoutAt(fontPixels);
  }
  return { ...shared, ...measureBlock(style, fitted) };
}

function measureBlock(style: TextStyle, fitted: Pick<TextLayout, "fontPixels" | "trackingPixels" | "lines">) {
  const { fontPixels, trackingPixels, lines } = fitted;
  const padding = paddingOf(style, fontPixels);
  const linePixels = fontPixels * style.lineHeight;
  const width = Math.max(0, ...lines.map((line) => line.width)) + 2 * padding.x;
  const size = { width: Math.ceil(width), height: Math.ceil(lines.length * linePixels + 2 * padding.y) };
  return { fontPixels, trackingPixels, lines, linePixels, size };
}

/** Room between the text and the edge of its surface. */
export function paddingOf({ surface }: TextStyle, fontPixels: number): { x: number; y: number } {
  if (surface === "outline") return { x: fontPixels * 0.08, y: fontPixels * 0.04 };
  return surface === "pill"
    ? { x: fontPixels * 0.9, y: fontPixels * 0.42 }
    : { x: fontPixels * 0.5, y: fontPixels * 0.26 };
}

export function setFont(
  context: SKRSContext2D,
  font: Pick<TextLayout, "families" | "direction" | "fontPixels" | "trackingPixels" | "style">,
): void {
  // The files carry the weight: asked for a bold face, Skia would embolden them once more.
  context.font = `${font.fontPixels}px ${font.families || "sans-serif"}`;
  context.fontVariationSettings = `'wght' ${font.style.weight}`;
  context.letterSpacing = `${font.trackingPixels}px`;
  context.direction = font.direction;
  context.textBaseline = "alphabetic";
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** As the Unicode bidirectional algorithm: the first letter decides. */
function directionOf(text: string): "ltr" | "rtl" {
  const first = /\p{L}/u.exec(text)?.[0];
  return first && rightToLeft.test(first) ? "rtl" : "ltr";
}

/** Letters of other scripts join or carry marks: space between them would tear words apart. */
const tracksLetters = (text: string) =>
  !/[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]/u.test(text);

/** German sharp s has no capital that brands use. */
const upper = (text: string) => text.replace(/[^ß]+/g, (part) => part.toUpperCase());
