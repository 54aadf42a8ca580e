import { beam } from "@/providers/animatic/scene/arena";
import {
  ellipse,
  glow,
  line,
  polygon,
  rect,
  rounded,
  sideways,
  vertical,
} from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";
import type { Tone } from "@/providers/animatic/scene/tone";

const sweepOf = ({ quiet, support }: Tone) => mix(mix("#e9e4dc", quiet, 0.5), support, 0.16);

/** A photographer's cyclorama: seamless sweep, softboxes, a paper roll and a plinth. */
export const studio: PlacePainter = ({ tone }) => ({
  behind: [
    {
      depth: 2.4,
      paint: backdrop,
    },
    {
      depth: 1.6,
      paint: lights,
    },
  ],
  ground: sweepFloor,
  stand: { kind: "plinth", colour: mix("#f2eee8", tone.support, 0.3), finish: "plain" },
  front: [],
  gloss: 0.3,
  motes: "dust",
});

function backdrop(brush: Brush): void {
  const { stage, tone } = brush;
  const sweep = sweepOf(tone);
  const wide = stage.right - stage.left;
  const lit = tone.surface(sweep, 0.95);
  const dim = tone.surface(mix(sweep, "#1c1826", 0.35), 0.35);
  const across = [lit, mix(lit, dim, 0.4), dim];
  rect(
    brush,
    { x: stage.left, y: stage.top, width: wide, height: 1700 },
    sideways(brush, [stage.left, stage.right], tone.light.side < 0 ? across : across.reverse()),
  );
  glow(brush, {
    x: stage.centre,
    y: 430,
    radius: 560,
    colour: mix(tone.accent, "#ffffff", 0.55),
    alpha: 0.42,
  });
  ellipse(brush, { x: stage.centre, y: 400, rx: 268, ry: 268 }, fade(tone.surface(tone.accent, 0.85), 0.5));
  ellipse(
    brush,
    { x: stage.centre, y: 400, rx: 268, ry: 268 },
    vertical(brush, [130, 670], [fade("#ffffff", 0.25), fade("#ffffff", 0)]),
  );
  beam(brush, {
    from: [stage.centre + tone.light.side * stage.width * 0.6, -60],
    to: [stage.centre - tone.light.side * 60, 900],
    spread: 620,
    colour: tone.light.key,
    alpha: 0.3,
  });
}

function lights(brush: Brush): void {
  const { stage, tone } = brush;
  const far = Math.max(238, stage.width * 0.36);
  softbox(brush, { x: stage.centre + tone.light.side * far, y: 170, facing: -tone.light.side });
  lightStand(brush, { x: stage.centre - tone.light.side * far, y: 330 });
}

function sweepFloor(brush: Brush): void {
  const { stage, tone } = brush;
  const sweep = sweepOf(tone);
  const floor = stage.floor - 10;
  const colour = tone.surface(mix(sweep, "#ffffff", 0.12), 0.85);
  rect(
    brush,
    {
      x: stage.left,
      y: floor - 120,
      width: stage.right - stage.left,
      height: stage.bottom - floor + 120,
    },
    vertical(
      brush,
      [floor - 120, stage.bottom],
      [fade(colour, 0), colour, tone.surface(sweep, 0.8), tone.surface(mix(sweep, "#1c1826", 0.3), 0.4)],
    ),
  );
  glow(brush, { x: stage.centre, y: 900, radius: 480, colour: tone.light.key, alpha: 0.3, flatten: 0.3 });
}

function softbox(brush: Brush, { x, y, facing }: { x: number; y: number; facing: number }): void {
  const { tone } = brush;
  const metal = tone.surface("#24262e", 0.45);
  line(
    brush,
    [
      [x, y + 90],
      [x, 900],
    ],
    { width: 7, colour: metal },
  );
  for (const dx of [-70, 0, 70])
    line(
      brush,
      [
        [x, 780],
        [x + dx, 915],
      ],
      { width: 6, colour: metal },
    );
  const near = facing * 84;
  polygon(
    brush,
    [
      [x - near * 0.2, y - 120],
      [x + near, y - 84],
      [x + near, y + 140],
      [x - near * 0.2, y + 176],
    ],
    "#fffdf6",
  );
  polygon(
    brush,
    [
      [x - near * 0.2, y - 120],
      [x - near * 0.85, y - 10],
      [x - near * 0.85, y + 60],
      [x - near * 0.2, y + 176],
    ],
    metal,
  );
  glow(brush, { x: x + near * 0.5, y: y + 28, radius: 330, colour: "#fff4de", alpha: 0.75 });
}

function lightStand(brush: Brush, { x, y }: { x: number; y: number }): void {
  const { tone } = brush;
  const metal = tone.surface("#24262e", 0.4);
  line(
    brush,
    [
      [x, y],
      [x, 900],
    ],
    { width: 6, colour: metal },
  );
  for (const dx of [-58, 0, 58])
    line(
      brush,
      [
        [x, 800],
        [x + dx, 912],
      ],
      { width: 5, colour: metal },
    );
  rounded(brush, { x: x - 34, y: y - 46, width: 68, height: 60, radius: 8 }, metal);
  const lens = x + tone.light.side * 34;
  ellipse(brush, { x: lens, y: y - 16, rx: 9, ry: 26 }, tone.glowing(tone.accent));
  glow(brush, { x: lens, y: y - 16, radius: 220, colour: tone.accent, alpha: 0.6 });
}
