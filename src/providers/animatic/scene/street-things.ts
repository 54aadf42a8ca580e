import { ellipse, glow, line, polygon, rect, shade, vertical } from "./brush";
import { fade, mix } from "./colour";
import type { Brush } from "./place";

/** Lamps and cars. */

export function streetLamp(
  brush: Brush,
  { x, foot, height }: { x: number; foot: number; height: number },
): void {
  const { tone } = brush;
  const iron = tone.surface("#2c2f38", 0.5);
  rect(brush, { x: x - height * 0.011, y: foot - height, width: height * 0.022, height }, iron);
  rect(
    brush,
    { x: x - height * 0.022, y: foot - height * 0.09, width: height * 0.044, height: height * 0.09 },
    iron,
  );
  line(
    brush,
    [
      [x, foot - height],
      [x + height * 0.05, foot - height * 1.03],
      [x + height * 0.12, foot - height * 1.02],
    ],
    { width: height * 0.014, colour: iron },
  );
  polygon(
    brush,
    [
      [x + height * 0.08, foot - height * 1.02],
      [x + height * 0.17, foot - height * 1.02],
      [x + height * 0.185, foot - height * 0.985],
      [x + height * 0.065, foot - height * 0.985],
    ],
    iron,
  );
  const bulb = { x: x + height * 0.125, y: foot - height * 0.98 };
  ellipse(
    brush,
    { ...bulb, rx: height * 0.045, ry: height * 0.013 },
    tone.night > 0.4 ? "#fff2d0" : tone.surface("#e8e4da", 0.8),
  );
  if (tone.night <= 0.4) return;
  glow(brush, { ...bulb, radius: height * 0.42, colour: tone.lamp, alpha: 0.7 });
  glow(brush, { x: bulb.x, y: foot, radius: height * 0.4, colour: tone.lamp, alpha: 0.35, flatten: 0.22 });
}

/** A passing or parked car, side view, small. */
export function distantCar(
  brush: Brush,
  { x, foot, length, colour }: { x: number; foot: number; length: number; colour: string },
): void {
  const { ctx, tone } = brush;
  const high = length * 0.32;
  shade(brush, {
    x: x + length / 2,
    y: foot,
    radius: length * 0.62,
    colour: tone.light.fill,
    alpha: 0.7,
    flatten: 0.1,
  });
  ctx.beginPath();
  ctx.moveTo(x, foot - high * 0.2);
  ctx.quadraticCurveTo(x, foot - high * 0.58, x + length * 0.12, foot - high * 0.6);
  ctx.quadraticCurveTo(x + length * 0.26, foot - high, x + length * 0.42, foot - high);
  ctx.quadraticCurveTo(x + length * 0.68, foot - high, x + length * 0.78, foot - high * 0.6);
  ctx.quadraticCurveTo(x + length, foot - high * 0.54, x + length, foot - high * 0.2);
  ctx.closePath();
  ctx.fillStyle = vertical(
    brush,
    [foot - high, foot - high * 0.1],
    [tone.surface(mix(colour, "#ffffff", 0.25), 1), tone.surface(colour, 0.7), tone.surface(colour, 0.1)],
  );
  ctx.fill();
  polygon(
    brush,
    [
      [x + length * 0.22, foot - high * 0.62],
      [x + length * 0.32, foot - high * 0.9],
      [x + length * 0.56, foot - high * 0.9],
      [x + length * 0.7, foot - high * 0.62],
    ],
    fade(mix(tone.sky.middle, "#161a26", 0.55), 0.95),
  );
  for (const wheel of [0.22, 0.78]) {
    ellipse(
      brush,
      { x: x + length * wheel, y: foot - high * 0.14, rx: high * 0.25, ry: high * 0.25 },
      tone.surface("#1d1d24", 0.4),
    );
    ellipse(
      brush,
      { x: x + length * wheel, y: foot - high * 0.14, rx: high * 0.12, ry: high * 0.12 },
      tone.surface("#a9adb5", 0.7),
    );
  }
  if (tone.night > 0.4)
    glow(brush, {
      x: x + length,
      y: foot - high * 0.4,
      radius: length * 0.35,
      colour: "#fff0c8",
      alpha: 0.9,
    });
}
