import type { Path2D } from "@napi-rs/canvas";
import type { Rgb } from "@/providers/animatic/props/colour";
import type { Point } from "@/providers/animatic/props/figures/skeleton";
import { type Kit, litSide, toneCss } from "@/providers/animatic/props/kit";
import { within } from "@/providers/animatic/props/surface";

/** Fills a shape in two tones, the lit one shifted towards the key light: the shading of magazine illustration. */
export function fillCel(
  kit: Kit,
  path: Path2D,
  look: { colour: Rgb; reach: number; exposure?: number },
): void {
  const { ctx, light } = kit;
  const exposure = look.exposure ?? 0;
  const side = litSide(light);
  ctx.fillStyle = toneCss(kit, look.colour, exposure - 0.36);
  ctx.fill(path);
  within(kit, path, () => {
    ctx.translate(side * look.reach, -(0.2 + 0.4 * light.height) * look.reach);
    ctx.fillStyle = toneCss(kit, look.colour, exposure + 0.05);
    ctx.fill(path);
  });
}

/** Adds the outline of a limb's part to `path`: thick `from.r` at one end, `to.r` at the other. */
export function addSegment(path: Path2D, from: Point & { r: number }, to: Point & { r: number }): void {
  const direction = Math.atan2(to.y - from.y, to.x - from.x);
  const tangent = Math.acos(
    Math.max(-1, Math.min(1, (from.r - to.r) / Math.max(0.01, Math.hypot(to.x - from.x, to.y - from.y)))),
  );
  path.moveTo(
    from.x + Math.cos(direction + tangent) * from.r,
    from.y + Math.sin(direction + tangent) * from.r,
  );
  path.arc(from.x, from.y, from.r, direction + tangent, direction - tangent + Math.PI * 2);
  path.arc(to.x, to.y, to.r, direction - tangent, direction + tangent);
  path.closePath();
}

export function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Like a segment, but cut straight at its far end: a hem. */
export function addCuffed(path: Path2D, from: Point & { r: number }, to: Point & { r: number }): void {
  const direction = Math.atan2(to.y - from.y, to.x - from.x);
  const [across, along] = [Math.sin(direction), Math.cos(direction)];
  path.moveTo(from.x - across * from.r, from.y + along * from.r);
  path.arc(from.x, from.y, from.r, direction + Math.PI / 2, direction + Math.PI * 1.5);
  path.lineTo(to.x + across * to.r, to.y - along * to.r);
  path.lineTo(to.x - across * to.r, to.y + along * to.r);
  path.closePath();
}
