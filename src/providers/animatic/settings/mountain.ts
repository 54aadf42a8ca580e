import { rect, steps, vertical } from "@/providers/animatic/scene/brush";
import { mix } from "@/providers/animatic/scene/colour";
import { boulder, ridge, ridgeLine, water } from "@/providers/animatic/scene/land";
import type { Brush, PlacePainter, Stage } from "@/providers/animatic/scene/place";
import { flowers, grass, pine } from "@/providers/animatic/scene/plants";
import { mist, skyLayer } from "@/providers/animatic/scene/sky";
import type { Tone } from "@/providers/animatic/scene/tone";

const shoreOf = ({ floor }: Stage) => floor - 110;

const meadowOf = ({ snowy }: Tone) => (snowy ? "#e9eef4" : "#7f9150");

/** Snowy peaks over a lake, conifers on the shore, an alpine meadow in front. */
export const mountain: PlacePainter = ({ spec, tone }) => ({
  behind: [
    skyLayer({ clouds: spec.weather === "clear" ? 5 : 12, horizon: 520 }),
    {
      depth: 16,
      paint: farPeaks,
    },
    {
      depth: 8,
      paint: nearPeaks,
    },
    {
      depth: 2.6,
      paint: pines,
    },
  ],
  ground: meadowGround,
  stand: { kind: "rock", colour: "#8b9099", finish: "stone" },
  front: [
    {
      depth: 0.7,
      paint: (brush) =>
        tone.snowy
          ? undefined
          : grass(brush, { y: 1140, height: 170, colour: meadowOf(tone), density: 0.22 }),
    },
  ],
  gloss: 0,
  motes: "dust",
});

function farPeaks(brush: Brush): void {
  ridge(brush, {
    line: ridgeLine(brush, { base: 500, rise: 380, rough: 0.56, random: brush.random.fork("far") }),
    colour: "#7485a8",
    far: 0.5,
    foot: 560,
    snow: 380,
  });
  mist(brush, { y: 520, height: 170, alpha: 0.45 });
}

function nearPeaks(brush: Brush): void {
  const { stage } = brush;
  const shore = shoreOf(stage);
  ridge(brush, {
    line: ridgeLine(brush, {
      base: shore - 10,
      rise: 300,
      rough: 0.5,
      random: brush.random.fork("near"),
    }),
    colour: "#5d6d80",
    far: 0.2,
    foot: shore + 30,
    snow: 400,
  });
  mist(brush, { y: shore - 20, height: 140, alpha: 0.4 });
  water(brush, { y: shore, bottom: stage.floor + 30, colour: "#3d7f93" });
  mist(brush, { y: shore, height: 36, alpha: 0.5 });
}

function pines(brush: Brush): void {
  const { stage, random, tone } = brush;
  const far = stage.width * 0.2;
  for (const x of steps(stage.left, stage.right, 46)) {
    const off = Math.abs(x - stage.centre);
    if (off > far)
      pine(brush, {
        x: x + random.between(-16, 16),
        y: stage.floor + 24 + random.between(-8, 14),
        height: random.between(140, 250) * (0.75 + 0.6 * Math.min(1, off / stage.width)),
        colour: "#35543f",
        far: 0.1,
        snow: tone.snowy,
      });
  }
}

function meadowGround(brush: Brush): void {
  const { stage, tone, random } = brush;
  const meadow = meadowOf(tone);
  const top = stage.floor;
  rect(
    brush,
    { x: stage.left, y: top, width: stage.right - stage.left, height: stage.bottom - top },
    vertical(
      brush,
      [top, stage.bottom],
      [
        tone.surface(meadow, 0.85, 0.12),
        tone.surface(meadow, 0.8),
        tone.surface(mix(meadow, "#3c4a2c", tone.snowy ? 0.2 : 0.6), 0.4),
      ],
    ),
  );
  for (let stone = 0; stone < 12; stone++)
    boulder(brush, {
      x: random.between(stage.left, stage.right),
      y: top + random.between(26, 320),
      size: random.between(12, 40),
      colour: "#8d929a",
    });
  if (tone.snowy) return;
  for (const [y, height] of [
    [top + 12, 26],
    [top + 120, 40],
    [top + 250, 58],
  ] as const) {
    grass(brush, { y, height, colour: meadow, density: 0.4 });
    flowers(brush, { y, height: height * 1.1, colours: ["#ffffff", "#f2d24b", tone.accent], count: 22 });
  }
}
