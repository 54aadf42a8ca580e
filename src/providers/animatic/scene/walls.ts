import {
  cornersOf,
  glow,
  line,
  polygon,
  type Rect,
  rect,
  rounded,
  shade,
  sideways,
  steps,
  vertical,
  within,
} from "./brush";
import { fade, mix } from "./colour";
import type { Brush } from "./place";
import { tree } from "./plants";

/** Walls, floors, windows and the sun that falls through them. */

export type WallFinish = "plain" | "tiles" | "brick" | "panels";

export function wall(brush: Brush, colour: string, finish: WallFinish = "plain"): void {
  const { stage, tone } = brush;
  const area = {
    x: stage.left,
    y: stage.top,
    width: stage.right - stage.left,
    height: stage.bottom - stage.top,
  };
  const near = tone.surface(colour, 0.95);
  const away = tone.surface(colour, 0.45);
  const across = [near, mix(near, away, 0.35), away];
  rect(
    brush,
    area,
    sideways(brush, [stage.left, stage.right], tone.light.side < 0 ? across : across.reverse()),
  );
  if (finish === "tiles") tiles(brush, colour);
  if (finish === "brick") bricks(brush, colour);
  if (finish === "panels") panels(brush, colour);
  const dark = tone.light.fill;
  rect(
    brush,
    { ...area, height: 420 },
    vertical(brush, [stage.top, stage.top + 420], [fade(dark, 0.45), fade(dark, 0)]),
  );
  rect(
    brush,
    { x: area.x, y: stage.floor - 190, width: area.width, height: 190 },
    vertical(brush, [stage.floor - 190, stage.floor], [fade(dark, 0), fade(dark, 0.28)]),
  );
}

function tiles({ ctx, stage, tone, random }: Brush, colour: string): void {
  const size = 46;
  for (const y of steps(stage.top, stage.floor, size))
    for (const x of steps(stage.left, stage.right, size * 2)) {
      const offset = Math.round(y / size) % 2 === 0 ? 0 : size;
      ctx.fillStyle = fade(tone.surface(mix(colour, "#ffffff", random.next() * 0.5), 0.8), 0.6);
      ctx.beginPath();
      ctx.roundRect(x + offset + 2, y + 2, size * 2 - 4, size - 4, 4);
      ctx.fill();
    }
}

function bricks({ ctx, stage, tone, random }: Brush, colour: string): void {
  const [wide, high] = [62, 22];
  for (const y of steps(stage.top, stage.floor, high))
    for (const x of steps(stage.left - wide, stage.right, wide)) {
      const offset = Math.round((y - stage.top) / high) % 2 === 0 ? 0 : wide / 2;
      const tint = mix(mix(colour, "#2d1a18", random.next() * 0.3), "#ffffff", random.next() * 0.1);
      ctx.fillStyle = fade(tone.surface(tint, 0.65), 0.75);
      ctx.fillRect(x + offset + 1.5, y + 1.5, wide - 3, high - 3);
    }
}

function panels(brush: Brush, colour: string): void {
  const { stage, tone } = brush;
  for (const x of steps(stage.left, stage.right, 74)) {
    rect(
      brush,
      { x, y: stage.top, width: 5, height: stage.floor - stage.top },
      fade(tone.surface(mix(colour, "#14101c", 0.5), 0.3), 0.4),
    );
    rect(
      brush,
      { x: x + 5, y: stage.top, width: 3, height: stage.floor - stage.top },
      fade(tone.surface("#ffffff", 1), 0.14),
    );
  }
}

export type FloorFinish = "boards" | "tiles" | "smooth";

/** A floor in one-point perspective, from the wall's foot towards the camera. */
export function floor(brush: Brush, colour: string, finish: FloorFinish = "smooth"): void {
  const { stage, tone } = brush;
  const top = stage.floor;
  const wide = stage.right - stage.left;
  const area: Rect = { x: stage.left, y: top, width: wide, height: stage.bottom - top };
  rect(
    brush,
    area,
    vertical(
      brush,
      [top, stage.bottom],
      [tone.surface(colour, 0.6), tone.surface(colour, 0.9), tone.surface(colour, 0.5)],
    ),
  );
  if (finish !== "smooth") within(brush, cornersOf(area), () => joints(brush, colour, finish));
  rect(
    brush,
    { ...area, height: 70 },
    vertical(brush, [top, top + 70], [fade(tone.light.fill, 0.5), fade(tone.light.fill, 0)]),
  );
}

function joints(brush: Brush, colour: string, finish: "boards" | "tiles"): void {
  const { stage, tone, random } = brush;
  const eye = stage.floor - 240;
  const reach = (stage.right - stage.left) * 1.4;
  const near = (x: number) => stage.centre + x * ((stage.bottom - eye) / (stage.floor - eye));
  const ink = fade(tone.surface(mix(colour, "#1d1420", 0.7), 0.3), 0.35);
  const gap = finish === "boards" ? 34 : 62;
  for (const x of steps(-reach, reach, gap)) {
    if (finish === "boards")
      polygon(
        brush,
        [
          [stage.centre + x, stage.floor],
          [stage.centre + x + gap, stage.floor],
          [near(x + gap), stage.bottom],
          [near(x), stage.bottom],
        ],
        fade(tone.surface(mix(colour, "#3a2416", random.next() * 0.35), 0.8), 0.55),
      );
    line(
      brush,
      [
        [stage.centre + x, stage.floor],
        [near(x), stage.bottom],
      ],
      { width: 1.6, colour: ink },
    );
  }
  if (finish === "boards") return;
  for (let row = 0; row < 14; row++) {
    const y = eye + (stage.floor - eye) / (1 - row * 0.062);
    line(
      brush,
      [
        [stage.left, y],
        [stage.right, y],
      ],
      { width: 1 + row * 0.25, colour: ink },
    );
  }
}

/** A window with what is outside: sky, sun glow, treetops or roofs; lit panes by day, dark with lights at night. */
export function windowIn(
  brush: Brush,
  area: Rect,
  {
    columns = 2,
    rows = 2,
    view = "trees",
  }: { columns?: number; rows?: number; view?: "trees" | "city" } = {},
): void {
  const { tone, ctx } = brush;
  const frame = tone.surface("#f4efe6", 0.85);
  rounded(
    brush,
    { x: area.x - 12, y: area.y - 12, width: area.width + 24, height: area.height + 24, radius: 4 },
    tone.surface("#cfc6ba", 0.5),
  );
  ctx.save();
  ctx.beginPath();
  ctx.rect(area.x, area.y, area.width, area.height);
  ctx.clip();
  rect(
    brush,
    area,
    vertical(brush, [area.y, area.y + area.height], [tone.sky.top, tone.sky.middle, tone.sky.low]),
  );
  outside(brush, area, view);
  glow(brush, {
    x: area.x + area.width * (tone.light.side < 0 ? 0.25 : 0.75),
    y: area.y + area.height * 0.4,
    radius: area.height * 0.9,
    colour: tone.sky.glow,
    alpha: 0.55 * (1 - tone.night),
  });
  ctx.restore();
  for (let column = 0; column <= columns; column++)
    rect(
      brush,
      { x: area.x + (area.width * column) / columns - 5, y: area.y - 6, width: 10, height: area.height + 12 },
      frame,
    );
  for (let row = 0; row <= rows; row++)
    rect(
      brush,
      { x: area.x - 5, y: area.y + (area.height * row) / rows - 5, width: area.width + 10, height: 10 },
      frame,
    );
  rounded(
    brush,
    { x: area.x - 24, y: area.y + area.height + 6, width: area.width + 48, height: 16, radius: 3 },
    tone.surface("#f7f2ea", 1),
  );
  shade(brush, {
    x: area.x + area.width / 2,
    y: area.y + area.height + 26,
    radius: area.width * 0.6,
    colour: tone.light.fill,
    alpha: 0.35,
    flatten: 0.12,
  });
}

function outside(brush: Brush, area: Rect, view: "trees" | "city"): void {
  const { random } = brush;
  const ground = area.y + area.height;
  for (const x of steps(area.x - 40, area.x + area.width + 40, view === "city" ? 42 : 58)) {
    const height = area.height * random.between(0.2, 0.6);
    if (view === "city") houseBlock(brush, { x, y: ground - height, width: 38, height });
    else tree(brush, { x, y: ground + 24, height: height * 1.2, colour: "#5c7d4e", far: 0.45 });
  }
}

function houseBlock(brush: Brush, area: Rect): void {
  const { tone, random } = brush;
  rect(brush, area, tone.surface("#7f8798", 0.5, 0.5));
  const pane = fade(tone.night > 0.4 ? tone.lamp : "#ffffff", 0.3 + 0.5 * tone.night);
  for (const y of steps(area.y + 8, area.y + area.height, 15))
    for (const dx of [6, 16, 26])
      if (random.next() < 0.3 + 0.3 * tone.night)
        rect(brush, { x: area.x + dx, y, width: 5, height: 7 }, pane);
}

/** Sun through a window: a slanting patch on the wall or the floor. Nothing after dark. */
export function sunPatch(brush: Brush, { x, y, width, height, panes = 2 }: Rect & { panes?: number }): void {
  const { ctx, tone } = brush;
  const strength = (1 - tone.night) * (tone.sun ? 0.42 : 0.12);
  if (strength < 0.05) return;
  ctx.save();
  ctx.globalCompositeOperation = "screen";
  ctx.filter = "blur(3px)";
  const slant = -tone.light.side * width * 0.6;
  for (let pane = 0; pane < panes; pane++) {
    const left = x + (width / panes) * pane;
    const right = left + width / panes - 12;
    ctx.fillStyle = vertical(
      brush,
      [y, y + height],
      [fade(tone.light.key, strength), fade(tone.light.key, strength * 0.35)],
    );
    ctx.beginPath();
    ctx.moveTo(left, y);
    ctx.lineTo(right, y);
    ctx.lineTo(right + slant, y + height);
    ctx.lineTo(left + slant, y + height);
    ctx.fill();
  }
  ctx.restore();
}
