import { glow, rect, rounded, steps, vertical } from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import { pendant, plantPot, shelf } from "@/providers/animatic/scene/furnishings";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";
import { floor, sunPatch, wall, windowIn } from "@/providers/animatic/scene/walls";
import { lampRow } from "./room-sides";

export const office: PlacePainter = ({ tone }) => ({
  behind: [
    {
      depth: 2.7,
      paint: windows,
    },
    {
      depth: 1.8,
      paint: desks,
    },
    {
      depth: 1.5,
      paint: lamps,
    },
  ],
  ground: (brush) => floor(brush, mix("#8f959c", tone.quiet, 0.2), "tiles"),
  stand: { kind: "table", colour: "#c9a67d", finish: "wood" },
  front: [],
  gloss: 0.25,
  motes: "dust",
});

function windows(brush: Brush): void {
  const { stage, tone } = brush;
  wall(brush, mix("#d4d7da", tone.quiet, 0.2));
  for (const x of steps(stage.left + 30, stage.right, 270))
    windowIn(brush, { x, y: 70, width: 236, height: 430 }, { columns: 2, rows: 1, view: "city" });
  sunPatch(brush, { x: stage.centre - 160, y: 480, width: 320, height: 200, panes: 3 });
}

function desks(brush: Brush): void {
  const { stage, tone, random } = brush;
  const base = stage.floor + 60;
  for (const at of [
    stage.centre - Math.max(210, stage.width * 0.3),
    stage.centre + Math.max(210, stage.width * 0.3),
  ])
    desk(brush, { x: at - 170, y: base });
  plantPot(brush, { x: stage.centre + 20, y: base - 40, height: 240, random });
  const tall = stage.centre + (tone.light.side < 0 ? 0.44 : -0.44) * stage.width;
  shelf(brush, { x: tall - 90, y: 330, width: 190, random, things: "books" });
}

function lamps(brush: Brush): void {
  for (const x of lampRow(brush, 2)) pendant(brush, { x, y: 84, size: 76, colour: "#2f333b" });
}

function desk(brush: Brush, { x, y }: { x: number; y: number }): void {
  const { tone } = brush;
  const top = y - 170;
  rect(brush, { x: x + 20, y: top, width: 10, height: 172 }, tone.surface("#3a3e46", 0.5));
  rect(brush, { x: x + 310, y: top, width: 10, height: 172 }, tone.surface("#3a3e46", 0.5));
  rounded(
    brush,
    { x: x + 90, y: top - 128, width: 170, height: 104, radius: 7 },
    tone.surface("#1d2027", 0.6),
  );
  rect(
    brush,
    { x: x + 97, y: top - 121, width: 156, height: 90 },
    vertical(
      brush,
      [top - 121, top - 31],
      [tone.glowing(mix(tone.accent, "#ffffff", 0.35)), tone.glowing(mix(tone.support, "#182030", 0.35))],
    ),
  );
  for (const [row, wide] of [
    [0, 70],
    [1, 104],
    [2, 54],
  ] as const)
    rounded(
      brush,
      { x: x + 110, y: top - 106 + row * 20, width: wide, height: 8, radius: 4 },
      fade("#ffffff", 0.55),
    );
  glow(brush, { x: x + 175, y: top - 76, radius: 150, colour: tone.accent, alpha: 0.25 });
  rect(brush, { x: x + 168, y: top - 26, width: 14, height: 26 }, tone.surface("#30343c", 0.5));
  rounded(
    brush,
    { x: x + 276, y: top - 34, width: 26, height: 34, radius: 5 },
    tone.surface(tone.support, 0.8),
  );
  rounded(brush, { x, y: top, width: 340, height: 15, radius: 4 }, tone.surface("#d5b48b", 0.95));
  rounded(
    brush,
    { x: x + 120, y: y - 110, width: 110, height: 130, radius: 22 },
    tone.surface("#2b2f38", 0.45),
  );
  rect(brush, { x: x + 170, y: y + 10, width: 10, height: 40 }, tone.surface("#2b2f38", 0.3));
}
