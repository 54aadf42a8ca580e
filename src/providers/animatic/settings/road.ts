import { glow, type Point, polygon, rect, steps, vertical } from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import { ridge, ridgeLine } from "@/providers/animatic/scene/land";
import type { Brush, PlacePainter, Stage } from "@/providers/animatic/scene/place";
import { grass, pine } from "@/providers/animatic/scene/plants";
import { mist, skyLayer } from "@/providers/animatic/scene/sky";
import { distantCar } from "@/providers/animatic/scene/street-things";

const horizonOf = ({ floor }: Stage) => floor - 90;

/** An open road towards hills: centre line, guard posts, conifers, a car far ahead. */
export const road: PlacePainter = ({ spec, stage }) => ({
  behind: [
    skyLayer({ clouds: spec.weather === "clear" ? 5 : 11, horizon: horizonOf(stage) }),
    {
      depth: 12,
      paint: farHills,
    },
    {
      depth: 5,
      paint: nearHills,
    },
  ],
  ground: (brush) => lanes(brush, horizonOf(stage) + 44),
  stand: { kind: "rock", colour: "#8d8a86", finish: "stone" },
  front: [
    {
      depth: 0.75,
      paint: (brush) =>
        grass(brush, {
          y: 1120,
          height: 150,
          colour: "#6f8048",
          density: 0.3,
          to: stage.left + stage.width * 0.5,
        }),
    },
  ],
  gloss: 0.1,
  motes: "dust",
});

function farHills(brush: Brush): void {
  const { stage } = brush;
  const horizon = horizonOf(stage);
  ridge(brush, {
    line: ridgeLine(brush, {
      base: horizon + 10,
      rise: 240,
      rough: 0.5,
      random: brush.random.fork("far"),
    }),
    colour: "#7d8aa3",
    far: 0.55,
    foot: horizon + 40,
    snow: horizon - 130,
  });
  mist(brush, { y: horizon, height: 150, alpha: 0.5 });
}

function nearHills(brush: Brush): void {
  const { stage, random } = brush;
  const horizon = horizonOf(stage);
  ridge(brush, {
    line: ridgeLine(brush, {
      base: horizon + 36,
      rise: 120,
      rough: 0.42,
      random: random.fork("near"),
    }),
    colour: "#5f7a56",
    far: 0.25,
    foot: horizon + 90,
  });
  for (const x of steps(stage.left, stage.right, 34))
    if (Math.abs(x - stage.centre) > 90)
      pine(brush, {
        x: x + random.between(-14, 14),
        y: horizon + random.between(34, 60),
        height: random.between(50, 104),
        colour: "#3f5f48",
        far: 0.22,
      });
  mist(brush, { y: horizon + 60, height: 90, alpha: 0.3 });
}

function lanes(brush: Brush, top: number): void {
  const { stage, tone, random } = brush;
  const verge = [
    tone.surface("#8a9158", 0.8, 0.2),
    tone.surface("#7b8450", 0.85),
    tone.surface("#56603c", 0.5),
  ];
  rect(
    brush,
    { x: stage.left, y: top, width: stage.right - stage.left, height: stage.bottom - top },
    vertical(brush, [top, stage.bottom], verge),
  );
  grass(brush, { y: top + 40, height: 26, colour: "#8a9158", density: 0.5 });
  const edge: Edge = (y, share) => [stage.centre + (26 + (y - top) * 1.06) * share, y];
  const strip = (from: number, to: number): Point[] => [
    edge(top, from),
    edge(top, to),
    edge(stage.bottom, to),
    edge(stage.bottom, from),
  ];
  const asphalt = [
    tone.surface("#6d6f77", 0.85, 0.15),
    tone.surface("#55575f", 0.8),
    tone.surface("#3b3c44", 0.5),
  ];
  polygon(brush, strip(-1, 1), vertical(brush, [top, stage.bottom], asphalt));
  for (const side of [-0.9, 0.9])
    polygon(brush, strip(side, side * 0.965), fade(tone.surface("#f2eee2", 0.95), 0.85));
  markings(brush, { top, edge });
  const colour = mix(tone.accent, "#30343d", random.next() * 0.3);
  distantCar(brush, { x: stage.centre + 4, foot: top + 34, length: 44, colour });
  const sun = (tone.sun?.x ?? 0.5) * stage.width;
  const alpha = tone.sun ? 0.35 : 0.1;
  glow(brush, { x: sun, y: top + 30, radius: 430, colour: tone.sky.glow, alpha, flatten: 0.3 });
}

/** A point on the road: `share` -1 = left edge, 1 = right edge. */
type Edge = (y: number, share: number) => Point;

function markings(brush: Brush, { top, edge }: { top: number; edge: Edge }): void {
  const { stage, tone } = brush;
  let y = top + 4;
  for (let dash = 0; dash < 12 && y < stage.bottom; dash++) {
    const long = 6 + (y - top) * 0.22;
    const corners = [edge(y, -0.022), edge(y, 0.022), edge(y + long, 0.022), edge(y + long, -0.022)];
    polygon(brush, corners, tone.surface("#f0c64d", 0.9));
    y += long * 2.1;
  }
  for (let post = 0; post < 9; post++) {
    const at = top + 10 + (post / 9) ** 2 * 520;
    const tall = 14 + (at - top) * 0.24;
    for (const side of [-1.14, 1.14]) {
      const x = edge(at, side)[0] - tall * 0.05;
      rect(brush, { x, y: at - tall, width: tall * 0.1, height: tall }, tone.surface("#f4f1ea", 0.9));
      const band = { x, y: at - tall * 0.85, width: tall * 0.1, height: tall * 0.18 };
      rect(brush, band, tone.surface(tone.accent, 0.95));
    }
  }
}
