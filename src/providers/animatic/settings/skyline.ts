import { ellipse, glow, line, rect, rounded, steps, vertical } from "@/providers/animatic/scene/brush";
import { tower } from "@/providers/animatic/scene/buildings";
import { fade, mix } from "@/providers/animatic/scene/colour";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";
import { mist, skyLayer } from "@/providers/animatic/scene/sky";

/** A city from a roof terrace: three rows of towers in the haze, a parapet with a string of lamps. */
export const skyline: PlacePainter = ({ spec, stage, tone }) => {
  const row = (
    depth: number,
    { far, top, foot, colour }: { far: number; top: [number, number]; foot: number; colour: string },
  ) => ({
    depth,
    paint(brush: Brush) {
      const { random } = brush;
      let x = stage.left - 20;
      while (x < stage.right) {
        const width = random.between(58, 120) * (1.35 - far * 0.6);
        const centred = 1 - Math.min(1, Math.abs(x + width / 2 - stage.centre) / (stage.width * 0.8));
        const rise = random.next() ** 1.5 * 0.7 + centred * 0.3;
        tower(brush, {
          x,
          width,
          top: top[1] - (top[1] - top[0]) * rise,
          foot,
          colour: mix(colour, random.pick([tone.support, "#8f96a8", "#b7a79b"]), 0.3),
          far,
          random,
        });
        x += width + random.between(-6, 14);
      }
      mist(brush, { y: foot - 40, height: 300, alpha: 0.25 + far * 0.5 });
    },
  });
  return {
    behind: [
      skyLayer({ clouds: spec.weather === "clear" ? 4 : 10, horizon: 600 }),
      row(14, { far: 0.62, top: [170, 470], foot: 700, colour: "#7d86a0" }),
      row(7, { far: 0.36, top: [210, 540], foot: 760, colour: "#6b7288" }),
      row(3.6, { far: 0.1, top: [360, 650], foot: 900, colour: "#565c70" }),
      {
        depth: 1.6,
        paint: terrace,
      },
    ],
    ground: decking,
    stand: { kind: "ledge", colour: "#9c9590", finish: "stone" },
    front: [],
    gloss: 0.14,
    motes: "dust",
  };
};

function terrace(brush: Brush): void {
  const { stage } = brush;
  parapet(brush, stage.floor - 46);
  lampString(brush, 216);
}

function decking(brush: Brush): void {
  const { stage, tone } = brush;
  const top = stage.floor + 20;
  rect(
    brush,
    { x: stage.left, y: top, width: stage.right - stage.left, height: stage.bottom - top },
    vertical(
      brush,
      [top, stage.bottom],
      [tone.surface("#a98f76", 0.7), tone.surface("#8d745d", 0.85), tone.surface("#5d4a3e", 0.4)],
    ),
  );
  for (const x of steps(-1600, 1600, 46))
    line(
      brush,
      [
        [stage.centre + x, top],
        [stage.centre + x * 3, stage.bottom],
      ],
      { width: 2, colour: fade("#1d1510", 0.32) },
    );
  if (tone.lampsOn)
    glow(brush, {
      x: stage.centre,
      y: top + 120,
      radius: 420,
      colour: tone.lamp,
      alpha: 0.35,
      flatten: 0.3,
    });
}

function parapet(brush: Brush, y: number): void {
  const { stage, tone } = brush;
  const wide = stage.right - stage.left;
  rect(
    brush,
    { x: stage.left, y: y + 16, width: wide, height: 300 },
    vertical(brush, [y, y + 200], [tone.surface("#8b8580", 0.65), tone.surface("#6f6a67", 0.3)]),
  );
  rect(brush, { x: stage.left, y, width: wide, height: 18 }, tone.surface("#b9b2aa", 0.95));
  for (const x of steps(stage.left, stage.right, 150))
    rect(brush, { x, y: y + 18, width: 3, height: 200 }, fade("#1b1820", 0.2));
  for (const at of [-0.4, 0.42]) {
    const x = stage.centre + at * Math.max(560, stage.width);
    rounded(brush, { x: x - 70, y: y - 20, width: 140, height: 44, radius: 6 }, tone.surface("#7a4f39", 0.7));
    for (const dx of steps(-62, 62, 16))
      ellipse(
        brush,
        { x: x + dx, y: y - 26 - Math.abs(Math.sin(dx)) * 16, rx: 16, ry: 22 },
        tone.surface(mix("#4f7a48", "#93b061", Math.abs(Math.sin(dx * 3))), 0.6),
      );
  }
}

function lampString(brush: Brush, y: number): void {
  const { stage, tone } = brush;
  const span = 280;
  for (const x of steps(stage.left, stage.right, span)) {
    const sag = (share: number) => y + 60 * (1 - (2 * share - 1) ** 2);
    line(
      brush,
      Array.from({ length: 15 }, (_, at) => [x + (span * at) / 14, sag(at / 14)] as const),
      { width: 2, colour: fade("#1a1720", 0.7) },
    );
    for (let bulb = 1; bulb < 7; bulb++) {
      const at = { x: x + (span * bulb) / 7, y: sag(bulb / 7) + 12 };
      ellipse(brush, { ...at, rx: 7, ry: 9 }, tone.lampsOn ? "#fff2cc" : tone.surface("#eadfca", 0.9));
      if (tone.lampsOn) glow(brush, { ...at, radius: 70, colour: tone.lamp, alpha: 0.8 });
    }
  }
}
