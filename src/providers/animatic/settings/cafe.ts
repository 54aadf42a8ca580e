import { ellipse, line, rect, rounded, sideways, steps, vertical } from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import { pendant, plantPot, shelf } from "@/providers/animatic/scene/furnishings";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";
import { floor, sunPatch, wall, windowIn } from "@/providers/animatic/scene/walls";
import { farSide, lampRow, windowRow, windowSide } from "./room-sides";

export const cafe: PlacePainter = () => ({
  behind: [
    {
      depth: 2.6,
      paint: backWall,
    },
    {
      depth: 1.85,
      paint: counter,
    },
    {
      depth: 1.5,
      paint: lamps,
    },
  ],
  ground: (brush) => floor(brush, "#8a6a50", "boards"),
  stand: { kind: "table", colour: "#9c6f47", finish: "wood" },
  front: [],
  gloss: 0.16,
  motes: "dust",
});

function backWall(brush: Brush): void {
  const { stage, tone, random } = brush;
  wall(brush, mix("#a8694f", tone.quiet, 0.22), "brick");
  for (const x of windowRow(brush, 220))
    windowIn(brush, { x, y: 130, width: 220, height: 380 }, { columns: 2, rows: 3, view: "city" });
  menuBoard(brush, { x: farSide(brush, 230), y: 130, width: 230, height: 180 });
  shelf(brush, { x: farSide(brush, 240), y: 420, width: 240, random: random.fork("shelf") });
  sunPatch(brush, { x: stage.centre - 30, y: 240, width: 150, height: 320 });
}

function counter(brush: Brush): void {
  const { stage, tone, random } = brush;
  const top = 545;
  const counter = mix("#35504b", tone.support, 0.35);
  rect(
    brush,
    { x: stage.left, y: top, width: stage.right - stage.left, height: 420 },
    vertical(brush, [top, top + 320], [tone.surface(counter, 0.7), tone.surface(counter, 0.2)]),
  );
  for (const x of steps(stage.left, stage.right, 26))
    rect(brush, { x, y: top + 20, width: 3, height: 400 }, fade("#0f1412", 0.3));
  rect(
    brush,
    { x: stage.left, y: top - 14, width: stage.right - stage.left, height: 22 },
    tone.surface("#b5885c", 1),
  );
  espressoMachine(brush, { x: farSide(brush, 190) - 10, y: top - 14 });
  for (const x of steps(stage.width * 0.36, stage.width * 0.62, 46)) cup(brush, { x, y: top - 14 });
  plantPot(brush, { x: windowSide(brush, 0) + 20, y: top - 14, height: 110, random });
}

function lamps(brush: Brush): void {
  for (const [index, x] of lampRow(brush, 3).entries())
    pendant(brush, { x, y: 96 + (index % 2) * 18, size: 70, colour: "#22252b" });
}

function menuBoard(brush: Brush, area: { x: number; y: number; width: number; height: number }): void {
  const { tone, random } = brush;
  rounded(brush, { ...area, radius: 5 }, tone.surface("#8a623f", 0.7));
  rect(
    brush,
    { x: area.x + 9, y: area.y + 9, width: area.width - 18, height: area.height - 18 },
    tone.surface("#23302d", 0.7),
  );
  for (let row = 0; row < 6; row++) {
    const y = area.y + 34 + row * 23;
    const wide = row === 0 ? 110 : random.between(60, 120);
    rounded(
      brush,
      { x: area.x + 26, y, width: wide, height: row === 0 ? 9 : 5, radius: 3 },
      fade(row === 0 ? tone.accent : "#f3ede0", 0.8),
    );
    if (row > 0)
      rounded(
        brush,
        { x: area.x + area.width - 56, y, width: 28, height: 5, radius: 3 },
        fade("#f3ede0", 0.7),
      );
  }
}

function espressoMachine(brush: Brush, { x, y }: { x: number; y: number }): void {
  const { tone } = brush;
  const steel = sideways(
    brush,
    [x, x + 200],
    [
      tone.surface("#e6eaec", 1),
      tone.surface("#9aa3aa", 0.6),
      tone.surface("#dfe4e7", 0.9),
      tone.surface("#626a72", 0.3),
    ],
  );
  rounded(brush, { x, y: y - 128, width: 200, height: 62, radius: 12 }, steel);
  rounded(brush, { x: x + 10, y: y - 70, width: 180, height: 44, radius: 4 }, tone.surface("#22252c", 0.4));
  rounded(brush, { x: x - 4, y: y - 26, width: 208, height: 26, radius: 5 }, steel);
  for (const dx of [52, 128]) {
    rounded(brush, { x: x + dx, y: y - 72, width: 28, height: 16, radius: 4 }, tone.surface("#c3cad0", 0.9));
    line(
      brush,
      [
        [x + dx + 14, y - 58],
        [x + dx - 18, y - 50],
      ],
      { width: 8, colour: tone.surface("#3a2a22", 0.6) },
    );
    rounded(
      brush,
      { x: x + dx + 2, y: y - 46, width: 24, height: 20, radius: 6 },
      tone.surface("#f3eee5", 0.9),
    );
  }
  ellipse(brush, { x: x + 100, y: y - 98, rx: 17, ry: 17 }, tone.surface("#f7f3ea", 0.9));
  line(
    brush,
    [
      [x + 100, y - 98],
      [x + 108, y - 107],
    ],
    { width: 3, colour: tone.accent },
  );
  for (const dx of steps(24, 176, 32))
    rounded(brush, { x: x + dx, y: y - 146, width: 24, height: 18, radius: 5 }, tone.surface("#f3eee5", 0.9));
}

function cup(brush: Brush, { x, y }: { x: number; y: number }): void {
  const { tone } = brush;
  rounded(
    brush,
    { x, y: y - 26, width: 32, height: 26, radius: 9 },
    sideways(brush, [x, x + 32], [tone.surface("#ffffff", 1), tone.surface("#b9b2a8", 0.4)]),
  );
  ellipse(brush, { x: x + 16, y: y - 26, rx: 16, ry: 4 }, tone.surface("#6b4630", 0.7));
}
