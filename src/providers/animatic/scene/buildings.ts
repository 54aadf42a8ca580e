import type { Random } from "@/domain/random";
import { ellipse, glow, line, polygon, type Rect, rect, rounded, sideways, steps, vertical } from "./brush";
import { fade, mix } from "./colour";
import type { Brush } from "./place";

/** Towers, house fronts and shops. */

/** A tower seen from afar: a lit and a shaded half, rows of windows, some of them lit after dark. */
export function tower(
  brush: Brush,
  {
    x,
    width,
    top,
    foot,
    colour,
    far,
    random,
  }: { x: number; width: number; top: number; foot: number; colour: string; far: number; random: Random },
): void {
  const { tone } = brush;
  const split = x + width * (tone.light.side < 0 ? 0.62 : 0.38);
  const [left, right] = tone.light.side < 0 ? [0.85, 0.15] : [0.15, 0.85];
  const face = (lit: number) =>
    vertical(
      brush,
      [top, foot],
      [tone.surface(colour, lit, far), tone.surface(colour, lit, Math.min(1, far + 0.3))],
    );
  rect(brush, { x, y: top, width: split - x, height: foot - top }, face(left));
  rect(brush, { x: split, y: top, width: x + width - split, height: foot - top }, face(right));
  crown(brush, { x, width, top, colour: tone.surface(colour, 0.4, far), random });
  const [gapX, gapY] = [Math.max(7, width / 9), 13];
  for (const row of steps(top + 10, foot - 6, gapY))
    for (const column of steps(x + gapX * 0.5, x + width - gapX * 0.6, gapX)) {
      const on = random.next() < 0.1 + 0.42 * tone.night;
      const pane = on && tone.night > 0.3 ? mix(tone.lamp, "#ffffff", random.next() * 0.5) : tone.sky.middle;
      const alpha = on && tone.night > 0.3 ? 0.55 + 0.4 * random.next() : 0.16 + 0.16 * random.next();
      rect(
        brush,
        { x: column, y: row, width: gapX * 0.52, height: gapY * 0.5 },
        fade(pane, alpha * (1 - far * 0.6)),
      );
    }
}

function crown(
  brush: Brush,
  {
    x,
    width,
    top,
    colour,
    random,
  }: { x: number; width: number; top: number; colour: string; random: Random },
): void {
  const style = random.index(4);
  const middle = x + width / 2;
  if (style === 0)
    line(
      brush,
      [
        [middle, top],
        [middle, top - width * 0.6],
      ],
      { width: Math.max(2, width * 0.05), colour },
    );
  if (style === 1)
    polygon(
      brush,
      [
        [x, top],
        [middle, top - width * 0.5],
        [x + width, top],
      ],
      colour,
    );
  if (style === 2)
    rect(
      brush,
      { x: x + width * 0.2, y: top - width * 0.25, width: width * 0.6, height: width * 0.26 },
      colour,
    );
}

/** A house front at street level: shop with awning and sign below, windows above. */
export function facade(
  brush: Brush,
  {
    x,
    width,
    top,
    foot,
    colour,
    random,
  }: { x: number; width: number; top: number; foot: number; colour: string; random: Random },
): void {
  const { tone } = brush;
  const wall = (lit: number) => tone.surface(colour, lit, 0.05);
  rect(
    brush,
    { x, y: top, width, height: foot - top },
    sideways(brush, [x, x + width], tone.light.side < 0 ? [wall(0.9), wall(0.5)] : [wall(0.5), wall(0.9)]),
  );
  rect(
    brush,
    { x: x - 5, y: top, width: width + 10, height: 16 },
    tone.surface(mix(colour, "#ffffff", 0.3), 0.8),
  );
  rect(
    brush,
    { x: x - 3, y: top + 16, width: width + 6, height: 8 },
    fade(tone.surface("#241f2c", 0.2), 0.5),
  );
  const shopTop = foot - 250;
  const columns = Math.max(2, Math.round(width / 92));
  for (const y of steps(top + 52, shopTop - 120, 138))
    for (let column = 0; column < columns; column++)
      sashWindow(brush, { x: x + (width / columns) * (column + 0.5) - 24, y, width: 48, height: 88 }, random);
  shop(brush, { x: x + 10, y: shopTop, width: width - 20, height: 250 }, random);
}

function sashWindow(brush: Brush, area: Rect, random: Random): void {
  const { tone } = brush;
  const lit = tone.night > 0.4 && random.next() < 0.6;
  rect(
    brush,
    { x: area.x - 6, y: area.y - 6, width: area.width + 12, height: area.height + 10 },
    tone.surface("#efe8dc", 0.8),
  );
  const glass = lit
    ? [mix(tone.lamp, "#fff2d8", 0.4), tone.lamp]
    : [
        mix(tone.sky.top, "#1e2333", 0.35 + 0.3 * tone.night),
        mix(tone.sky.middle, "#2a3145", 0.25 + 0.4 * tone.night),
      ];
  rect(brush, area, vertical(brush, [area.y, area.y + area.height], glass));
  if (!lit)
    polygon(
      brush,
      [
        [area.x + 6, area.y],
        [area.x + area.width * 0.55, area.y],
        [area.x + area.width * 0.2, area.y + area.height],
        [area.x, area.y + area.height],
        [area.x, area.y + 30],
      ],
      fade("#ffffff", 0.16 * (1 - tone.night)),
    );
  const bar = tone.surface("#efe8dc", 0.7);
  rect(brush, { x: area.x + area.width / 2 - 2, y: area.y, width: 4, height: area.height }, bar);
  rect(brush, { x: area.x, y: area.y + area.height * 0.48, width: area.width, height: 4 }, bar);
  rect(
    brush,
    { x: area.x - 10, y: area.y + area.height + 3, width: area.width + 20, height: 8 },
    tone.surface("#d9d0c2", 1),
  );
}

function shop(brush: Brush, area: Rect, random: Random): void {
  const { tone } = brush;
  const evening = tone.night > 0.4;
  const trim = random.pick([tone.support, tone.accent, "#2f4a47", "#3a3444", "#7a3b34"]);
  rect(brush, area, tone.surface(trim, 0.5));
  const glassTop = area.y + 70;
  const glass = { x: area.x + 14, y: glassTop, width: area.width - 84, height: area.height - 96 };
  shopWindow(brush, glass, random);
  const door = { x: area.x + area.width - 58, y: glassTop, width: 44, height: area.height - 70 };
  rect(brush, door, tone.surface(mix(trim, "#140f1a", 0.4), 0.4));
  const pane = { x: door.x + 8, y: door.y + 10, width: 28, height: 90 };
  rect(brush, pane, fade(evening ? tone.lamp : tone.sky.middle, 0.7));
  const sign = { x: area.x + 8, y: area.y + 6, width: area.width - 16, height: 30, radius: 4 };
  rounded(brush, sign, tone.surface(mix(trim, "#ffffff", 0.12), 0.7));
  const letters = evening ? "#fff3d8" : tone.surface("#f6ecd8", 0.9);
  for (const x of steps(area.x + 30, area.x + area.width * 0.7, 17))
    rounded(brush, { x, y: area.y + 16, width: 12, height: 10, radius: 2 }, letters);
  const cloth = random.pick([tone.accent, tone.support, "#a8433c", "#40695a"]);
  awning(brush, { x: area.x + 4, y: area.y + 40, width: area.width - 8, height: 46 }, cloth);
  if (!evening) return;
  const middle = glass.x + glass.width / 2;
  const shine = { colour: tone.lamp, radius: area.width * 0.75 };
  glow(brush, { ...shine, x: middle, y: glass.y + glass.height * 0.6, alpha: 0.5 });
  glow(brush, { ...shine, x: middle, y: area.y + area.height + 30, alpha: 0.35, flatten: 0.25 });
}

function shopWindow(brush: Brush, glass: Rect, random: Random): void {
  const { tone } = brush;
  const bottom = glass.y + glass.height;
  const inside =
    tone.night > 0.4
      ? ["#fff0cf", tone.lamp, "#a8683c"]
      : [mix(tone.sky.low, "#39404f", 0.45), mix(tone.sky.middle, "#20242f", 0.6), "#3a3238"];
  rect(brush, glass, vertical(brush, [glass.y, bottom], inside.map(tone.glowing)));
  for (const x of steps(glass.x + 14, glass.x + glass.width - 26, 34)) {
    const tall = random.between(26, 74);
    const colour = random.pick([tone.accent, tone.quiet, "#d8c9b0", "#54606e"]);
    rounded(
      brush,
      { x, y: bottom - tall, width: 22, height: tall, radius: 6 },
      fade(tone.surface(colour, 0.6), 0.8),
    );
  }
  polygon(
    brush,
    [
      [glass.x + 20, glass.y],
      [glass.x + 60, glass.y],
      [glass.x + 24, bottom],
      [glass.x, bottom],
      [glass.x, glass.y + 60],
    ],
    fade("#ffffff", 0.12),
  );
}

export function awning(brush: Brush, { x, y, width, height }: Rect, colour: string): void {
  const { tone } = brush;
  const stripes = Math.max(4, Math.round(width / 28));
  const step = width / stripes;
  for (let stripe = 0; stripe < stripes; stripe++) {
    const fill = tone.surface(stripe % 2 === 0 ? colour : "#f5eee2", 0.85);
    const left = x + stripe * step;
    polygon(
      brush,
      [
        [left + 8 - (16 * stripe) / stripes, y],
        [left + step + 8 - (16 * (stripe + 1)) / stripes, y],
        [left + step, y + height],
        [left, y + height],
      ],
      fill,
    );
    ellipse(brush, { x: left + step / 2, y: y + height, rx: step / 2, ry: 8 }, fill);
  }
  rect(
    brush,
    { x, y: y + height - 4, width, height: 14 },
    vertical(brush, [y + height - 4, y + height + 10], [fade("#1a1420", 0.28), fade("#1a1420", 0)]),
  );
}
