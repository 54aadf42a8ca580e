import { ellipse, type Point, polygon, rect, vertical } from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import { boulder, ridge, ridgeLine, water } from "@/providers/animatic/scene/land";
import type { Brush, PlacePainter, Stage } from "@/providers/animatic/scene/place";
import { palm } from "@/providers/animatic/scene/plants";
import { mist, skyLayer } from "@/providers/animatic/scene/sky";
import type { Tone } from "@/providers/animatic/scene/tone";

const horizonOf = ({ floor }: Stage) => Math.min(470, floor - 150);

/** Where the headland and the palms stand: away from the light. */
const shadySide = ({ light }: Tone) => (light.side < 0 ? 1 : -1);

/** Sea with glitter, foam on the sand, a headland, palms and a parasol. */
export const beach: PlacePainter = ({ spec, stage }) => ({
  behind: [
    skyLayer({ clouds: spec.weather === "clear" ? 5 : 12, horizon: horizonOf(stage) }),
    {
      depth: 14,
      paint: sea,
    },
    {
      depth: 2.2,
      paint: shoreline,
    },
  ],
  ground: sand,
  stand: { kind: "rock", colour: "#b59d82", finish: "stone" },
  front: [],
  gloss: 0.06,
  motes: "sand",
});

function sea(brush: Brush): void {
  const { stage, tone } = brush;
  const side = shadySide(tone);
  const horizon = horizonOf(stage);
  water(brush, { y: horizon, bottom: stage.floor + 60, colour: "#2f8fa8" });
  const headland = ridgeLine(brush, {
    base: horizon + 4,
    rise: 110,
    rough: 0.45,
    random: brush.random.fork("land"),
  }).map(([x, y]): Point => {
    const share = (x - stage.left) / (stage.right - stage.left);
    const near = side > 0 ? Math.max(0, share - 0.55) : Math.max(0, 0.45 - share);
    return [x, horizon + 4 - (horizon + 4 - y) * Math.min(1, near * 4)];
  });
  brush.ctx.save();
  brush.ctx.beginPath();
  brush.ctx.rect(stage.left, 0, stage.right - stage.left, horizon + 3);
  brush.ctx.clip();
  ridge(brush, { line: headland, colour: "#6d8570", far: 0.45, foot: horizon + 40 });
  brush.ctx.restore();
  mist(brush, { y: horizon, height: 60, alpha: 0.35 });
  sail(brush, { x: stage.centre - side * stage.width * 0.24, y: horizon + 12, height: 54 });
}

function shoreline(brush: Brush): void {
  const { stage, tone } = brush;
  const side = shadySide(tone);
  const far = Math.max(225, stage.width * 0.38);
  palm(brush, { x: stage.centre + side * far, y: stage.floor + 40, height: 480 });
  palm(brush, { x: stage.centre + side * (far + 74), y: stage.floor + 60, height: 390 });
  shore(brush, stage.floor - 26);
  parasol(brush, { x: stage.centre - side * far * 0.96, y: stage.floor + 44 });
}

function shore(brush: Brush, y: number): void {
  const { stage, tone } = brush;
  const wave = (top: number, bend: number): Point[] => {
    const points: Point[] = [];
    for (let x = stage.left; x <= stage.right; x += 30)
      points.push([x, top + Math.sin(x * 0.013 + bend) * 9 + Math.sin(x * 0.031 + bend * 2) * 4]);
    return points;
  };
  const below: Point[] = [
    [stage.right, stage.bottom],
    [stage.left, stage.bottom],
  ];
  polygon(brush, [...wave(y, 0.4), ...below], fade(tone.surface("#8fd3cf", 0.85), 0.75));
  polygon(brush, [...wave(y + 22, 1.7), ...below], tone.surface("#ffffff", 0.95));
  polygon(brush, [...wave(y + 34, 1.9), ...below], tone.surface("#b99d78", 0.6));
  polygon(brush, [...wave(y + 62, 2.6), ...below], tone.surface("#e3cba0", 0.85));
}

function parasol(brush: Brush, { x, y }: { x: number; y: number }): void {
  const { ctx, tone } = brush;
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(-0.12 * tone.light.side);
  rect(brush, { x: -4, y: -330, width: 8, height: 330 }, tone.surface("#f0e8d8", 0.8));
  const ribs = 7;
  for (let rib = 0; rib < ribs; rib++) {
    const from = -150 + (300 * rib) / ribs;
    const to = -150 + (300 * (rib + 1)) / ribs;
    ctx.fillStyle = tone.surface(
      rib % 2 === 0 ? tone.accent : "#fbf5ea",
      tone.light.side < 0 ? 1 - rib * 0.11 : 0.3 + rib * 0.11,
    );
    ctx.beginPath();
    ctx.moveTo(0, -350);
    ctx.quadraticCurveTo(from * 0.85, -320, from, -246);
    ctx.quadraticCurveTo((from + to) / 2, -262, to, -246);
    ctx.quadraticCurveTo(to * 0.85, -320, 0, -350);
    ctx.fill();
  }
  ctx.restore();
}

function sail(brush: Brush, { x, y, height }: { x: number; y: number; height: number }): void {
  const { tone } = brush;
  polygon(
    brush,
    [
      [x, y - height],
      [x + height * 0.5, y - 6],
      [x, y - 6],
    ],
    tone.surface("#ffffff", 0.95, 0.2),
  );
  polygon(
    brush,
    [
      [x - 3, y - height * 0.8],
      [x - height * 0.32, y - 6],
      [x - 3, y - 6],
    ],
    tone.surface(tone.accent, 0.8, 0.25),
  );
  polygon(
    brush,
    [
      [x - height * 0.4, y - 3],
      [x + height * 0.52, y - 3],
      [x + height * 0.36, y + 6],
      [x - height * 0.28, y + 6],
    ],
    tone.surface("#5a4a44", 0.5, 0.2),
  );
}

function sand(brush: Brush): void {
  const { stage, tone, random } = brush;
  const top = stage.floor + 26;
  const grain = "#e3cba0";
  const edge: Point[] = [];
  for (let x = stage.left; x <= stage.right; x += 40) edge.push([x, top + Math.sin(x * 0.009) * 10]);
  polygon(
    brush,
    [...edge, [stage.right, stage.bottom], [stage.left, stage.bottom]],
    vertical(
      brush,
      [top, stage.bottom],
      [
        tone.surface(grain, 0.85),
        tone.surface(mix(grain, "#ffffff", 0.15), 1),
        tone.surface(mix(grain, "#8b6a48", 0.4), 0.5),
      ],
    ),
  );
  for (let dent = 0; dent < 120; dent++) {
    const y = top + 20 + (stage.bottom - top) * random.next();
    const near = (y - top) / 300;
    const x = random.between(stage.left, stage.right);
    const wide = (10 + 26 * near) * random.between(0.5, 1.3);
    ellipse(
      brush,
      { x, y, rx: wide, ry: wide * 0.16 },
      fade(tone.surface(mix(grain, "#7c5a3c", 0.5), 0.2), 0.3),
    );
    ellipse(
      brush,
      { x, y: y + wide * 0.14, rx: wide * 0.9, ry: wide * 0.1 },
      fade(tone.surface("#fff3d8", 1), 0.4),
    );
  }
  for (const at of [-0.42, 0.4])
    boulder(brush, { x: stage.centre + at * stage.width, y: top + 160, size: 24, colour: "#9b8a78" });
}
