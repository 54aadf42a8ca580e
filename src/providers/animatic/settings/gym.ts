import {
  ellipse,
  glow,
  line,
  rect,
  rounded,
  shade,
  sideways,
  steps,
  vertical,
} from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";
import { floor, wall, windowIn } from "@/providers/animatic/scene/walls";

/** Racks, dumbbells, a heavy bag, a mirror wall and a row of tube lights. */
export const gym: PlacePainter = () => ({
  behind: [
    {
      depth: 2.6,
      paint: backWall,
    },
    {
      depth: 1.8,
      paint: equipment,
    },
  ],
  ground: mats,
  stand: { kind: "ledge", colour: "#5a5e67", finish: "stone" },
  front: [],
  gloss: 0.3,
  motes: "dust",
});

function backWall(brush: Brush): void {
  const { stage, tone } = brush;
  wall(brush, mix("#4b505b", tone.quiet, 0.12), "brick");
  rect(
    brush,
    { x: stage.left, y: 330, width: stage.right - stage.left, height: 34 },
    tone.surface(tone.accent, 0.8),
  );
  for (const x of steps(stage.left + 40, stage.right, 340))
    windowIn(brush, { x, y: 20, width: 210, height: 200 }, { columns: 3, rows: 2, view: "city" });
  for (const at of [-0.32, 0.1, 0.5]) {
    const x = stage.centre + at * Math.max(700, stage.width);
    rounded(brush, { x: x - 110, y: 262, width: 220, height: 14, radius: 7 }, "#fdfdf6");
    glow(brush, { x, y: 268, radius: 260, colour: "#eaf4ff", alpha: 0.5, flatten: 0.5 });
  }
}

function equipment(brush: Brush): void {
  const { stage, random } = brush;
  const base = stage.floor + 50;
  const far = Math.max(205, stage.width * 0.3);
  rack(brush, { x: stage.centre - far - 130, y: base, random });
  bag(brush, { x: stage.centre + far, y: base - 130 });
  squatRack(brush, { x: stage.centre - 90, y: base - 20 });
}

function mats(brush: Brush): void {
  const { stage, tone } = brush;
  floor(brush, mix("#474a52", tone.quiet, 0.1), "tiles");
  for (const y of [stage.floor + 96, stage.floor + 112])
    rect(
      brush,
      { x: stage.left, y, width: stage.right - stage.left, height: 6 },
      fade(tone.surface(tone.accent, 0.9), 0.75),
    );
}

type Spot = { x: number; y: number };

function rack(brush: Brush, { x, y, random }: Spot & { random: { next(): number } }): void {
  const { tone } = brush;
  shade(brush, { x: x + 140, y, radius: 190, colour: tone.light.fill, alpha: 0.7, flatten: 0.1 });
  for (const side of [x, x + 270])
    rect(brush, { x: side, y: y - 270, width: 12, height: 270 }, tone.surface("#22252c", 0.7));
  for (const shelf of [y - 240, y - 155, y - 70]) {
    rect(brush, { x, y: shelf, width: 282, height: 10 }, tone.surface("#30343d", 0.9));
    for (const dx of steps(14, 250, 50))
      dumbbell(brush, { x: x + dx, y: shelf, size: 15 + random.next() * 5 });
  }
}

function dumbbell(brush: Brush, { x, y, size }: Spot & { size: number }): void {
  const { tone } = brush;
  rect(brush, { x: x + 4, y: y - size - 3, width: 32, height: 6 }, tone.surface("#b9bec6", 0.9));
  for (const dx of [0, 28])
    rounded(
      brush,
      { x: x + dx, y: y - size * 2, width: 14, height: size * 2, radius: 5 },
      sideways(brush, [x + dx, x + dx + 14], [tone.surface("#3b3f49", 1), tone.surface("#15171c", 0.4)]),
    );
  rect(brush, { x: x + 3, y: y - size * 1.4, width: 3, height: size * 0.8 }, tone.surface(tone.accent, 0.9));
}

function bag(brush: Brush, { x, y }: Spot): void {
  const { tone, stage } = brush;
  line(
    brush,
    [
      [x, stage.top],
      [x, y - 330],
    ],
    { width: 4, colour: tone.surface("#999ea8", 0.7) },
  );
  line(
    brush,
    [
      [x - 36, y - 268],
      [x, y - 330],
      [x + 36, y - 268],
    ],
    { width: 3, colour: tone.surface("#999ea8", 0.7) },
  );
  const leather = mix(tone.accent, "#5b1f1c", 0.35);
  const tones = [tone.surface(leather, 1), tone.surface(leather, 0.6), tone.surface(leather, 0.05)];
  rounded(
    brush,
    { x: x - 48, y: y - 272, width: 96, height: 290, radius: 26 },
    sideways(brush, [x - 48, x + 48], tone.light.side < 0 ? tones : tones.reverse()),
  );
  for (const dy of [-220, -40])
    rect(brush, { x: x - 48, y: y + dy, width: 96, height: 14 }, fade("#15121a", 0.55));
}

function squatRack(brush: Brush, { x, y }: Spot): void {
  const { tone } = brush;
  const steel = vertical(brush, [y - 420, y], [tone.surface("#3c414b", 1), tone.surface("#1d2026", 0.3)]);
  for (const dx of [0, 180]) rect(brush, { x: x + dx, y: y - 420, width: 14, height: 420 }, steel);
  rect(brush, { x, y: y - 420, width: 194, height: 14 }, steel);
  line(
    brush,
    [
      [x - 110, y - 270],
      [x + 304, y - 270],
    ],
    { width: 8, colour: tone.surface("#c4c9d1", 0.95) },
  );
  for (const [dx, size] of [
    [-96, 66],
    [-74, 50],
    [268, 50],
    [290, 66],
  ] as const) {
    ellipse(brush, { x: x + dx, y: y - 270, rx: 11, ry: size }, tone.surface("#1b1d23", 0.7));
    ellipse(
      brush,
      { x: x + dx - 3, y: y - 270, rx: 6, ry: size * 0.92 },
      tone.surface(mix(tone.accent, "#2a2d35", 0.6), 0.8),
    );
  }
}
