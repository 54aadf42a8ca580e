import { ellipse, rect, rounded, sideways, steps, vertical } from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import { pendant, plantPot, shelf } from "@/providers/animatic/scene/furnishings";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";
import { floor, sunPatch, wall, windowIn } from "@/providers/animatic/scene/walls";
import { farSide, lampRow, windowRow } from "./room-sides";

export const kitchen: PlacePainter = () => ({
  behind: [
    {
      depth: 2.6,
      paint: backWall,
    },
    {
      depth: 1.9,
      paint: counter,
    },
    {
      depth: 1.55,
      paint: lamps,
    },
  ],
  ground: (brush) => floor(brush, "#b8a48c", "tiles"),
  stand: { kind: "table", colour: "#b98a60", finish: "wood" },
  front: [],
  gloss: 0.12,
  motes: "dust",
});

function backWall(brush: Brush): void {
  const { stage, tone, random } = brush;
  wall(brush, mix("#e9dfcf", tone.quiet, 0.22), "tiles");
  for (const left of windowRow(brush, 210)) windowIn(brush, { x: left, y: 130, width: 210, height: 290 });
  const shelfWide = Math.max(250, stage.width * 0.42);
  const x = farSide(brush, shelfWide);
  shelf(brush, { x, y: 230, width: shelfWide, random: random.fork("upper") });
  shelf(brush, { x, y: 372, width: shelfWide, random: random.fork("lower") });
  sunPatch(brush, { x: stage.centre - 60, y: 190, width: 170, height: 330 });
}

function counter(brush: Brush): void {
  const { stage, tone } = brush;
  const cabinet = mix("#5f7470", tone.support, 0.5);
  const top = 520;
  rect(
    brush,
    { x: stage.left, y: top + 22, width: stage.right - stage.left, height: 420 },
    vertical(brush, [top, top + 380], [tone.surface(cabinet, 0.65), tone.surface(cabinet, 0.25)]),
  );
  for (const x of steps(stage.left, stage.right, 132)) {
    rect(brush, { x, y: top + 30, width: 3, height: 400 }, fade("#120e18", 0.35));
    rounded(
      brush,
      { x: x + 100, y: top + 80, width: 7, height: 56, radius: 3 },
      tone.surface("#d8b36a", 0.9),
    );
  }
  rect(
    brush,
    { x: stage.left, y: top, width: stage.right - stage.left, height: 24 },
    vertical(brush, [top, top + 24], [tone.surface("#f1ebe1", 1), tone.surface("#cbbfae", 0.6)]),
  );
  hob(brush, { x: farSide(brush, 150) + 20, y: top });
  for (const [at, high] of [
    [0.12, 78],
    [0.21, 58],
  ] as const)
    rounded(
      brush,
      { x: stage.width * at, y: top - high, width: 34, height: high, radius: 8 },
      sideways(
        brush,
        [stage.width * at, stage.width * at + 34],
        [tone.surface("#e7d9c3", 0.95), tone.surface("#a58a6c", 0.3)],
      ),
    );
  plantPot(brush, {
    x: stage.width * (tone.light.side < 0 ? 0.34 : 0.62),
    y: top,
    height: 120,
    random: brush.random,
  });
}

function lamps(brush: Brush): void {
  for (const x of lampRow(brush, 2)) pendant(brush, { x, y: 118, size: 92, colour: brush.tone.accent });
}

function hob(brush: Brush, { x, y }: { x: number; y: number }): void {
  const { tone } = brush;
  rounded(brush, { x, y: y - 6, width: 170, height: 12, radius: 4 }, tone.surface("#1f2128", 0.5));
  const steel = sideways(
    brush,
    [x + 20, x + 130],
    [
      tone.surface("#d9dee2", 1),
      tone.surface("#8c949c", 0.6),
      tone.surface("#e3e7ea", 0.9),
      tone.surface("#5c636b", 0.2),
    ],
  );
  rounded(brush, { x: x + 26, y: y - 66, width: 100, height: 60, radius: 10 }, steel);
  ellipse(brush, { x: x + 76, y: y - 66, rx: 52, ry: 7 }, tone.surface("#aab1b8", 0.9));
  rounded(brush, { x: x + 66, y: y - 82, width: 20, height: 12, radius: 5 }, tone.surface("#22242b", 0.5));
  rounded(brush, { x: x + 122, y: y - 52, width: 44, height: 9, radius: 4 }, tone.surface("#22242b", 0.5));
}
