import { beam, crowd } from "@/providers/animatic/scene/arena";
import {
  ellipse,
  glow,
  line,
  rect,
  rounded,
  sideways,
  steps,
  vertical,
} from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";

/** A concert stage: truss, beams, a screen, stacks of speakers and hands of the audience in front. */
export const stage: PlacePainter = () => ({
  behind: [
    {
      depth: 3,
      paint: backdrop,
    },
    {
      depth: 2,
      paint: lights,
    },
  ],
  ground: boards,
  stand: { kind: "plinth", colour: "#2a2740", finish: "plain" },
  front: [
    {
      depth: 0.72,
      paint: audience,
    },
  ],
  gloss: 0.45,
  motes: "sparks",
});

function backdrop(brush: Brush): void {
  const { stage, tone } = brush;
  const dark = mix("#0d0b1c", tone.support, 0.12);
  rect(
    brush,
    { x: stage.left, y: stage.top, width: stage.right - stage.left, height: 1700 },
    vertical(brush, [stage.top, stage.floor], ["#07060f", dark, mix(dark, tone.accent, 0.25)]),
  );
  screen(brush);
}

function lights(brush: Brush): void {
  const { stage, tone } = brush;
  truss(brush, 46);
  const colours = [tone.accent, tone.support, tone.quiet, tone.accent];
  for (const [index, at] of [-0.42, -0.18, 0.18, 0.42].entries()) {
    const x = stage.centre + at * Math.max(620, stage.width);
    const colour = mix(colours[index] ?? tone.accent, "#ffffff", 0.25);
    beam(brush, { from: [x, 80], to: [stage.centre - at * 260, 940], spread: 250, colour, alpha: 0.62 });
    ellipse(brush, { x, y: 84, rx: 17, ry: 14 }, "#ffffff");
    glow(brush, { x, y: 86, radius: 130, colour, alpha: 0.95 });
  }
  for (const side of [-1, 1])
    speakers(brush, {
      x: stage.centre + side * Math.max(236, stage.width * 0.38) - 56,
      y: stage.floor + 30,
    });
}

function boards(brush: Brush): void {
  const { stage, tone } = brush;
  const top = stage.floor;
  const wide = stage.right - stage.left;
  rect(
    brush,
    { x: stage.left, y: top, width: wide, height: stage.bottom - top },
    vertical(brush, [top, stage.bottom], [mix("#1b1830", tone.accent, 0.22), "#16132a", "#080710"]),
  );
  for (const x of steps(stage.left, stage.right, 90))
    line(
      brush,
      [
        [x, top],
        [stage.centre + (x - stage.centre) * 2.3, stage.bottom],
      ],
      { width: 2, colour: fade("#000000", 0.35) },
    );
  for (const [at, colour] of [
    [-0.22, tone.accent],
    [0.22, tone.support],
  ] as const)
    glow(brush, {
      x: stage.centre + at * stage.width,
      y: top + 150,
      radius: 330,
      colour: mix(colour, "#ffffff", 0.2),
      alpha: 0.7,
      flatten: 0.26,
    });
}

function audience(brush: Brush): void {
  crowd(
    { ...brush, tone: { ...brush.tone, surface: () => "#08060f" } },
    { top: 985, bottom: 1200, row: 92, far: 0, colours: ["#08060f"] },
  );
}

function screen(brush: Brush): void {
  const { stage: area, tone } = brush;
  const wide = Math.min(area.width * 1.05, 900);
  const box = { x: area.centre - wide / 2, y: 150, width: wide, height: 360 };
  rect(
    brush,
    box,
    sideways(
      brush,
      [box.x, box.x + wide],
      [
        mix(tone.support, "#0b0918", 0.35),
        mix(tone.accent, "#ffffff", 0.1),
        mix(tone.support, "#0b0918", 0.35),
      ],
    ),
  );
  for (const [index, share] of [1, 0.72, 0.46, 0.22].entries())
    ellipse(
      brush,
      { x: area.centre, y: 330, rx: 250 * share, ry: 250 * share * 0.66 },
      fade(mix(tone.accent, "#ffffff", 0.25 * index), 0.35),
    );
  for (const x of steps(box.x, box.x + wide, 9))
    rect(brush, { x, y: box.y, width: 1.5, height: box.height }, fade("#05040c", 0.28));
  glow(brush, { x: area.centre, y: 330, radius: 620, colour: tone.accent, alpha: 0.5 });
}

function truss(brush: Brush, y: number): void {
  const { stage: area, tone } = brush;
  const steel = mix("#3d4150", tone.support, 0.15);
  for (const row of [y, y + 32])
    rect(brush, { x: area.left, y: row, width: area.right - area.left, height: 5 }, steel);
  for (const x of steps(area.left, area.right, 34))
    line(
      brush,
      [
        [x, y + 2],
        [x + 17, y + 34],
        [x + 34, y + 2],
      ],
      { width: 3, colour: steel },
    );
}

function speakers(brush: Brush, { x, y }: { x: number; y: number }): void {
  for (let box = 0; box < 4; box++) {
    const top = y - 108 * (box + 1);
    rounded(
      brush,
      { x, y: top, width: 112, height: 104, radius: 5 },
      sideways(brush, [x, x + 112], ["#23212f", "#14131d", "#1c1a28"]),
    );
    ellipse(brush, { x: x + 56, y: top + 56, rx: 38, ry: 38 }, "#0b0a12");
    ellipse(brush, { x: x + 56, y: top + 56, rx: 29, ry: 29 }, "#2b2938");
    ellipse(brush, { x: x + 56, y: top + 56, rx: 11, ry: 11 }, "#0e0d16");
  }
}
