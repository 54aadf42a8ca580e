import type { Random } from "@/domain/random";
import { ellipse, type Fill, glow, rect, vertical } from "./brush";
import { fade, mix } from "./colour";
import type { Brush, Layer } from "./place";

/** The whole sky: gradient, sun or moon with its glow, stars at night, clouds by weather. */
export function skyLayer({ clouds, horizon = 640 }: { clouds: number; horizon?: number }): Layer {
  return {
    depth: 40,
    paint(brush) {
      const { stage, tone, random } = brush;
      const { top, middle, low } = tone.sky;
      rect(
        brush,
        { x: stage.left, y: stage.top, width: stage.right - stage.left, height: stage.bottom - stage.top },
        vertical(brush, [0, horizon], [top, mix(top, middle, 0.6), middle, mix(middle, low, 0.7), low]),
      );
      if (tone.night > 0.7) stars(brush, random.fork("stars"));
      sunOrMoon(brush, horizon);
      const puffs = random.fork("clouds");
      for (let index = 0; index < clouds; index++) {
        const far = puffs.next();
        cloud(brush, {
          x: puffs.between(stage.left, stage.right),
          y: 90 + (horizon * 0.75 - 90) * far,
          size: 190 - 130 * far,
          random: puffs,
        });
      }
    },
  };
}

function sunOrMoon(brush: Brush, horizon: number): void {
  const { stage, tone } = brush;
  if (!tone.sun) return;
  const x = tone.sun.x * stage.width;
  const y = tone.sun.y * horizon * 1.35;
  if (tone.sun.isMoon) {
    glow(brush, { x, y, radius: 260, colour: tone.sky.glow, alpha: 0.3 });
    ellipse(brush, { x, y, rx: 30, ry: 30 }, "#f1f0e2");
    ellipse(brush, { x: x + 9, y: y - 6, rx: 6, ry: 5 }, fade("#c8cbd0", 0.6));
    ellipse(brush, { x: x - 10, y: y + 8, rx: 8, ry: 6 }, fade("#c8cbd0", 0.5));
    return;
  }
  glow(brush, { x, y, radius: 620, colour: tone.sky.glow, alpha: 0.5 });
  glow(brush, { x, y, radius: 210, colour: "#fff6dd", alpha: 0.75 });
  ellipse(brush, { x, y, rx: 40, ry: 40 }, "#fffdf2");
}

function stars(brush: Brush, random: Random): void {
  const { stage } = brush;
  for (let index = 0; index < 170; index++) {
    const size = 0.7 + 1.4 * random.next() ** 3;
    const y = random.between(stage.top, 520);
    ellipse(
      brush,
      { x: random.between(stage.left, stage.right), y, rx: size, ry: size },
      fade("#ffffff", (0.25 + 0.65 * random.next()) * (1 - Math.max(0, y) / 620)),
    );
  }
}

/** Flat-bottomed puffs, bright above and shaded below. */
export function cloud(
  brush: Brush,
  { x, y, size, random }: { x: number; y: number; size: number; random: Random },
): void {
  const { tone } = brush;
  const bright = mix(mix(tone.sky.glow, "#ffffff", 0.65), tone.sky.middle, 0.12 + 0.72 * tone.night);
  const low = mix(mix(tone.sky.middle, tone.sky.low, 0.5), bright, 0.4);
  const count = 6 + random.index(4);
  const puffs = Array.from({ length: count }, (_, index) => {
    const at = (index + 0.5) / count - 0.5;
    const radius = size * (0.13 + 0.3 * (0.25 - at * at) * 4 * random.between(0.55, 1));
    return { x: x + at * size * 1.9, radius };
  });
  const heap = (shift: number, grow: number, fill: Fill) => {
    brush.ctx.beginPath();
    for (const puff of puffs) {
      const radius = puff.radius * grow;
      brush.ctx.moveTo(puff.x + shift + radius, y);
      brush.ctx.arc(puff.x + shift, y - radius * 0.28, radius, 0.28, Math.PI - 0.28, true);
      brush.ctx.closePath();
    }
    brush.ctx.fillStyle = fill;
    brush.ctx.fill();
  };
  const span = [y - size * 0.5, y + size * 0.02] as const;
  heap(0, 1, vertical(brush, span, [fade(bright, 0.95), fade(mix(bright, low, 0.6), 0.9), fade(low, 0.65)]));
  heap(tone.light.side * size * 0.06, 0.72, vertical(brush, span, [fade(bright, 0.9), fade(bright, 0)]));
}

/** A band of mist across the picture. */
export function mist(brush: Brush, { y, height, alpha }: { y: number; height: number; alpha: number }): void {
  const { stage, tone } = brush;
  rect(
    brush,
    { x: stage.left, y: y - height / 2, width: stage.right - stage.left, height },
    vertical(
      brush,
      [y - height / 2, y + height / 2],
      [
        fade(tone.haze, 0),
        fade(tone.haze, alpha * 0.8),
        fade(tone.haze, alpha),
        fade(tone.haze, alpha * 0.6),
        fade(tone.haze, 0),
      ],
    ),
  );
}
