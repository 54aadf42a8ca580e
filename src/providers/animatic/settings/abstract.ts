import {
  ellipse,
  glow,
  polygon,
  rect,
  rounded,
  shade,
  sideways,
  vertical,
} from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";
import type { Tone } from "@/providers/animatic/scene/tone";

const groundOf = ({ quiet }: Tone) => mix(quiet, "#f2ede6", 0.35);

/** A set of pure forms in the palette: discs, arches, steps and spheres, like a still life for a product. */
export const abstract: PlacePainter = ({ tone }) => ({
  behind: [
    {
      depth: 3.2,
      paint: backdrop,
    },
    {
      depth: 1.9,
      paint: forms,
    },
    {
      depth: 1.45,
      paint: balls,
    },
  ],
  ground: floorOf,
  stand: { kind: "plinth", colour: mix(tone.quiet, "#ffffff", 0.35), finish: "plain" },
  front: [],
  gloss: 0.25,
  motes: "sparks",
});

function backdrop(brush: Brush): void {
  const { stage, tone } = brush;
  const ground = groundOf(tone);
  const [near, far] = [
    tone.surface(mix(ground, tone.support, 0.3), 0.95),
    tone.surface(mix(ground, tone.support, 0.65), 0.5),
  ];
  rect(
    brush,
    { x: stage.left, y: stage.top, width: stage.right - stage.left, height: 1700 },
    vertical(brush, [stage.top, 800], [far, mix(near, far, 0.4), near]),
  );
  const sun = { x: stage.centre - tone.light.side * 40, y: 330 };
  glow(brush, { ...sun, radius: 520, colour: mix(tone.accent, "#ffffff", 0.5), alpha: 0.45 });
  ellipse(
    brush,
    { ...sun, rx: 205, ry: 205 },
    vertical(
      brush,
      [125, 535],
      [tone.surface(mix(tone.accent, "#ffffff", 0.2), 1), tone.surface(tone.accent, 0.75)],
    ),
  );
}

function forms(brush: Brush): void {
  const { stage, tone } = brush;
  const ground = groundOf(tone);
  const side = tone.light.side < 0 ? 1 : -1;
  const far = Math.max(205, stage.width * 0.28);
  arch(brush, {
    x: stage.centre + side * far,
    foot: stage.floor + 50,
    width: 240,
    height: 520,
    colour: mix(tone.support, ground, 0.2),
  });
  stairs(brush, {
    x: stage.centre - side * far * 1.05,
    foot: stage.floor + 60,
    toward: side,
    colour: mix(ground, "#ffffff", 0.4),
  });
}

function balls(brush: Brush): void {
  const { stage, tone } = brush;
  const far = Math.max(190, stage.width * 0.3);
  sphere(brush, { x: stage.centre - far, y: stage.floor + 62, radius: 50, colour: tone.accent });
  sphere(brush, {
    x: stage.centre + far * 0.92,
    y: stage.floor + 92,
    radius: 30,
    colour: mix(tone.support, "#ffffff", 0.35),
  });
}

function floorOf(brush: Brush): void {
  const { stage, tone } = brush;
  const ground = groundOf(tone);
  const top = stage.floor;
  rect(
    brush,
    { x: stage.left, y: top, width: stage.right - stage.left, height: stage.bottom - top },
    vertical(
      brush,
      [top, stage.bottom],
      [
        tone.surface(ground, 0.85),
        tone.surface(ground, 0.95),
        tone.surface(mix(ground, tone.support, 0.4), 0.5),
      ],
    ),
  );
  rect(
    brush,
    { x: stage.left, y: top, width: stage.right - stage.left, height: 60 },
    vertical(brush, [top, top + 60], [fade(tone.light.fill, 0.35), fade(tone.light.fill, 0)]),
  );
}

function arch(
  brush: Brush,
  {
    x,
    foot,
    width,
    height,
    colour,
  }: { x: number; foot: number; width: number; height: number; colour: string },
): void {
  const { ctx, tone } = brush;
  shade(brush, { x, y: foot, radius: width * 0.9, colour: tone.light.fill, alpha: 0.6, flatten: 0.12 });
  const outline = (inset: number) => {
    const half = width / 2 - inset;
    ctx.beginPath();
    ctx.moveTo(x - half, foot);
    ctx.lineTo(x - half, foot - height + width / 2);
    ctx.arc(x, foot - height + width / 2, half, Math.PI, 0);
    ctx.lineTo(x + half, foot);
    ctx.closePath();
  };
  outline(0);
  const tones = [tone.surface(colour, 1), tone.surface(colour, 0.55)];
  ctx.fillStyle = sideways(
    brush,
    [x - width / 2, x + width / 2],
    tone.light.side < 0 ? tones : tones.reverse(),
  );
  ctx.fill();
  outline(44);
  ctx.fillStyle = vertical(
    brush,
    [foot - height, foot],
    [tone.surface(colour, 0.02), tone.surface(mix(colour, "#241a30", 0.3), 0.2)],
  );
  ctx.fill();
}

function stairs(
  brush: Brush,
  { x, foot, toward, colour }: { x: number; foot: number; toward: number; colour: string },
): void {
  const { tone } = brush;
  shade(brush, { x, y: foot, radius: 230, colour: tone.light.fill, alpha: 0.5, flatten: 0.12 });
  for (let step = 0; step < 4; step++) {
    const top = foot - 210 + step * 52;
    const left = x - 110 + (toward > 0 ? 0 : -step * 46);
    const width = 130 + step * 46;
    rounded(
      brush,
      { x: left, y: top, width, height: foot - top, radius: 2 },
      vertical(brush, [top, foot], [tone.surface(colour, 0.7), tone.surface(colour, 0.3)]),
    );
    polygon(
      brush,
      [
        [left, top],
        [left + width, top],
        [left + width, top + 9],
        [left, top + 9],
      ],
      tone.surface(colour, 1),
    );
  }
}

function sphere(
  brush: Brush,
  { x, y, radius, colour }: { x: number; y: number; radius: number; colour: string },
): void {
  const { ctx, tone } = brush;
  shade(brush, {
    x: x - tone.light.side * radius * 0.5,
    y,
    radius: radius * 1.5,
    colour: tone.light.fill,
    alpha: 0.7,
    flatten: 0.16,
  });
  const light = { x: x + tone.light.side * radius * 0.4, y: y - radius * 1.45 };
  const gradient = ctx.createRadialGradient(light.x, light.y, radius * 0.1, x, y - radius, radius * 1.25);
  gradient.addColorStop(0, tone.surface(mix(colour, "#ffffff", 0.45), 1));
  gradient.addColorStop(0.45, tone.surface(colour, 0.8));
  gradient.addColorStop(1, tone.surface(mix(colour, "#1b1428", 0.3), 0.05));
  ellipse(brush, { x, y: y - radius, rx: radius, ry: radius }, gradient);
}
