import type { Path2D } from "@napi-rs/canvas";
import { css, inkOn, mix, type Rgb, white } from "@/providers/animatic/props/colour";
import { type Kit, tone } from "@/providers/animatic/props/kit";
import { letter, typefaceOf } from "@/providers/animatic/props/lettering";
import { drawEmblem, emblemOf, houseEmblem } from "@/providers/animatic/props/marks";
import {
  type Across,
  cylinderPaint,
  fillFlat,
  rounded,
  type Span,
  within,
} from "@/providers/animatic/props/surface";

const cream: Rgb = [250, 246, 238];

/** The paper a label is printed on: the accent where it stands out, else cream or the body's deep tone. */
export function panelColour(kit: Kit): Rgb {
  const candidates = [kit.accent, cream, mix(kit.body, [20, 20, 26], 0.75)];
  const apart = (colour: Rgb) =>
    Math.hypot(colour[0] - kit.body[0], colour[1] - kit.body[1], colour[2] - kit.body[2]);
  return candidates.find((colour) => apart(colour) > 95) ?? cream;
}

export type LabelLook = {
  /** Where emblem and lettering go. */
  span: Span;
  /** The colour they are printed on. */
  ground: Rgb;
  /** The extent of the round surface, to shade the print with it; absent on flat surfaces. */
  across?: Across;
  maxSize?: number;
  maxLines?: number;
  ink?: Rgb;
  /** No small line of print under the name: for tiny areas. */
  bare?: boolean;
};

/** Prints emblem, name and a line of small print, following the curve's light. */
export function printLabel(kit: Kit, look: LabelLook): void {
  const { span, ground, across } = look;
  const ink = look.ink ?? inkOn(ground, [kit.accent, kit.body, kit.third]);
  const paint = across ? cylinderPaint(kit, ink, { ...across, finish: "matte" }) : css(tone(kit, ink, 0));
  const { text, emblem } = arrange(kit, span);
  if (emblem) drawEmblem(kit, emblem.path, { ...emblem, ink: paint });
  if (kit.label === "") return;
  const smallPrint = !look.bare && text.height > span.width * 0.34;
  const name = smallPrint ? { ...text, height: text.height * 0.76 } : text;
  const maxSize = look.maxSize ?? span.width * 0.42;
  letter(kit, kit.label, {
    span: name,
    ink: paint,
    typeface: typefaceOf(kit),
    maxLines: look.maxLines ?? 3,
    maxSize,
  });
  if (smallPrint) {
    const below = { ...text, y: text.y + name.height, height: name.height * 0.3 };
    printSmall(kit, below, css(tone(kit, ink, 0), 0.55));
  }
}

type Arrangement = { text: Span; emblem: { path: Path2D; cx: number; cy: number; r: number } | null };

/** A wide area has the emblem beside the name, any other above it; without a name the emblem stands alone. */
function arrange(kit: Kit, span: Span): Arrangement {
  const { x, y, width, height } = span;
  const path = emblemOf(kit) ?? (kit.label === "" ? houseEmblem(kit) : null);
  if (!path) return { text: span, emblem: null };
  if (kit.label === "") {
    const r = Math.min(width, height) * 0.32;
    return { text: span, emblem: { path, cx: x + width / 2, cy: y + height / 2, r } };
  }
  if (width > height * 2.2) {
    const text = { ...span, x: x + height * 1.1, width: width - height * 1.1 };
    return { text, emblem: { path, cx: x + height / 2, cy: y + height / 2, r: height * 0.42 } };
  }
  const side = Math.min(height * 0.42, width * 0.42);
  const text = { ...span, y: y + side, height: height - side };
  return { text, emblem: { path, cx: x + width / 2, cy: y + side / 2, r: side * 0.42 } };
}

/** Greeked text: lines too small to read, as on any real packaging seen from this far. */
function printSmall(kit: Kit, span: Span, ink: string): void {
  const { ctx } = kit;
  ctx.fillStyle = ink;
  const thickness = Math.min(span.height * 0.14, span.width * 0.035);
  for (const [index, share] of [0.56, 0.38].entries()) {
    ctx.beginPath();
    const y = span.y + span.height * (0.35 + index * 0.42);
    ctx.roundRect(span.x + (span.width * (1 - share)) / 2, y, span.width * share, thickness, thickness / 2);
    ctx.fill();
  }
}

/** A glued-on label of its own colour around a round body, cut by the body's outline. */
export function wrapLabel(
  kit: Kit,
  body: Path2D,
  look: { span: Span; across: Across; colour?: Rgb; sag?: number },
): void {
  const colour = look.colour ?? panelColour(kit);
  const { span, across } = look;
  const sag = look.sag ?? 1.2;
  within(kit, body, () => {
    kit.ctx.fillStyle = cylinderPaint(kit, colour, { ...across, finish: "matte" });
    kit.ctx.beginPath();
    kit.ctx.moveTo(span.x, span.y);
    kit.ctx.quadraticCurveTo(span.x + span.width / 2, span.y + sag * 2, span.x + span.width, span.y);
    kit.ctx.lineTo(span.x + span.width, span.y + span.height);
    kit.ctx.quadraticCurveTo(
      span.x + span.width / 2,
      span.y + span.height + sag * 2,
      span.x,
      span.y + span.height,
    );
    kit.ctx.fill();
  });
  const inset = span.width * 0.13;
  printLabel(kit, {
    span: {
      x: span.x + inset,
      y: span.y + sag + span.height * 0.12,
      width: span.width - inset * 2,
      height: span.height * 0.78,
    },
    ground: colour,
    across,
  });
}

/** A small plate with the name, for things that carry no label: a badge, a tag, an engraving. */
export function plate(kit: Kit, span: Span, colour: Rgb = white): void {
  fillFlat(kit, rounded(span, span.height * 0.22), { colour, exposure: -0.04 });
  const inset = span.height * 0.2;
  printLabel(kit, {
    span: {
      x: span.x + inset,
      y: span.y + inset,
      width: span.width - inset * 2,
      height: span.height - inset * 2,
    },
    ground: colour,
    bare: true,
  });
}
