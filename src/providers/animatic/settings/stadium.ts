import { beam, crowd, floodlights } from "@/providers/animatic/scene/arena";
import { glow, line, polygon, rect, rounded, steps, vertical } from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";
import { mist, skyLayer } from "@/providers/animatic/scene/sky";

/** Stands full of people, floodlights, boards along a striped pitch. */
export const stadium: PlacePainter = ({ spec }) => ({
  behind: [
    skyLayer({ clouds: spec.weather === "clear" ? 3 : 9, horizon: 420 }),
    {
      depth: 4,
      paint: stands,
    },
    {
      depth: 2.4,
      paint: pitchSide,
    },
  ],
  ground: pitch,
  stand: { kind: "plinth", colour: "#d8dbe0", finish: "plain" },
  front: [],
  gloss: 0.05,
  motes: "sparks",
});

function stands(brush: Brush): void {
  const { stage, tone } = brush;
  const roof = 190;
  stand(brush, { top: roof, bottom: stage.floor - 70 });
  for (const at of [-0.36, 0.36]) {
    const x = stage.centre + at * Math.max(560, stage.width);
    line(
      brush,
      [
        [x, 90],
        [x, roof + 10],
      ],
      { width: 10, colour: tone.surface("#3b404b", 0.4, 0.2) },
    );
    floodlights(brush, { x: x - 76, y: 50, width: 152, rows: 3, columns: 6 });
    beam(brush, {
      from: [x, 90],
      to: [stage.centre - at * 200, 760],
      spread: 420,
      colour: "#e6efff",
      alpha: 0.2 + 0.2 * tone.night,
    });
  }
  mist(brush, { y: stage.floor - 80, height: 220, alpha: 0.22 });
}

function pitchSide(brush: Brush): void {
  const { stage } = brush;
  boards(brush, stage.floor - 66);
  goal(brush, { x: stage.centre, y: stage.floor + 14 });
}

function stand(brush: Brush, { top, bottom }: { top: number; bottom: number }): void {
  const { stage, tone } = brush;
  const wide = stage.right - stage.left;
  rect(
    brush,
    { x: stage.left, y: top, width: wide, height: bottom - top },
    tone.surface("#3c4152", 0.3, 0.12),
  );
  const colours = [tone.accent, tone.support, "#f2efe9", "#3d4763", tone.accent] as [string, ...string[]];
  crowd(brush, { top: top + 46, bottom: bottom - 150, row: 15, far: 0.28, colours });
  rect(brush, { x: stage.left, y: bottom - 154, width: wide, height: 22 }, tone.surface("#d4d8de", 0.7, 0.1));
  crowd(brush, { top: bottom - 130, bottom: bottom - 8, row: 20, far: 0.12, colours });
  polygon(
    brush,
    [
      [stage.left, top - 26],
      [stage.centre, top - 62],
      [stage.right, top - 26],
      [stage.right, top + 20],
      [stage.left, top + 20],
    ],
    vertical(
      brush,
      [top - 60, top + 20],
      [tone.surface("#cfd5dc", 0.8, 0.2), tone.surface("#5b6272", 0.2, 0.2)],
    ),
  );
  for (const x of steps(stage.left, stage.right, 120)) {
    line(
      brush,
      [
        [x, top + 20],
        [x, bottom - 150],
      ],
      { width: 4, colour: fade(tone.surface("#2a2e3a", 0.3), 0.4) },
    );
    rounded(
      brush,
      { x: x + 20, y: top + 22, width: 80, height: 5, radius: 2 },
      fade("#f4f8ff", 0.4 + 0.5 * tone.night),
    );
  }
}

function boards(brush: Brush, y: number): void {
  const { stage, tone, random } = brush;
  for (const x of steps(stage.left, stage.right, 170)) {
    const colour = random.pick([tone.accent, tone.support, "#f0ede6", "#1d2230"]);
    rect(
      brush,
      { x, y, width: 168, height: 46 },
      vertical(brush, [y, y + 46], [tone.glowing(mix(colour, "#ffffff", 0.1)), tone.glowing(colour)]),
    );
    rounded(
      brush,
      { x: x + 30, y: y + 16, width: random.between(50, 108), height: 14, radius: 5 },
      fade(colour === "#f0ede6" ? "#20242f" : "#ffffff", 0.8),
    );
  }
  rect(
    brush,
    { x: stage.left, y: y + 46, width: stage.right - stage.left, height: 260 },
    tone.surface("#4d8748", 0.6, 0.06),
  );
}

function goal(brush: Brush, { x, y }: { x: number; y: number }): void {
  const { tone } = brush;
  const post = tone.surface("#f6f6f3", 0.95);
  for (const dx of steps(-140, 141, 20))
    line(
      brush,
      [
        [x + dx, y - 112],
        [x + dx * 1.04, y],
      ],
      { width: 1, colour: fade("#ffffff", 0.35) },
    );
  for (const dy of steps(0, 112, 16))
    line(
      brush,
      [
        [x - 140, y - dy],
        [x + 140, y - dy],
      ],
      { width: 1, colour: fade("#ffffff", 0.3) },
    );
  line(
    brush,
    [
      [x - 142, y],
      [x - 142, y - 114],
      [x + 142, y - 114],
      [x + 142, y],
    ],
    { width: 7, colour: post },
  );
}

function pitch(brush: Brush): void {
  const { stage, tone } = brush;
  const top = stage.floor;
  const grass = "#4f9148";
  const eye = top - 160;
  let y = top;
  for (let stripe = 0; stripe < 12 && y < stage.bottom; stripe++) {
    const next = eye + (y - eye) * 1.2;
    rect(
      brush,
      { x: stage.left, y, width: stage.right - stage.left, height: next - y + 1 },
      tone.surface(stripe % 2 === 0 ? grass : mix(grass, "#8fc06a", 0.4), 0.85),
    );
    y = next;
  }
  const chalk = fade(tone.surface("#ffffff", 0.95), 0.85);
  polygon(
    brush,
    [
      [stage.left, top + 64],
      [stage.right, top + 64],
      [stage.right, top + 70],
      [stage.left, top + 70],
    ],
    chalk,
  );
  line(
    brush,
    [
      [stage.centre - 330, top + 66],
      [stage.centre - 620, stage.bottom],
    ],
    { width: 9, colour: chalk },
  );
  line(
    brush,
    [
      [stage.centre + 330, top + 66],
      [stage.centre + 620, stage.bottom],
    ],
    { width: 9, colour: chalk },
  );
  glow(brush, {
    x: stage.centre,
    y: top + 150,
    radius: 520,
    colour: "#eaf3ff",
    alpha: 0.18 + 0.3 * tone.night,
    flatten: 0.3,
  });
}
