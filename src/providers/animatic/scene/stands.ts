import type { Box } from "@/providers/animatic/light";
import { ellipse, line, type Point, polygon, rect, shade, sideways, steps, vertical, within } from "./brush";
import { fade, mix } from "./colour";
import { type Placed, surfaceY } from "./layout";
import type { Brush, Stand } from "./place";

/** Back edge of a surface close to the camera, and where its top turns into its front. */
const back = 604;
const front = 956;

/** The surface that small subjects share. */
export function paintStand(brush: Brush, stand: Stand, things: readonly Placed[]): void {
  const left = Math.min(...things.map(({ box }) => box.x), brush.stage.centre - 90);
  const right = Math.max(...things.map(({ box }) => box.x + box.width), brush.stage.centre + 90);
  if (stand.kind === "plinth")
    plinth(brush, stand, {
      centre: (left + right) / 2,
      half: (right - left) / 2 + 70,
      top: surfaceY,
      foot: 905,
    });
  else if (stand.kind === "rock") rock(brush, stand, { left: left - 90, right: right + 90 });
  else slab(brush, stand);
}

/** A stand for one small thing beside a person. */
export function paintOwnStand(brush: Brush, stand: Stand, box: Box): void {
  plinth(brush, stand, {
    centre: box.x + box.width / 2,
    half: Math.max(60, box.width * 0.62),
    top: box.y + box.height,
    foot: 946,
  });
}

function slab(brush: Brush, stand: Stand): void {
  const { stage, tone } = brush;
  const wide = stage.right - stage.left;
  const top = tone.surface(stand.colour, 0.95);
  const far = tone.surface(stand.colour, 0.7, 0.15);
  rect(
    brush,
    { x: stage.left, y: back, width: wide, height: front - back },
    vertical(brush, [back, front], [far, top, mix(top, tone.surface(stand.colour, 0.6), 0.5)]),
  );
  const topFace: Point[] = [
    [stage.left, back],
    [stage.right, back],
    [stage.right, front],
    [stage.left, front],
  ];
  within(brush, topFace, () => {
    if (stand.finish === "wood") grain(brush, stand.colour);
    if (stand.finish === "stone") veins(brush, stand.colour);
    shade(brush, {
      x: stage.centre,
      y: front + 60,
      radius: stage.width,
      colour: tone.light.fill,
      alpha: 0.4,
      flatten: 0.2,
    });
  });
  const sheen = fade(tone.light.rim, 0.22);
  rect(
    brush,
    { x: stage.left, y: back, width: wide, height: 90 },
    vertical(brush, [back, back + 90], [sheen, fade(tone.light.rim, 0)]),
  );
  rect(
    brush,
    { x: stage.left, y: front, width: wide, height: stage.bottom - front },
    vertical(
      brush,
      [front, front + 260],
      [tone.surface(stand.colour, 0.4), tone.surface(mix(stand.colour, "#1a1420", 0.45), 0.2)],
    ),
  );
  rect(brush, { x: stage.left, y: front - 3, width: wide, height: 6 }, fade(mix(top, "#ffffff", 0.5), 0.7));
}

/** Boards that run towards the camera. */
function grain(brush: Brush, colour: string): void {
  const { stage, tone, random } = brush;
  const reach = stage.right - stage.left;
  for (const x of steps(-reach, reach, 95)) {
    const near = stage.centre + x * 1.5;
    const far = stage.centre + x * 0.8;
    const tint = tone.surface(mix(colour, "#4a2f1c", random.next() * 0.28), 0.85);
    polygon(
      brush,
      [
        [far, back],
        [far + 76, back],
        [near + 142, front],
        [near, front],
      ],
      fade(tint, 0.55),
    );
    line(
      brush,
      [
        [far, back],
        [near, front],
      ],
      { width: 2, colour: fade("#24160e", 0.3) },
    );
    for (let mark = 0; mark < 4; mark++) {
      const at = random.next();
      line(
        brush,
        [
          [far + 76 * at, back + 20],
          [near + 142 * at + random.between(-5, 5), front],
        ],
        {
          width: 1.2,
          colour: fade("#2a190f", 0.12),
        },
      );
    }
  }
}

function veins(brush: Brush, colour: string): void {
  const { stage, tone, random } = brush;
  for (let index = 0; index < 16; index++) {
    let x = random.between(stage.left, stage.right);
    let y = random.between(back, front);
    const points: Point[] = [[x, y]];
    for (let step = 0; step < 7; step++) {
      x += random.between(14, 60);
      y += random.between(-14, 16);
      points.push([x, y]);
    }
    line(brush, points, {
      width: random.between(0.8, 3),
      colour: fade(tone.surface(mix(colour, "#6b6f7a", 0.6), 0.7), random.between(0.15, 0.4)),
    });
  }
}

function plinth(
  brush: Brush,
  stand: Stand,
  { centre, half, top, foot }: { centre: number; half: number; top: number; foot: number },
): void {
  const { ctx, tone } = brush;
  const tilt = half * 0.16;
  const surface = top + tilt * 0.1;
  const side = tone.light.side >= 0;
  const bright = tone.surface(stand.colour, 0.95);
  const dim = tone.surface(stand.colour, 0.12);
  shade(brush, {
    x: centre - tone.light.side * half * 0.5,
    y: foot + tilt * 0.4,
    radius: half * 1.7,
    colour: tone.light.fill,
    alpha: 0.55,
    flatten: 0.18,
  });
  ctx.beginPath();
  ctx.ellipse(centre, foot, half, tilt, 0, 0, Math.PI);
  ctx.lineTo(centre - half, surface);
  ctx.lineTo(centre + half, surface);
  ctx.closePath();
  const middle = tone.surface(stand.colour, 0.6);
  const across = [dim, middle, bright, middle];
  ctx.fillStyle = sideways(brush, [centre - half, centre + half], side ? across : [...across].reverse());
  ctx.fill();
  ellipse(brush, { x: centre, y: surface, rx: half, ry: tilt }, mix(bright, "#ffffff", 0.12));
  ctx.strokeStyle = fade(tone.light.rim, 0.5);
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.ellipse(centre, surface, half, tilt, 0, 0, Math.PI);
  ctx.stroke();
}

/** A low-poly boulder with a flat top: rows of corners joined by facets, each as bright as it faces the light. */
function rock(brush: Brush, stand: Stand, { left, right }: { left: number; right: number }): void {
  const { tone, random } = brush;
  const middle = (left + right) / 2;
  const half = (right - left) / 2;
  const foot = 985;
  const lit = tone.surface(stand.colour, 1);
  const dark = tone.surface(mix(stand.colour, "#20202c", 0.25), 0.12);
  shade(brush, {
    x: middle,
    y: foot - 14,
    radius: half * 2.1,
    colour: tone.light.fill,
    alpha: 0.6,
    flatten: 0.14,
  });
  const columns = 7;
  const row = (y: number, reach: number, jitter: number): Point[] =>
    Array.from({ length: columns + 1 }, (_, index) => {
      const share = (index / columns) * 2 - 1;
      const sag = (1 - share * share) * 16;
      return [
        middle + share * half * reach + random.between(-jitter, jitter),
        y + sag + random.between(-jitter, jitter),
      ];
    });
  const back = row(surfaceY - 34, 0.82, 5);
  const rim = row(surfaceY + 14, 1, 6);
  const rows = [rim, row(762, 1.12, 22), row(868, 1.3, 24), row(foot, 1.42, 8)];
  polygon(brush, [...back, ...[...rim].reverse()], lit);
  for (const [level, upper] of rows.slice(0, -1).entries()) {
    const lower = rows[level + 1] ?? upper;
    for (let column = 0; column < columns; column++) {
      const [a, b, c, d] = [upper[column], upper[column + 1], lower[column + 1], lower[column]];
      if (!a || !b || !c || !d) continue;
      const facing = 0.5 + ((column + 0.5) / columns - 0.5) * tone.light.side;
      for (const corners of random.next() < 0.5
        ? [
            [a, b, c],
            [a, c, d],
          ]
        : [
            [a, b, d],
            [b, c, d],
          ]) {
        const share = facing * 0.75 + random.between(-0.14, 0.2) - level * 0.07;
        const colour = mix(dark, lit, Math.min(0.85, Math.max(0, share)));
        polygon(brush, corners, colour);
        line(brush, [...corners, ...corners.slice(0, 1)], { width: 1, colour });
      }
    }
  }
  line(brush, rim, { width: 2.5, colour: fade(tone.light.rim, 0.45) });
}
