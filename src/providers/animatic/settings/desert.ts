import { line, polygon, rect, rounded, sideways, steps, vertical } from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import { boulder, dune } from "@/providers/animatic/scene/land";
import type { Brush, PlacePainter, Stage } from "@/providers/animatic/scene/place";
import { mist, skyLayer } from "@/providers/animatic/scene/sky";

const horizonOf = ({ floor }: Stage) => floor - 130;

const sand = "#e0a869";

/** Table mountains, rows of dunes with sharp crests, cactus and wind ripples. */
export const desert: PlacePainter = ({ spec, stage }) => ({
  behind: [
    skyLayer({ clouds: spec.weather === "clear" ? 2 : 9, horizon: horizonOf(stage) + 30 }),
    {
      depth: 14,
      paint: mesas,
    },
    {
      depth: 6,
      paint: farDunes,
    },
    {
      depth: 2.4,
      paint: nearDunes,
    },
  ],
  ground: ripples,
  stand: { kind: "rock", colour: "#c48457", finish: "stone" },
  front: [],
  gloss: 0,
  motes: "sand",
});

function mesas(brush: Brush): void {
  const { stage, random } = brush;
  const horizon = horizonOf(stage);
  for (const at of [-0.55, -0.12, 0.3, 0.78])
    mesa(brush, {
      x: stage.centre + at * Math.max(800, stage.width) + random.between(-40, 40),
      foot: horizon + 20,
      wide: random.between(150, 260),
      high: random.between(90, 210),
    });
  mist(brush, { y: horizon, height: 130, alpha: 0.5 });
}

function farDunes(brush: Brush): void {
  const { stage, tone, random } = brush;
  const horizon = horizonOf(stage);
  rect(
    brush,
    { x: stage.left, y: horizon + 26, width: stage.right - stage.left, height: 400 },
    tone.surface(sand, 0.7, 0.35),
  );
  for (const peak of steps(stage.left, stage.right, 260))
    dune(brush, {
      peak: peak + random.between(-60, 60),
      y: horizon + 66,
      wide: 270,
      high: random.between(40, 84),
      colour: sand,
      far: 0.32,
    });
  mist(brush, { y: horizon + 60, height: 90, alpha: 0.3 });
}

function nearDunes(brush: Brush): void {
  const { stage, tone, random } = brush;
  const side = tone.light.side < 0 ? 1 : -1;
  dune(brush, {
    peak: stage.centre + side * stage.width * 0.42,
    y: stage.floor + 40,
    wide: 520,
    high: 170,
    colour: sand,
    far: 0.1,
  });
  dune(brush, {
    peak: stage.centre - side * stage.width * 0.5,
    y: stage.floor + 50,
    wide: 460,
    high: 110,
    colour: sand,
    far: 0.08,
  });
  cactus(brush, {
    x: stage.centre - side * Math.max(215, stage.width * 0.34),
    y: stage.floor + 44,
    height: random.between(230, 280),
  });
  cactus(brush, {
    x: stage.centre + side * Math.max(262, stage.width * 0.42),
    y: stage.floor + 30,
    height: 150,
  });
}

function ripples(brush: Brush): void {
  const { stage, tone, random } = brush;
  const top = stage.floor + 24;
  rect(
    brush,
    { x: stage.left, y: top, width: stage.right - stage.left, height: stage.bottom - top },
    vertical(
      brush,
      [top, stage.bottom],
      [
        tone.surface(sand, 0.9),
        tone.surface(mix(sand, "#fff0d0", 0.15), 0.95),
        tone.surface(mix(sand, "#7d4a2d", 0.5), 0.5),
      ],
    ),
  );
  for (let ripple = 0; ripple < 26; ripple++) {
    const y = top + 10 + (ripple / 26) ** 1.7 * 560;
    const bend = random.between(0, 6);
    const points = steps(stage.left, stage.right + 40, 40).map(
      (x) => [x, y + Math.sin(x * 0.011 + bend) * (4 + ripple * 0.5)] as const,
    );
    line(brush, points, {
      width: 1.5 + ripple * 0.28,
      colour: fade(tone.surface(mix(sand, "#7d4a2d", 0.5), 0.2), 0.28),
    });
    line(
      brush,
      points.map(([x, py]) => [x, py - 2 - ripple * 0.25] as const),
      { width: 1 + ripple * 0.18, colour: fade(tone.surface("#fff0cf", 1), 0.25) },
    );
  }
  for (const at of [-0.4, 0.36])
    boulder(brush, { x: stage.centre + at * stage.width, y: top + 90, size: 38, colour: "#b5734c" });
}

function mesa(
  brush: Brush,
  { x, foot, wide, high }: { x: number; foot: number; wide: number; high: number },
): void {
  const { tone, random } = brush;
  const rock = "#b8694a";
  const top = foot - high;
  polygon(
    brush,
    [
      [x - wide * 0.5, foot],
      [x - wide * 0.38, top + high * 0.45],
      [x - wide * 0.34, top],
      [x + wide * 0.32, top + 6],
      [x + wide * 0.37, top + high * 0.5],
      [x + wide * 0.52, foot],
    ],
    vertical(brush, [top, foot], [tone.surface(rock, 0.85, 0.3), tone.surface(rock, 0.6, 0.5)]),
  );
  for (const share of [0.2, 0.38])
    rect(
      brush,
      { x: x - wide * 0.35, y: top + high * share, width: wide * 0.71, height: 5 },
      fade(tone.surface("#7d3d2c", 0.3, 0.3), 0.35),
    );
  for (let crack = 0; crack < 7; crack++) {
    const at = x + wide * random.between(-0.32, 0.32);
    line(
      brush,
      [
        [at, top + 4],
        [at + random.between(-6, 6), top + high * random.between(0.3, 0.6)],
      ],
      { width: 3, colour: fade(tone.surface("#6b3226", 0.2, 0.25), 0.4) },
    );
  }
}

function cactus(brush: Brush, { x, y, height }: { x: number; y: number; height: number }): void {
  const { tone } = brush;
  const green = "#5d8a58";
  const wide = height * 0.15;
  const tones = [tone.surface(green, 1), tone.surface(green, 0.5), tone.surface(green, 0.05)];
  const skin = sideways(brush, [x - wide * 2, x + wide * 2], tone.light.side < 0 ? tones : tones.reverse());
  for (const [side, low, tall] of [
    [-1, 0.42, 0.3],
    [1, 0.54, 0.36],
  ] as const) {
    const arm = x + side * wide * 1.5;
    rounded(
      brush,
      {
        x: Math.min(x, arm) - wide * 0.3,
        y: y - height * low - wide * 0.6,
        width: wide * 2.1,
        height: wide * 0.62,
        radius: wide * 0.3,
      },
      skin,
    );
    rounded(
      brush,
      {
        x: arm - wide * 0.33,
        y: y - height * (low + tall),
        width: wide * 0.66,
        height: height * tall,
        radius: wide * 0.33,
      },
      skin,
    );
  }
  rounded(brush, { x: x - wide / 2, y: y - height, width: wide, height: height + 6, radius: wide / 2 }, skin);
  for (const rib of [-0.22, 0, 0.22])
    line(
      brush,
      [
        [x + wide * rib, y - height + wide * 0.4],
        [x + wide * rib, y - 4],
      ],
      { width: 2, colour: fade("#1d3322", 0.28) },
    );
}
