import type { Random } from "@/domain/random";
import {
  cornersOf,
  ellipse,
  glow,
  line,
  polygon,
  type Rect,
  rect,
  rounded,
  shade,
  sideways,
  vertical,
  within,
} from "./brush";
import { fade, mix } from "./colour";
import type { Brush } from "./place";

/** What hangs and stands in rooms. */

/** A lamp hanging from the ceiling; it shines when the scene's lamps are on. */
export function pendant(
  brush: Brush,
  { x, y, size, colour }: { x: number; y: number; size: number; colour: string },
): void {
  const { tone, ctx, stage } = brush;
  line(
    brush,
    [
      [x, stage.top],
      [x, y - size * 0.5],
    ],
    { width: 2.5, colour: tone.surface("#2b2630", 0.4) },
  );
  ctx.beginPath();
  ctx.moveTo(x - size * 0.16, y - size * 0.5);
  ctx.quadraticCurveTo(x - size * 0.62, y - size * 0.3, x - size * 0.66, y + size * 0.2);
  ctx.lineTo(x + size * 0.66, y + size * 0.2);
  ctx.quadraticCurveTo(x + size * 0.62, y - size * 0.3, x + size * 0.16, y - size * 0.5);
  ctx.closePath();
  const tones = [tone.surface(colour, 1), tone.surface(colour, 0.6), tone.surface(colour, 0.15)];
  ctx.fillStyle = sideways(
    brush,
    [x - size * 0.66, x + size * 0.66],
    tone.light.side < 0 ? tones : tones.reverse(),
  );
  ctx.fill();
  ellipse(
    brush,
    { x, y: y + size * 0.2, rx: size * 0.66, ry: size * 0.1 },
    tone.lampsOn ? "#fff3d6" : tone.surface("#e9dfcc", 0.6),
  );
  if (tone.lampsOn) {
    glow(brush, { x, y: y + size * 0.3, radius: size * 3.4, colour: tone.lamp, alpha: 0.6 });
    glow(brush, { x, y: y + size * 0.25, radius: size, colour: "#fff0cc", alpha: 0.8 });
  }
}

/** A shelf board with jars, books, bowls and plants on it. */
export function shelf(
  brush: Brush,
  {
    x,
    y,
    width,
    random,
    things = "kitchen",
  }: { x: number; y: number; width: number; random: Random; things?: "kitchen" | "books" },
): void {
  const { tone } = brush;
  shade(brush, {
    x: x + width / 2,
    y: y + 16,
    radius: width * 0.6,
    colour: tone.light.fill,
    alpha: 0.4,
    flatten: 0.16,
  });
  const wood = "#b98a5e";
  let at = x + 10;
  while (at < x + width - 30) {
    const wide = things === "books" ? random.between(9, 19) : random.between(24, 44);
    const high = things === "books" ? random.between(46, 74) : random.between(26, 62);
    const colour = random.pick([
      tone.quiet,
      tone.support,
      tone.accent,
      "#e9e2d4",
      "#c7b79c",
      "#7d8a80",
      "#4d5a66",
    ]);
    if (things === "books")
      rect(
        brush,
        { x: at, y: y - high, width: wide - 1, height: high },
        sideways(brush, [at, at + wide], [tone.surface(colour, 0.9), tone.surface(colour, 0.45)]),
      );
    else jar(brush, { x: at, y: y - high, width: wide, height: high }, colour);
    at += wide + (things === "books" ? 0 : random.between(4, 16));
    if (random.next() < 0.13) {
      plantPot(brush, { x: at + 22, y, height: 66, random });
      at += 50;
    }
  }
  rounded(brush, { x, y, width, height: 11, radius: 2 }, tone.surface(wood, 0.95));
  rect(brush, { x, y: y + 8, width, height: 4 }, tone.surface(wood, 0.2));
}

function jar(brush: Brush, area: Rect, colour: string): void {
  const { tone } = brush;
  rounded(
    brush,
    { ...area, radius: 7 },
    sideways(
      brush,
      [area.x, area.x + area.width],
      [tone.surface(colour, 0.85), tone.surface(mix(colour, "#ffffff", 0.25), 1), tone.surface(colour, 0.35)],
    ),
  );
  rounded(
    brush,
    { x: area.x + 2, y: area.y - 6, width: area.width - 4, height: 9, radius: 3 },
    tone.surface("#a9794f", 0.7),
  );
}

export function plantPot(
  brush: Brush,
  { x, y, height, random }: { x: number; y: number; height: number; random: Random },
): void {
  const { tone, ctx } = brush;
  const pot = height * 0.34;
  const leaves = 9 + random.index(4);
  for (let index = 0; index < leaves; index++) {
    const turn = ((index + 0.5) / leaves - 0.5) * 2.6 + random.between(-0.15, 0.15);
    const long = height * random.between(0.5, 0.78);
    const colour = tone.surface(mix("#4f7d4a", "#8fb46a", random.next()), random.between(0.3, 1));
    ctx.save();
    ctx.translate(x, y - pot * 0.9);
    ctx.rotate(turn);
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.moveTo(0, 0);
    ctx.quadraticCurveTo(-long * 0.24, -long * 0.55, 0, -long);
    ctx.quadraticCurveTo(long * 0.2, -long * 0.5, 0, 0);
    ctx.fill();
    ctx.restore();
  }
  const clay = mix("#c77f58", tone.support, 0.35);
  polygon(
    brush,
    [
      [x - pot * 0.5, y - pot],
      [x + pot * 0.5, y - pot],
      [x + pot * 0.36, y],
      [x - pot * 0.36, y],
    ],
    sideways(brush, [x - pot * 0.5, x + pot * 0.5], [tone.surface(clay, 0.95), tone.surface(clay, 0.2)]),
  );
}

/** A picture on the wall: a simple abstract in the scene's palette. */
export function picture(brush: Brush, area: Rect, random: Random): void {
  const { tone } = brush;
  shade(brush, {
    x: area.x + area.width / 2 + 6,
    y: area.y + area.height,
    radius: area.width * 0.7,
    colour: tone.light.fill,
    alpha: 0.35,
    flatten: 0.2,
  });
  rect(brush, area, tone.surface("#2f2a2e", 0.6));
  const inner = { x: area.x + 6, y: area.y + 6, width: area.width - 12, height: area.height - 12 };
  rect(brush, inner, tone.surface("#f3ece0", 0.85));
  within(brush, cornersOf(inner), () => {
    for (const colour of [tone.support, tone.accent, tone.quiet])
      ellipse(
        brush,
        {
          x: inner.x + inner.width * random.between(0.2, 0.8),
          y: inner.y + inner.height * random.between(0.35, 0.95),
          rx: inner.width * random.between(0.2, 0.42),
          ry: inner.height * random.between(0.12, 0.34),
        },
        fade(tone.surface(colour, 0.75), 0.85),
      );
  });
}

/** A box of furniture with a lit top, a front and a shadow on the ground. */
export function block(brush: Brush, area: Rect & { radius?: number }, colour: string): void {
  const { tone } = brush;
  shade(brush, {
    x: area.x + area.width / 2,
    y: area.y + area.height,
    radius: area.width * 0.68,
    colour: tone.light.fill,
    alpha: 0.6,
    flatten: 0.1,
  });
  rounded(
    brush,
    { radius: 4, ...area },
    vertical(brush, [area.y, area.y + area.height], [tone.surface(colour, 0.75), tone.surface(colour, 0.35)]),
  );
  rounded(
    brush,
    {
      x: area.x,
      y: area.y,
      width: area.width,
      height: Math.min(12, area.height * 0.2),
      radius: Math.min(area.radius ?? 4, 6),
    },
    tone.surface(mix(colour, "#ffffff", 0.2), 1),
  );
}
