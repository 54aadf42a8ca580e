import { boxColours, luminance, readableOn } from "./contrast";
import type { TextItem } from "./cut";
import { paddingOf } from "./fit-text";
import type { TextBlock } from "./text-block";

/** What painting needs of a canvas: the renderer's and the browser's both have it, so that both paint the same. */
export type TextCanvas = {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineJoin: string;
  shadowColor: string;
  shadowBlur: number;
  shadowOffsetY: number;
  save(): void;
  restore(): void;
  beginPath(): void;
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
  fill(): void;
  stroke(): void;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
};

type Colours = Pick<TextItem, "colour" | "accent">;

/**
 * Paints a block with its top left corner at the origin, showing the first `visible` characters of its text, in the font
 * that the canvas is set to.
 *
 * @param pixelsPerUnit How many pixels of the canvas a pixel of the film takes: canvases do not scale shadows.
 */
export function paintText(
  context: TextCanvas,
  layout: TextBlock,
  { content, visible, pixelsPerUnit = 1 }: { content: Colours; visible: number; pixelsPerUnit?: number },
): void {
  const shadow = { pixelsPerUnit };
  const colour = paintSurface(context, layout, { content, ...shadow });
  const lines = [...visibleLines(layout, visible)];
  if (layout.style.surface === "outline") {
    paintOutline(context, layout, { lines, edge: outlineOf(colour), ...shadow });
  }
  context.fillStyle = colour;
  for (const line of lines) context.fillText(line.text, line.x, line.y);
}

/** Draws what lies under the text and returns the colour in which it can be read there. */
function paintSurface(
  context: TextCanvas,
  { style, size, fontPixels }: TextBlock,
  { content, pixelsPerUnit }: { content: Colours; pixelsPerUnit: number },
): string {
  if (style.surface === "outline") return content.colour;
  if (style.surface === "box") {
    const { text, box } = boxColours(content.colour);
    context.fillStyle = box;
    context.beginPath();
    context.roundRect(0, 0, size.width, size.height, fontPixels * 0.34);
    context.fill();
    return text;
  }
  context.save();
  context.shadowColor = "rgba(0, 0, 0, 0.38)";
  context.shadowBlur = fontPixels * 0.4 * pixelsPerUnit;
  context.shadowOffsetY = fontPixels * 0.1 * pixelsPerUnit;
  context.fillStyle = content.accent;
  context.beginPath();
  context.roundRect(0, 0, size.width, size.height, Math.min(size.height / 2, fontPixels * 1.1));
  context.fill();
  context.restore();
  // The accent is often the product's own colour: an edge keeps the button apart from it.
  const text = readableOn(content.accent);
  context.strokeStyle = `${text}59`;
  context.lineWidth = fontPixels * 0.05;
  context.stroke();
  return text;
}

type Line = { text: string; x: number; y: number };

/** A dark or light edge, the opposite of the text, so that it stands out over every picture, and a soft shadow behind. */
function paintOutline(
  context: TextCanvas,
  { fontPixels }: TextBlock,
  { lines, edge, pixelsPerUnit }: { lines: readonly Line[]; edge: string; pixelsPerUnit: number },
) {
  context.save();
  context.lineJoin = "round";
  context.lineWidth = fontPixels * 0.05 + 2;
  context.strokeStyle = `rgba(${edge}, 0.85)`;
  context.shadowColor = `rgba(${edge}, 0.75)`;
  context.shadowBlur = fontPixels * 0.36 * pixelsPerUnit;
  context.shadowOffsetY = fontPixels * 0.05 * pixelsPerUnit;
  for (const line of lines) context.strokeText(line.text, line.x, line.y);
  context.restore();
}

const outlineOf = (colour: string) => (luminance(colour) > 0.2 ? "8, 8, 12" : "255, 255, 255");

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export const countGraphemes = (text: string) => [...graphemes.segment(text)].length;

/** Lines stay where the whole text puts them, from the side on which reading starts: typing must not move them. */
function* visibleLines(layout: TextBlock, visible: number): Generator<Line> {
  const { lines, size, style, fontPixels, linePixels, direction } = layout;
  const padding = paddingOf(style, fontPixels);
  const rtl = direction === "rtl";
  let left = visible;
  for (const [index, line] of lines.entries()) {
    const characters = [...graphemes.segment(line.text)].map(({ segment }) => segment);
    const text = characters.slice(0, left).join("");
    left = Math.max(0, left - characters.length);
    if (text === "") return;
    const start = (size.width - line.width) / 2;
    // The baseline that centres capitals and descenders alike in the line.
    const y = padding.y + linePixels * index + linePixels / 2 + fontPixels * 0.35;
    yield { text, x: rtl ? size.width - start : start, y };
  }
}
