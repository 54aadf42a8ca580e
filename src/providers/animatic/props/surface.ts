import { type CanvasGradient, Path2D } from "@napi-rs/canvas";
import { css, mix, parseHex, type Rgb, white } from "@/providers/animatic/props/colour";
import { type Finish, type Kit, litSide, tone, toneCss } from "@/providers/animatic/props/kit";

/** A shape from SVG path data, in view-box units. */
export function shape(data: string): Path2D {
  return new Path2D(data);
}

export function ellipse(cx: number, cy: number, radii: { x: number; y: number }): Path2D {
  const path = new Path2D();
  path.ellipse(cx, cy, radii.x, radii.y, 0, 0, Math.PI * 2);
  return path;
}

export type Span = { x: number; y: number; width: number; height: number };

export function rounded(span: Span, radii: number | number[]): Path2D {
  const path = new Path2D();
  path.roundRect(span.x, span.y, span.width, span.height, radii);
  return path;
}

/**
 * A body of revolution seen from the front. The profile lists the right side from top to bottom as
 * [radius, y] for a straight line or [control radius, control y, radius, y] for a curve.
 */
export function revolve(cx: number, profile: readonly (readonly number[])[], bulge = 0): Path2D {
  const path = new Path2D();
  const points = profile.map((step) => ({
    r: step.at(-2) ?? 0,
    y: step.at(-1) ?? 0,
    curve: step.slice(0, -2),
  }));
  const first = points[0] ?? { r: 0, y: 0, curve: [] };
  const last = points.at(-1) ?? first;
  path.moveTo(cx + first.r, first.y);
  for (const { r, y, curve } of points.slice(1)) {
    const [cr, cy] = curve;
    if (cr === undefined || cy === undefined) path.lineTo(cx + r, y);
    else path.quadraticCurveTo(cx + cr, cy, cx + r, y);
  }
  path.quadraticCurveTo(cx, last.y + bulge, cx - last.r, last.y);
  for (let index = points.length - 1; index > 0; index--) {
    const [cr, cy] = points[index]?.curve ?? [];
    const to = points[index - 1] ?? first;
    if (cr === undefined || cy === undefined) path.lineTo(cx - to.r, to.y);
    else path.quadraticCurveTo(cx - cr, cy, cx - to.r, to.y);
  }
  path.closePath();
  return path;
}

/** Exposure of a vertical cylinder at `u` (-1 = left edge, 1 = right edge). */
function cylinderExposure(kit: Kit, u: number, finish: Finish): number {
  const lightX = litSide(kit.light) * 0.72;
  const normalX = u * 0.97;
  const facing = normalX * lightX + Math.sqrt(1 - normalX ** 2) * Math.sqrt(1 - lightX ** 2);
  const diffuse = (facing - 0.62) * (facing > 0.62 ? 0.42 : 0.95) * (1.1 - 0.4 * kit.light.ambient);
  if (finish === "soft" || finish === "matte") return diffuse * 0.9;
  const strip = Math.exp(-(((u - lightX * 0.78) / 0.13) ** 2));
  const bounce = Math.exp(-(((u + Math.sign(lightX) * 0.72) / 0.1) ** 2));
  if (finish === "metal")
    return diffuse * 1.1 + 0.34 * Math.cos(u * 6.4 - lightX * 4) + 0.55 * strip + 0.3 * bounce;
  return diffuse + 0.5 * strip + 0.16 * bounce;
}

export type Across = { x: number; width: number };

/** The horizontal light of a cylinder, as paint. */
export function cylinderPaint(
  kit: Kit,
  colour: Rgb,
  across: Across & { finish?: Finish; alpha?: number },
): CanvasGradient {
  const finish = across.finish ?? kit.finish;
  const paint = kit.ctx.createLinearGradient(across.x, 0, across.x + across.width, 0);
  const rim = parseHex(kit.light.rim);
  const rimSide = -Math.sign(litSide(kit.light));
  const steps = 20;
  for (let step = 0; step <= steps; step++) {
    const u = (step / steps) * 2 - 1;
    const edge = Math.max(0, (u * rimSide - 0.86) / 0.14);
    const lit = mix(tone(kit, colour, cylinderExposure(kit, u, finish)), rim, edge * 0.55);
    paint.addColorStop(step / steps, css(lit, across.alpha ?? 1));
  }
  return paint;
}

/** Fills a path as a vertical cylinder; rounder towards its lower edge. */
export function fillRound(
  kit: Kit,
  path: Path2D,
  look: Across & { colour: Rgb; finish?: Finish; alpha?: number },
): void {
  kit.ctx.fillStyle = cylinderPaint(kit, look.colour, look);
  kit.ctx.fill(path);
}

/** Fills a path as a gently domed surface: bright towards the key light, darker away from it. */
export function fillForm(
  kit: Kit,
  path: Path2D,
  look: { span: Span; colour: Rgb; exposure?: number; depth?: number },
): void {
  const { x, y, width, height } = look.span;
  const { side, height: lightHeight } = kit.light;
  const dx = (litSide({ ...kit.light, side }) * width) / 2;
  const dy = ((0.35 + 0.65 * lightHeight) * height) / 2;
  const [cx, cy] = [x + width / 2, y + height / 2];
  const paint = kit.ctx.createLinearGradient(cx + dx, cy - dy, cx - dx, cy + dy);
  const exposure = look.exposure ?? 0;
  const depth = (look.depth ?? 1) * (1.15 - 0.5 * kit.light.ambient);
  paint.addColorStop(0, toneCss(kit, look.colour, exposure + 0.26 * depth));
  paint.addColorStop(0.45, toneCss(kit, look.colour, exposure));
  paint.addColorStop(1, toneCss(kit, look.colour, exposure - 0.5 * depth));
  kit.ctx.fillStyle = paint;
  kit.ctx.fill(path);
}

/** Fills a path as a ball of radius `r`. */
export function fillBall(
  kit: Kit,
  path: Path2D,
  look: { cx: number; cy: number; r: number; colour: Rgb; finish?: Finish },
): void {
  const { cx, cy, r, colour } = look;
  const hx = cx + litSide(kit.light) * r * 0.42;
  const hy = cy - (0.2 + 0.4 * kit.light.height) * r;
  const paint = kit.ctx.createRadialGradient(hx, hy, r * 0.04, hx, hy, r * 1.55);
  const shiny = (look.finish ?? kit.finish) !== "soft" && (look.finish ?? kit.finish) !== "matte";
  paint.addColorStop(0, toneCss(kit, colour, shiny ? 0.75 : 0.32));
  paint.addColorStop(0.16, toneCss(kit, colour, shiny ? 0.34 : 0.24));
  paint.addColorStop(0.5, toneCss(kit, colour, 0));
  paint.addColorStop(1, toneCss(kit, colour, -0.72));
  kit.ctx.fillStyle = paint;
  kit.ctx.fill(path);
}

/** The thin bright edge that the back light draws inside a silhouette, on the side away from the key light. */
export function rimEdge(
  kit: Kit,
  path: Path2D,
  edge: Across & { thickness?: number; strength?: number },
): void {
  const { ctx, light } = kit;
  const rim = parseHex(light.rim);
  const from = litSide(light) > 0 ? edge.x : edge.x + edge.width;
  const to = litSide(light) > 0 ? edge.x + edge.width : edge.x;
  const paint = ctx.createLinearGradient(from, 0, to, 0);
  paint.addColorStop(0, css(rim, 0.72 * (edge.strength ?? 1)));
  paint.addColorStop(0.4, css(rim, 0.12 * (edge.strength ?? 1)));
  paint.addColorStop(1, css(rim, 0.04));
  within(kit, path, () => {
    ctx.strokeStyle = paint;
    ctx.lineWidth = (edge.thickness ?? 1) * 2;
    ctx.stroke(path);
  });
}

/** A drawn line: seams, creases, wires. */
export function line(
  kit: Kit,
  path: Path2D,
  look: { colour: Rgb; exposure?: number; width: number; alpha?: number; dash?: number[] },
): void {
  const { ctx } = kit;
  ctx.save();
  ctx.strokeStyle = css(tone(kit, look.colour, look.exposure ?? 0), look.alpha ?? 1);
  ctx.lineWidth = look.width;
  ctx.lineCap = "round";
  ctx.lineJoin = "round";
  ctx.setLineDash(look.dash ?? []);
  ctx.stroke(path);
  ctx.restore();
}

/** Draws with everything outside `path` hidden. */
export function within(kit: Kit, path: Path2D, draw: () => void): void {
  kit.ctx.save();
  kit.ctx.clip(path);
  draw();
  kit.ctx.restore();
}

/** A plain tone without form, for small parts. */
export function fillFlat(
  kit: Kit,
  path: Path2D,
  look: { colour: Rgb; exposure?: number; alpha?: number },
): void {
  kit.ctx.fillStyle = css(tone(kit, look.colour, look.exposure ?? 0), look.alpha ?? 1);
  kit.ctx.fill(path);
}

/** Darkens (negative) or lightens (positive) between two heights, to model a foot, a neck or a contact. */
export function washDown(kit: Kit, path: Path2D, look: { from: number; to: number; strength: number }): void {
  const colour = look.strength < 0 ? tone(kit, [40, 36, 48], -0.6) : white;
  const paint = kit.ctx.createLinearGradient(0, look.from, 0, look.to);
  paint.addColorStop(0, css(colour, 0));
  paint.addColorStop(1, css(colour, Math.abs(look.strength)));
  kit.ctx.fillStyle = paint;
  kit.ctx.fill(path);
}

/** A soft reflection of a window or softbox. */
export function gloss(kit: Kit, path: Path2D, look: { from: number; to: number; strength: number }): void {
  const paint = kit.ctx.createLinearGradient(0, look.from, 0, look.to);
  const key = mix(parseHex(kit.light.key), white, 0.6);
  paint.addColorStop(0, css(key, look.strength));
  paint.addColorStop(1, css(key, look.strength * 0.1));
  kit.ctx.fillStyle = paint;
  kit.ctx.fill(path);
}
