import {
  ellipse,
  glow,
  line,
  polygon,
  rect,
  rounded,
  shade,
  sideways,
  vertical,
} from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import { plantPot, shelf } from "@/providers/animatic/scene/furnishings";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";
import { floor, sunPatch, wall, windowIn } from "@/providers/animatic/scene/walls";
import { farSide, windowRow } from "./room-sides";

export const bathroom: PlacePainter = () => ({
  behind: [
    {
      depth: 2.4,
      paint: backWall,
    },
    {
      depth: 1.7,
      paint: bath,
    },
  ],
  ground: (brush) => floor(brush, "#cfd6d4", "tiles"),
  stand: { kind: "table", colour: "#ece9e4", finish: "stone" },
  front: [],
  gloss: 0.4,
  motes: "dust",
});

function backWall(brush: Brush): void {
  const { stage, tone, random } = brush;
  wall(brush, mix("#dfe8e6", tone.quiet, 0.18), "tiles");
  for (const x of windowRow(brush, 170))
    windowIn(brush, { x, y: 110, width: 170, height: 250 }, { columns: 1, rows: 2 });
  mirror(brush, { x: stage.centre + (tone.light.side < 0 ? 60 : -60), y: 275 });
  shelf(brush, { x: farSide(brush, 190), y: 470, width: 190, random: random.fork("shelf") });
  sunPatch(brush, { x: stage.centre - 90, y: 330, width: 130, height: 260 });
}

function bath(brush: Brush): void {
  const { stage, tone, random } = brush;
  const base = stage.floor + 70;
  const left = stage.centre - 330;
  tub(brush, { x: left, y: base });
  plantPot(brush, { x: stage.centre + 225, y: base + 4, height: 230, random });
  rect(
    brush,
    { x: stage.centre + 118, y: 450, width: 70, height: 150 },
    sideways(
      brush,
      [stage.centre + 118, stage.centre + 188],
      [tone.surface(tone.support, 0.95), tone.surface(tone.support, 0.3)],
    ),
  );
  rect(brush, { x: stage.centre + 100, y: 444, width: 106, height: 8 }, tone.surface("#d8b36a", 0.9));
}

function mirror(brush: Brush, { x, y }: { x: number; y: number }): void {
  const { tone } = brush;
  glow(brush, { x, y, radius: 240, colour: tone.lampsOn ? tone.lamp : "#ffffff", alpha: 0.4 });
  ellipse(brush, { x, y, rx: 128, ry: 128 }, tone.surface("#c9a25d", 0.9));
  ellipse(
    brush,
    { x, y, rx: 119, ry: 119 },
    vertical(
      brush,
      [y - 119, y + 119],
      [mix(tone.sky.middle, tone.surface("#e6eeee", 0.9), 0.6), tone.surface("#b9c8ca", 0.7)],
    ),
  );
  brush.ctx.save();
  brush.ctx.beginPath();
  brush.ctx.ellipse(x, y, 119, 119, 0, 0, 7);
  brush.ctx.clip();
  polygon(
    brush,
    [
      [x - 60, y - 120],
      [x - 10, y - 120],
      [x - 90, y + 120],
      [x - 140, y + 120],
    ],
    fade("#ffffff", 0.3),
  );
  polygon(
    brush,
    [
      [x + 16, y - 120],
      [x + 34, y - 120],
      [x - 46, y + 120],
      [x - 64, y + 120],
    ],
    fade("#ffffff", 0.22),
  );
  brush.ctx.restore();
}

function tub(brush: Brush, { x, y }: { x: number; y: number }): void {
  const { ctx, tone } = brush;
  shade(brush, { x: x + 200, y, radius: 270, colour: tone.light.fill, alpha: 0.6, flatten: 0.1 });
  ctx.beginPath();
  ctx.moveTo(x, y - 180);
  ctx.quadraticCurveTo(x + 20, y - 4, x + 110, y - 4);
  ctx.lineTo(x + 300, y - 4);
  ctx.quadraticCurveTo(x + 390, y - 4, x + 412, y - 180);
  ctx.closePath();
  ctx.fillStyle = vertical(
    brush,
    [y - 180, y],
    [tone.surface("#fbfbf8", 1), tone.surface("#d3dbdb", 0.5), tone.surface("#a9b6ba", 0.2)],
  );
  ctx.fill();
  rounded(brush, { x: x - 12, y: y - 194, width: 436, height: 22, radius: 11 }, tone.surface("#ffffff", 1));
  line(
    brush,
    [
      [x + 350, y - 190],
      [x + 350, y - 260],
      [x + 306, y - 272],
      [x + 296, y - 244],
    ],
    { width: 10, colour: tone.surface("#caa35c", 0.9) },
  );
  for (const [dx, size] of [
    [70, 26],
    [110, 34],
    [160, 28],
    [206, 36],
    [250, 24],
  ] as const)
    ellipse(
      brush,
      { x: x + dx, y: y - 198, rx: size, ry: size * 0.7 },
      fade(tone.surface("#ffffff", 0.95), 0.9),
    );
}
