import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { PixelSize } from "@/domain/media/format";
import type { TextItem } from "@/domain/timeline/cut";
import { fitText, inCapitals, tracksLetters } from "@/domain/timeline/fit-text";
import { blockOf, directionOf, type TextBlock } from "@/domain/timeline/text-block";
import { styleOf } from "@/domain/timeline/text-style";
import { typefaceFor } from "./fonts";

export type TextContent = Pick<
  TextItem,
  "text" | "role" | "position" | "animation" | "font" | "colour" | "accent" | "place" | "size" | "surface"
> & {
  /** File of a font that is tried before all carried ones. */
  ownFontPath?: string;
};

/** Text broken into lines at a size that fits, and the fonts that it is drawn in. */
export type TextLayout = TextBlock & { families: string; missingScripts: string[] };

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
  return { ...shared, ...blockOf(fitted, shared) };
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
