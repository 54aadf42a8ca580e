import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { drawProduct } from "@/providers/animatic/props/draw-product";
import { drawFigure } from "@/providers/animatic/props/figures/draw-figure";
import { drawPhoto } from "@/providers/animatic/props/photo/draw-photo";
import { glow, shade } from "./brush";
import { fade, mix } from "./colour";
import type { Placed } from "./layout";
import type { Brush } from "./place";

/** Cut-outs of the maker's photos by digest. */
export type Photos = ReadonlyMap<string, Canvas>;

/** Room around a subject's box for what sticks out of it, as a share of its height. */
const pad = 0.06;

type Sprite = { canvas: Canvas; x: number; y: number; width: number; height: number };

/** Paints what a subject leaves on the ground: its shadow and, where it shines, its reflection. */
export function paintTraces(
  brush: Brush,
  placed: Placed,
  { photos, gloss }: { photos: Photos; gloss: number },
): void {
  const sprite = spriteOf(brush, placed, photos);
  castShadow(brush, sprite, placed);
  if (gloss > 0.05) reflection(brush, sprite, { base: placed.box.y + placed.box.height, gloss });
}

/** Paints a subject as far as it may be seen. */
export function paintSubject(brush: Brush, placed: Placed, photos: Photos): void {
  const sprite = spriteOf(brush, placed, photos);
  if (placed.subject.visibility === "hidden") paintHint(brush, sprite, placed);
  else if (placed.subject.visibility === "partial") paintPartly(brush, sprite, placed);
  else brush.ctx.drawImage(sprite.canvas, sprite.x, sprite.y, sprite.width, sprite.height);
}

function spriteOf({ ctx, tone }: Brush, { subject, box, held }: Placed, photos: Photos): Sprite {
  const scale = scaleOf(ctx);
  const room = box.height * pad;
  const [left, top] = [box.x - room, box.y - room];
  const canvas = createCanvas(
    Math.ceil((box.width + 2 * room) * scale),
    Math.ceil((box.height + 2 * room) * scale),
  );
  const own = canvas.getContext("2d");
  // Things are drawn in pixels: their lettering and fine lines are made for the size they are seen at.
  const inPixels = {
    x: room * scale,
    y: room * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
  const photo = subject.photoDigest === null ? undefined : photos.get(subject.photoDigest);
  if (photo) drawPhoto(own, photo, inPixels, tone.light);
  else if (subject.kind === "character") drawFigure(own, subject, inPixels, tone.light, held);
  else drawProduct(own, subject, inPixels, tone.light);
  relight(canvas, mix("#ffffff", tone.surface("#ffffff", 0.85), 0.2 + 0.25 * tone.night));
  return { canvas, x: left, y: top, width: canvas.width / scale, height: canvas.height / scale };
}

/** Puts a finished drawing under the colour of the hour, so that it belongs to the place. */
function relight(canvas: Canvas, tint: string): void {
  const ctx = canvas.getContext("2d");
  const untinted = createCanvas(canvas.width, canvas.height);
  untinted.getContext("2d").drawImage(canvas, 0, 0);
  ctx.globalCompositeOperation = "multiply";
  ctx.fillStyle = tint;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  // Multiplying paints the transparent surroundings too: the drawing's own alpha takes them away again.
  ctx.globalCompositeOperation = "destination-in";
  ctx.drawImage(untinted, 0, 0);
}

/** Pixels per world unit. */
const scaleOf = (ctx: SKRSContext2D) => Math.hypot(ctx.getTransform().a, ctx.getTransform().b);

/** The subject's outline filled with one colour. */
function silhouette({ canvas }: Sprite, colour: string): Canvas {
  return recoloured(canvas, (ctx) => {
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, canvas.width, canvas.height);
  });
}

function recoloured(canvas: Canvas, fill: (ctx: SKRSContext2D) => void): Canvas {
  const out = createCanvas(canvas.width, canvas.height);
  const ctx = out.getContext("2d");
  ctx.drawImage(canvas, 0, 0);
  ctx.globalCompositeOperation = "source-atop";
  fill(ctx);
  return out;
}

function castShadow(brush: Brush, sprite: Sprite, { box }: Placed): void {
  const { tone } = brush;
  const base = box.y + box.height;
  const dark = silhouette(sprite, mix(tone.light.fill, "#0c0a1a", 0.75));
  const softness = 3 + box.height * 0.012;
  // A low sun behind the subject throws the shadow towards the camera; any other light throws it back.
  const towards = tone.sun !== null && tone.light.height < 0.3 ? -0.42 : 0.2;
  const slant = tone.light.side * (0.25 + 0.75 * (1 - tone.light.height));
  const strength = (0.5 - 0.35 * tone.light.ambient) * (1 - 0.4 * tone.night);
  flatShadow(brush, { dark, sprite, base, slant, flatness: towards, alpha: strength, softness });
  // Where it touches the ground: along its whole width, whatever it stands on.
  const contact = { dark, sprite, slant: 0, softness: softness * 0.7 };
  const reach = Math.min(0.1, 26 / box.height);
  flatShadow(brush, { ...contact, base: base + reach * box.height * 0.3, flatness: reach, alpha: 0.5 });
  shade(brush, {
    x: box.x + box.width / 2,
    y: base,
    radius: box.width * 0.6,
    colour: mix(tone.light.fill, "#0c0a1a", 0.75),
    alpha: 0.5,
    flatten: 0.12,
  });
}

/** A silhouette laid on the ground: `flatness` of its height backwards (negative: forwards), leaning by `slant`. */
function flatShadow(
  { ctx }: Brush,
  shadow: {
    dark: Canvas;
    sprite: Sprite;
    base: number;
    slant: number;
    flatness: number;
    alpha: number;
    softness: number;
  },
): void {
  const { dark, sprite, base, slant, flatness, alpha, softness } = shadow;
  const blur = softness * scaleOf(ctx);
  ctx.save();
  ctx.translate(0, base);
  ctx.transform(1, 0, slant, flatness, 0, 0);
  ctx.translate(0, -base);
  ctx.globalAlpha = alpha;
  ctx.filter = `blur(${blur.toFixed(1)}px)`;
  ctx.drawImage(dark, sprite.x, sprite.y, sprite.width, sprite.height);
  ctx.restore();
}

function reflection({ ctx }: Brush, sprite: Sprite, { base, gloss }: { base: number; gloss: number }): void {
  const { canvas } = sprite;
  const faded = recoloured(canvas, () => undefined);
  const own = faded.getContext("2d");
  own.globalCompositeOperation = "destination-in";
  const mask = own.createLinearGradient(0, canvas.height, 0, canvas.height * 0.45);
  mask.addColorStop(0, fade("#000000", gloss * 0.55));
  mask.addColorStop(1, fade("#000000", 0));
  own.fillStyle = mask;
  own.fillRect(0, 0, canvas.width, canvas.height);
  ctx.save();
  ctx.translate(0, base);
  ctx.scale(1, -1);
  ctx.translate(0, -base);
  ctx.filter = "blur(1.5px)";
  ctx.drawImage(faded, sprite.x, sprite.y, sprite.width, sprite.height);
  ctx.restore();
}

/** Hidden: an unfocused dark shape before its own light. */
function paintHint(brush: Brush, sprite: Sprite, { box }: Placed): void {
  const { ctx, tone } = brush;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height * 0.45 };
  glow(brush, { ...middle, radius: box.height * 1.05, colour: tone.accent, alpha: 0.55 });
  glow(brush, { ...middle, radius: box.height * 0.6, colour: mix(tone.accent, "#ffffff", 0.6), alpha: 0.7 });
  const scale = scaleOf(ctx);
  ctx.save();
  ctx.filter = `blur(${(box.height * 0.03 * scale).toFixed(1)}px)`;
  ctx.globalAlpha = 0.88;
  const dark = mix(tone.light.fill, "#100c1e", 0.8);
  ctx.drawImage(silhouette(sprite, dark), sprite.x, sprite.y, sprite.width, sprite.height);
  ctx.restore();
}

/** Partial: most of it in shadow, one edge in the light, mist about its foot. */
function paintPartly(brush: Brush, sprite: Sprite, { box }: Placed): void {
  const { ctx, tone } = brush;
  const dark = mix(tone.light.fill, "#100c1e", 0.72);
  const lit = tone.light.side >= 0;
  glow(brush, {
    x: box.x + box.width * (lit ? 0.9 : 0.1),
    y: box.y + box.height * 0.35,
    radius: box.height * 0.8,
    colour: tone.light.rim,
    alpha: 0.4,
  });
  const shaded = recoloured(sprite.canvas, (own) => {
    const { width, height } = sprite.canvas;
    const cover = own.createLinearGradient(lit ? 0 : width, height * 0.7, lit ? width : 0, 0);
    cover.addColorStop(0, fade(dark, 0.97));
    cover.addColorStop(0.55, fade(dark, 0.88));
    cover.addColorStop(0.72, fade(dark, 0.25));
    cover.addColorStop(1, fade(dark, 0));
    own.fillStyle = cover;
    own.fillRect(0, 0, width, height);
  });
  ctx.drawImage(shaded, sprite.x, sprite.y, sprite.width, sprite.height);
  glow(brush, {
    x: box.x + box.width / 2,
    y: box.y + box.height,
    radius: Math.max(box.width, box.height * 0.6),
    colour: tone.light.rim,
    alpha: 0.35,
    flatten: 0.3,
  });
}
