import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { PixelSize } from "@/domain/media/format";
import type { TextItem } from "@/domain/timeline/cut";
import { fitText, inCapitals, paddingOf, tracksLetters } from "@/domain/timeline/fit-text";
import { styleOf, type TextStyle } from "@/domain/timeline/text-style";
import { typefaceFor } from "./fonts";

export type TextContent = Pick<
  TextItem,
  "text" | "role" | "position" | "animation" | "font" | "colour" | "accent" | "place" | "size" | "surface"
> & {
  /** File of a font that is tried before all carried ones. */
  ownFontPath?: string;
};

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

/** Finds fonts, size and line breaks for a text in a picture: as large as its role allows and its place has room. */
export function layoutText(content: TextContent, picture: PixelSize): TextLayout {
  const style = styleOf(content);
  const typeface = typefaceFor(style.uppercase ? inCapitals(content.text) : content.text, {
    font: content.font,
    weight: style.weight,
    ownFontPath: content.ownFontPath,
  });
  const context = createCanvas(8, 8).getContext("2d");
  const shared = {
    style,
    families: typeface.families,
    direction: directionOf(typeface.drawable),
    missingScripts: typeface.missingScripts,
  };
  const fitted = fitText(typeface.drawable, {
    style,
    picture,
    tracked: tracksLetters(typeface.drawable),
    measureAt(font) {
      setFont(context, { ...shared, ...font });
      return (line) => context.measureText(line).width;
    },
  });
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
