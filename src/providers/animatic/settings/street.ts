import { glow, polygon, rect, steps, vertical } from "@/providers/animatic/scene/brush";
import { facade } from "@/providers/animatic/scene/buildings";
import { fade, mix } from "@/providers/animatic/scene/colour";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";
import { skyLayer } from "@/providers/animatic/scene/sky";
import { streetLamp } from "@/providers/animatic/scene/street-things";

export const street: PlacePainter = ({ spec }) => ({
  behind: [
    skyLayer({ clouds: spec.weather === "clear" ? 3 : 8 }),
    {
      depth: 2.7,
      paint: houses,
    },
    {
      depth: 1.7,
      paint: pavement,
    },
  ],
  ground: streetGround,
  stand: { kind: "ledge", colour: "#a9a39b", finish: "stone" },
  front: [],
  gloss: 0.08,
  motes: "dust",
});

function houses(brush: Brush): void {
  const { stage, tone, random } = brush;
  let x = stage.left - random.between(0, 120);
  while (x < stage.right) {
    const width = random.between(200, 290);
    const colour = random.pick([
      "#c98f6f",
      "#d9c7a8",
      "#a7b3b0",
      "#b97a66",
      "#8e97a8",
      mix("#e0d3bd", tone.quiet, 0.4),
    ]);
    facade(brush, { x, width, top: random.between(-210, 110), foot: stage.floor + 24, colour, random });
    x += width;
  }
}

function pavement(brush: Brush): void {
  const { stage, tone } = brush;
  const edge = stage.floor + 12;
  rect(
    brush,
    { x: stage.left, y: edge, width: stage.right - stage.left, height: 500 },
    tone.surface("#9a9690", 0.75),
  );
  const far = Math.max(215, stage.width * 0.36);
  streetLamp(brush, { x: stage.centre - far, foot: edge + 24, height: 560 });
  streetLamp(brush, { x: stage.centre + far * 1.2, foot: edge + 24, height: 560 });
}

function streetGround(brush: Brush): void {
  const { stage, tone } = brush;
  const edge = stage.floor + 40;
  const asphalt = "#55575f";
  rect(
    brush,
    { x: stage.left, y: edge, width: stage.right - stage.left, height: stage.bottom - edge },
    vertical(
      brush,
      [edge, stage.bottom],
      [tone.surface(asphalt, 0.85), tone.surface(asphalt, 0.6), tone.surface(asphalt, 0.3)],
    ),
  );
  rect(
    brush,
    { x: stage.left, y: edge - 10, width: stage.right - stage.left, height: 12 },
    tone.surface("#c7c2b8", 0.9),
  );
  rect(
    brush,
    { x: stage.left, y: edge + 2, width: stage.right - stage.left, height: 9 },
    tone.surface("#6a6863", 0.2),
  );
  const eye = stage.floor - 200;
  for (const x of steps(-900, 900, 132)) {
    const at = (y: number) => stage.centre + ((x * (y - eye)) / 400) * 1.05;
    const [top, bottom] = [edge + 56, edge + 205];
    const wide = (y: number) => (64 * (y - eye)) / 400;
    polygon(
      brush,
      [
        [at(top), top],
        [at(top) + wide(top), top],
        [at(bottom) + wide(bottom), bottom],
        [at(bottom), bottom],
      ],
      fade(tone.surface("#eeeae0", 0.9), 0.82),
    );
  }
  if (tone.night > 0.4)
    for (const at of [0.2, 0.8])
      glow(brush, {
        x: stage.width * at,
        y: edge + 60,
        radius: 330,
        colour: tone.lamp,
        alpha: 0.3,
        flatten: 0.3,
      });
}
