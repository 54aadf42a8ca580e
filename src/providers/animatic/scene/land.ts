import type { Random } from "@/domain/random";
import { ellipse, fadeDown, type Point, polygon, rect, vertical } from "./brush";
import { fade, mix } from "./colour";
import type { Brush } from "./place";

/** Mountains, rocks, dunes and water. */

/** Heights of a ridge from left to right by midpoint displacement. */
export function ridgeLine(
  brush: Brush,
  { base, rise, rough, random }: { base: number; rise: number; rough: number; random: Random },
): Point[] {
  const { stage } = brush;
  let heights = [random.next(), random.next(), random.next(), random.next(), random.next()];
  let reach = 0.5;
  for (let pass = 0; pass < 5; pass++) {
    heights = heights.flatMap((height, index) => {
      const next = heights[index + 1];
      return next === undefined ? [height] : [height, (height + next) / 2 + (random.next() - 0.5) * reach];
    });
    reach *= rough;
  }
  const wide = stage.right - stage.left;
  return heights.map(
    (height, index) => [stage.left + (wide * index) / (heights.length - 1), base - rise * height] as const,
  );
}

/** Hills or mountains that fade into mist at their foot; `snow` covers the heights above that line. */
export function ridge(
  brush: Brush,
  {
    line: crest,
    colour,
    far,
    foot,
    snow,
  }: { line: Point[]; colour: string; far: number; foot: number; snow?: number },
): void {
  const { stage, tone, random } = brush;
  const top = Math.min(...crest.map(([, y]) => y));
  polygon(
    brush,
    [...crest, [stage.right, stage.bottom], [stage.left, stage.bottom]],
    vertical(
      brush,
      [top, foot],
      [
        tone.surface(colour, 0.7, far),
        tone.surface(colour, 0.6, far + (1 - far) * 0.25),
        tone.surface(colour, 0.5, far + (1 - far) * 0.55),
      ],
    ),
  );
  for (const [index, [x, y]] of crest.entries()) {
    const around = crest.slice(Math.max(0, index - 5), index + 6);
    if (around.some(([, other]) => other < y)) continue;
    shadedFace(brush, { x, y, deep: Math.min(foot - y, 300) * random.between(0.65, 1), colour, far });
  }
  if (snow !== undefined) snowCover(brush, { crest, far, snow });
}

/** The side of a peak that turns away from the light, with a ragged edge. */
function shadedFace(
  brush: Brush,
  { x, y, deep, colour, far }: { x: number; y: number; deep: number; colour: string; far: number },
): void {
  const { tone, random } = brush;
  const away = tone.light.side < 0 ? 1 : -1;
  const wide = deep * random.between(0.6, 0.95);
  const spine = (share: number) => x + away * wide * random.between(-0.06, 0.16) * share;
  const face: Point[] = [
    [x, y],
    [x + away * wide * 0.45, y + deep * 0.4],
    [x + away * wide, y + deep],
    [spine(1), y + deep],
    [spine(1.4), y + deep * 0.72],
    [spine(0.4), y + deep * 0.5],
    [spine(1.2), y + deep * 0.26],
  ];
  polygon(
    brush,
    face,
    fadeDown(brush, [y, y + deep], { colour: tone.surface(colour, 0.05, far), alpha: 0.6 }),
  );
}

/** Snow from the crest downwards, thicker the higher the crest stands, in tongues along the gullies. */
function snowCover(
  brush: Brush,
  { crest, far, snow }: { crest: readonly Point[]; far: number; snow: number },
): void {
  const { tone, random } = brush;
  const depths = crest.map(([, y]) => Math.max(0, snow - y) * random.between(0.3, 0.95));
  const at = (index: number): Point => crest[Math.min(crest.length - 1, Math.max(0, index))] ?? [0, 0];
  const away = tone.light.side < 0 ? 1 : -1;
  for (const [index, [x, y]] of crest.entries()) {
    const depth = depths[index] ?? 0;
    const next = at(index + 1);
    if (depth <= 0) continue;
    const falls = (at(index + 2)[1] - at(index - 2)[1]) * away > 0;
    const colour = falls
      ? tone.surface("#b4c2dc", 0.6, far * 0.9)
      : tone.surface("#f8fafd", 0.95, far * 0.75);
    const lower: Point[] = [
      [next[0] + 1, next[1] + (depths[index + 1] ?? 0)],
      [(x + next[0]) / 2, Math.max(y, next[1]) + depth * 0.5],
      [x, y + depth],
    ];
    polygon(brush, [[x, y - 1], [next[0] + 1, next[1] - 1], ...lower], colour);
  }
}

/** A boulder with a lit top and a shaded flank. */
export function boulder(
  brush: Brush,
  { x, y, size, colour, far = 0 }: { x: number; y: number; size: number; colour: string; far?: number },
): void {
  const { tone, random } = brush;
  const rim: Point[] = [];
  for (let corner = 0; corner <= 8; corner++) {
    const turn = Math.PI + (corner / 8) * Math.PI;
    const reach = size * random.between(0.8, 1.1);
    rim.push([x + Math.cos(turn) * reach, y + Math.sin(turn) * reach * 0.62]);
  }
  polygon(brush, rim, tone.surface(colour, 0.85, far));
  const side = tone.light.side < 0 ? 1 : -1;
  polygon(
    brush,
    [
      [x + side * size * 0.1, y - size * 0.52],
      [x + side * size * 0.55, y - size * 0.4],
      [x + side * size * 0.92, y],
      [x + side * size * 0.05, y],
      [x + side * size * 0.28, y - size * 0.24],
    ],
    fade(tone.surface(colour, 0.1, far), 0.8),
  );
}

/** Water with horizontal glitter towards the light. */
export function water(
  brush: Brush,
  { y, bottom, colour }: { y: number; bottom: number; colour: string },
): void {
  const { stage, tone, random } = brush;
  const wide = stage.right - stage.left;
  rect(
    brush,
    { x: stage.left, y, width: wide, height: bottom - y },
    vertical(
      brush,
      [y, bottom],
      [
        mix(tone.surface(colour, 0.8), tone.sky.low, 0.55),
        tone.surface(colour, 0.75),
        tone.surface(mix(colour, "#bfe9e0", 0.35), 0.9),
      ],
    ),
  );
  const sun = (tone.sun?.x ?? 0.5) * stage.width;
  for (let glint = 0; glint < 260; glint++) {
    const depth = random.next() ** 1.6;
    const at = y + 3 + (bottom - y) * depth;
    const spread = (60 + 260 * depth) * (tone.sun ? 1 : 4);
    const x =
      random.next() < 0.65
        ? sun + (random.next() + random.next() - 1) * spread
        : random.between(stage.left, stage.right);
    const long = (8 + 44 * depth) * random.between(0.4, 1.2);
    ellipse(
      brush,
      { x, y: at, rx: long, ry: 0.8 + 2.2 * depth },
      fade(mix(tone.sky.glow, "#ffffff", 0.4), random.between(0.12, 0.6) * (tone.sun ? 1 : 0.5)),
    );
  }
}

/** A dune: a smooth lit back and a sharp shaded slip face. */
export function dune(
  brush: Brush,
  {
    peak,
    y,
    wide,
    high,
    colour,
    far = 0,
  }: { peak: number; y: number; wide: number; high: number; colour: string; far?: number },
): void {
  const { ctx, tone, stage } = brush;
  const shaded = tone.light.side < 0 ? 1 : -1;
  const lit = tone.surface(colour, 1, far);
  ctx.beginPath();
  ctx.moveTo(peak - wide, y);
  ctx.bezierCurveTo(peak - wide * 0.5, y, peak - wide * 0.3, y - high, peak, y - high);
  ctx.bezierCurveTo(peak + wide * 0.3, y - high, peak + wide * 0.5, y, peak + wide, y);
  ctx.lineTo(peak + wide, stage.bottom);
  ctx.lineTo(peak - wide, stage.bottom);
  ctx.closePath();
  ctx.fillStyle = vertical(
    brush,
    [y - high, y + high * 1.4],
    [lit, tone.surface(mix(colour, "#a86f45", 0.2), 0.75, far)],
  );
  ctx.fill();
  ctx.beginPath();
  ctx.moveTo(peak, y - high);
  ctx.bezierCurveTo(
    peak + shaded * wide * 0.3,
    y - high,
    peak + shaded * wide * 0.5,
    y,
    peak + shaded * wide,
    y,
  );
  ctx.lineTo(peak + shaded * wide * 0.62, y + high * 0.5);
  ctx.bezierCurveTo(
    peak + shaded * wide * 0.3,
    y + high * 0.2,
    peak - shaded * wide * 0.06,
    y - high * 0.3,
    peak,
    y - high,
  );
  ctx.fillStyle = fadeDown(brush, [y - high, y + high * 0.5], {
    colour: tone.surface(colour, 0.1, far),
    alpha: 0.85,
  });
  ctx.fill();
}
