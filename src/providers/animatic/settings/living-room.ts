import {
  ellipse,
  glow,
  polygon,
  rect,
  rounded,
  sideways,
  steps,
  vertical,
} from "@/providers/animatic/scene/brush";
import { mix } from "@/providers/animatic/scene/colour";
import { block, picture, plantPot } from "@/providers/animatic/scene/furnishings";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";
import { floor, sunPatch, wall, windowIn } from "@/providers/animatic/scene/walls";
import { farSide, windowRow } from "./room-sides";

export const livingRoom: PlacePainter = () => ({
  behind: [
    {
      depth: 2.5,
      paint: backWall,
    },
    {
      depth: 1.75,
      paint: seats,
    },
  ],
  ground: rug,
  stand: { kind: "table", colour: "#8d6544", finish: "wood" },
  front: [],
  gloss: 0.14,
  motes: "dust",
});

function backWall(brush: Brush): void {
  const { stage, tone, random } = brush;
  wall(brush, mix("#d9cdbd", tone.quiet, 0.3));
  for (const x of windowRow(brush, 230)) {
    windowIn(brush, { x, y: 110, width: 230, height: 400 }, { columns: 2, rows: 3 });
    for (const side of [x - 52, x + 222]) curtain(brush, { x: side, width: 62 });
  }
  const far = farSide(brush, 170);
  picture(brush, { x: far, y: 190, width: 130, height: 170 }, random.fork("a"));
  picture(brush, { x: far + 150, y: 240, width: 90, height: 112 }, random.fork("b"));
  sunPatch(brush, { x: stage.centre - 30, y: 220, width: 170, height: 360 });
}

function seats(brush: Brush): void {
  const { stage, tone, random } = brush;
  const base = stage.floor + 34;
  sofa(brush, { x: stage.centre - 265, y: base, width: 530 });
  floorLamp(brush, {
    x: stage.centre + (tone.light.side < 0 ? 1 : -1) * Math.max(225, stage.width * 0.3),
    y: base,
  });
  plantPot(brush, {
    x: stage.centre - (tone.light.side < 0 ? 1 : -1) * Math.max(240, stage.width * 0.33),
    y: base + 16,
    height: 290,
    random,
  });
}

function rug(brush: Brush): void {
  const { stage, tone } = brush;
  floor(brush, "#a67c55", "boards");
  ellipse(
    brush,
    { x: stage.centre, y: 930, rx: 430, ry: 105 },
    tone.surface(mix(tone.support, "#efe6d8", 0.55), 0.75),
  );
  ellipse(
    brush,
    { x: stage.centre, y: 930, rx: 385, ry: 88 },
    tone.surface(mix(tone.support, "#efe6d8", 0.8), 0.8),
  );
}

function curtain(brush: Brush, { x, width }: { x: number; width: number }): void {
  const { tone, stage } = brush;
  for (const fold of steps(x, x + width, 15))
    rect(
      brush,
      { x: fold, y: 84, width: 16, height: stage.floor - 90 },
      sideways(
        brush,
        [fold, fold + 16],
        [
          tone.surface(mix(tone.support, "#f5efe4", 0.75), 1),
          tone.surface(mix(tone.support, "#e4d8c6", 0.65), 0.25),
        ],
      ),
    );
}

function sofa(brush: Brush, { x, y, width }: { x: number; y: number; width: number }): void {
  const { tone } = brush;
  const cloth = mix(tone.support, "#6d7f80", 0.4);
  block(brush, { x, y: y - 190, width, height: 160, radius: 34 }, cloth);
  for (const share of [0, 0.5])
    block(
      brush,
      { x: x + 34 + share * (width - 68), y: y - 112, width: (width - 68) / 2 - 4, height: 76, radius: 20 },
      mix(cloth, "#ffffff", 0.1),
    );
  for (const side of [x - 14, x + width - 44])
    block(brush, { x: side, y: y - 138, width: 58, height: 118, radius: 26 }, mix(cloth, "#10131a", 0.1));
  for (const [at, colour, turn] of [
    [0.2, tone.accent, -0.2],
    [0.78, "#efe4d2", 0.16],
  ] as const) {
    brush.ctx.save();
    brush.ctx.translate(x + width * at, y - 146);
    brush.ctx.rotate(turn);
    rounded(
      brush,
      { x: -42, y: -40, width: 84, height: 80, radius: 18 },
      vertical(brush, [-40, 40], [tone.surface(colour, 0.95), tone.surface(colour, 0.35)]),
    );
    brush.ctx.restore();
  }
  rect(brush, { x: x + 20, y: y - 26, width: 12, height: 28 }, tone.surface("#4d3527", 0.4));
  rect(brush, { x: x + width - 34, y: y - 26, width: 12, height: 28 }, tone.surface("#4d3527", 0.4));
}

function floorLamp(brush: Brush, { x, y }: { x: number; y: number }): void {
  const { tone } = brush;
  rect(brush, { x: x - 3, y: y - 430, width: 6, height: 430 }, tone.surface("#3a333a", 0.5));
  ellipse(brush, { x, y, rx: 44, ry: 9 }, tone.surface("#3a333a", 0.5));
  const shadeColour = tone.lampsOn ? mix(tone.lamp, "#fff3dc", 0.45) : tone.surface("#efe4d0", 0.8);
  polygon(
    brush,
    [
      [x - 44, y - 500],
      [x + 44, y - 500],
      [x + 72, y - 405],
      [x - 72, y - 405],
    ],
    vertical(brush, [y - 500, y - 405], [mix(shadeColour, "#b98a5e", 0.25), shadeColour]),
  );
  if (tone.lampsOn) glow(brush, { x, y: y - 440, radius: 330, colour: tone.lamp, alpha: 0.7 });
}
