import { ellipse, polygon, rect, rounded, steps, vertical } from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";
import { flowers, grass, tree } from "@/providers/animatic/scene/plants";
import { mist, skyLayer } from "@/providers/animatic/scene/sky";
import type { Tone } from "@/providers/animatic/scene/tone";

const blossomOf = ({ accent }: Tone): [string, ...string[]] => [
  accent,
  "#f6e7ef",
  "#f2c14b",
  mix(accent, "#ffffff", 0.5),
];

/** Lawn, flower beds, a picket fence, a rose arch and trees behind. */
export const garden: PlacePainter = ({ spec }) => ({
  behind: [
    skyLayer({ clouds: spec.weather === "clear" ? 6 : 12, horizon: 560 }),
    {
      depth: 7,
      paint: trees,
    },
    {
      depth: 3,
      paint: fenceAndArch,
    },
    {
      depth: 1.8,
      paint: bed,
    },
  ],
  ground: lawn,
  stand: { kind: "table", colour: "#b08a60", finish: "wood" },
  front: [
    {
      depth: 0.68,
      paint: nearFlowers,
    },
  ],
  gloss: 0,
  motes: "petals",
});

function trees(brush: Brush): void {
  const { stage, random } = brush;
  for (const x of steps(stage.left, stage.right, 84))
    tree(brush, {
      x: x + random.between(-30, 30),
      y: stage.floor - 30,
      height: random.between(260, 420),
      colour: random.pick(["#5d8450", "#6f9457", "#4e7750"]),
      far: 0.36,
    });
  mist(brush, { y: stage.floor - 70, height: 200, alpha: 0.4 });
}

function fenceAndArch(brush: Brush): void {
  const { stage, tone } = brush;
  const blossom = blossomOf(tone);
  hedge(brush, stage.floor - 110);
  fence(brush, stage.floor + 14);
  roseArch(brush, {
    x: stage.centre + (tone.light.side < 0 ? 0.3 : -0.3) * Math.max(560, stage.width),
    y: stage.floor + 18,
    colours: blossom,
  });
}

function bed(brush: Brush): void {
  const { stage, tone } = brush;
  const blossom = blossomOf(tone);
  grass(brush, { y: stage.floor + 44, height: 60, colour: "#6f9a4c", density: 0.5 });
  flowers(brush, {
    y: stage.floor + 46,
    height: 120,
    colours: blossom,
    count: Math.round(stage.width / 9),
  });
}

function lawn(brush: Brush): void {
  const { stage, tone } = brush;
  const top = stage.floor + 36;
  const lawn = "#7aa850";
  rect(
    brush,
    { x: stage.left, y: top, width: stage.right - stage.left, height: stage.bottom - top },
    vertical(
      brush,
      [top, stage.bottom],
      [tone.surface(lawn, 0.9), tone.surface(lawn, 0.8), tone.surface("#496b38", 0.4)],
    ),
  );
  for (const [y, height] of [
    [top + 10, 20],
    [top + 70, 26],
    [top + 150, 34],
    [top + 250, 44],
  ] as const)
    grass(brush, { y, height, colour: lawn, density: 0.35 });
  for (let stone = 0; stone < 5; stone++) {
    const y = top + 40 + stone ** 1.5 * 46;
    ellipse(
      brush,
      { x: stage.centre + Math.sin(stone * 1.7) * 46, y, rx: 52 + stone * 16, ry: 11 + stone * 4 },
      tone.surface("#b9b3a6", 0.85),
    );
  }
}

function nearFlowers(brush: Brush): void {
  const { stage, tone } = brush;
  const blossom = blossomOf(tone);
  flowers(
    { ...brush, stage: { ...stage, right: stage.width * 0.22 } },
    { y: 1140, height: 230, colours: blossom, count: 8 },
  );
  flowers(
    { ...brush, stage: { ...stage, left: stage.width * 0.84 } },
    { y: 1140, height: 210, colours: blossom, count: 7 },
  );
}

function hedge(brush: Brush, y: number): void {
  const { stage, tone, random } = brush;
  for (const lit of [0.1, 0.5, 0.9])
    for (const x of steps(stage.left, stage.right, 18))
      ellipse(
        brush,
        { x: x + random.between(-10, 10), y: y + (1 - lit) * 60 + random.between(0, 26), rx: 20, ry: 17 },
        tone.surface(mix("#4a7346", "#8db35f", lit * 0.7), lit, 0.1),
      );
  rect(
    brush,
    { x: stage.left, y: y + 50, width: stage.right - stage.left, height: 300 },
    vertical(brush, [y + 50, y + 200], [tone.surface("#45693f", 0.4, 0.08), tone.surface("#5f8a48", 0.6)]),
  );
}

function fence(brush: Brush, y: number): void {
  const { stage, tone } = brush;
  for (const rail of [y - 104, y - 44])
    rect(
      brush,
      { x: stage.left, y: rail, width: stage.right - stage.left, height: 11 },
      tone.surface("#f1ede4", 0.6),
    );
  for (const x of steps(stage.left, stage.right, 32)) {
    const pale = tone.surface("#faf7f0", 0.95);
    polygon(
      brush,
      [
        [x, y],
        [x, y - 126],
        [x + 10, y - 140],
        [x + 20, y - 126],
        [x + 20, y],
      ],
      pale,
    );
    rect(brush, { x: x + 16, y: y - 124, width: 4, height: 124 }, fade(tone.surface("#8d8a94", 0.2), 0.4));
  }
}

function roseArch(
  brush: Brush,
  { x, y, colours }: { x: number; y: number; colours: readonly [string, ...string[]] },
): void {
  const { ctx, tone, random } = brush;
  ctx.strokeStyle = tone.surface("#f5f1e8", 0.85);
  ctx.lineWidth = 12;
  for (const grow of [0, 22]) {
    ctx.beginPath();
    ctx.moveTo(x - 105 - grow, y);
    ctx.lineTo(x - 105 - grow, y - 270);
    ctx.arc(x, y - 270, 105 + grow, Math.PI, 0);
    ctx.lineTo(x + 105 + grow, y);
    ctx.stroke();
  }
  for (let leaf = 0; leaf < 210; leaf++) {
    const along = random.next();
    const turn = Math.PI * (1 - along);
    const column = along < 0.3 || along > 0.7;
    const [px, py] = column
      ? [x + (along < 0.5 ? -116 : 116), y - 270 * random.next()]
      : [x + Math.cos(turn * 1.6 - 0.94) * 118, y - 272 - Math.sin(turn * 1.6 - 0.94) * 118];
    const isRose = random.next() < 0.26;
    const fill = isRose
      ? tone.surface(random.pick(colours), random.between(0.6, 1))
      : tone.surface(mix("#47703f", "#8fb45c", random.next()), random.between(0.2, 1));
    const size = isRose ? random.between(8, 13) : random.between(9, 16);
    ellipse(
      brush,
      { x: px + random.between(-24, 24), y: py + random.between(-18, 18), rx: size, ry: size * 0.8 },
      fill,
    );
  }
  rounded(brush, { x: x - 70, y: y - 8, width: 140, height: 10, radius: 4 }, tone.surface("#cbb892", 0.8));
}
