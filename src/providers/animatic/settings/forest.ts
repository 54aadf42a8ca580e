import { beam } from "@/providers/animatic/scene/arena";
import { ellipse, polygon, rect, steps, vertical } from "@/providers/animatic/scene/brush";
import { fade, mix } from "@/providers/animatic/scene/colour";
import { boulder } from "@/providers/animatic/scene/land";
import type { Brush, PlacePainter } from "@/providers/animatic/scene/place";
import { grass, pine, trunk } from "@/providers/animatic/scene/plants";
import { mist, skyLayer } from "@/providers/animatic/scene/sky";

/** Trunks in receding mist, shafts of light, ferns and moss. */
export const forest: PlacePainter = () => ({
  behind: [
    skyLayer({ clouds: 0, horizon: 620 }),
    {
      depth: 9,
      paint: farPines,
    },
    {
      depth: 4,
      paint: trunks,
    },
    {
      depth: 1.9,
      paint: nearTrunks,
    },
  ],
  ground: forestFloor,
  stand: { kind: "rock", colour: "#7f8474", finish: "stone" },
  front: [
    {
      depth: 0.68,
      paint: ferns,
    },
  ],
  gloss: 0,
  motes: "leaves",
});

function farPines(brush: Brush): void {
  const { stage, random, tone } = brush;
  for (const x of steps(stage.left, stage.right, 30))
    pine(brush, {
      x: x + random.between(-10, 10),
      y: stage.floor - 10,
      height: random.between(240, 520),
      colour: "#55785f",
      far: 0.62,
      snow: tone.snowy,
    });
  mist(brush, { y: stage.floor - 120, height: 420, alpha: 0.55 });
}

function trunks(brush: Brush): void {
  const { stage, tone, random } = brush;
  for (const x of steps(stage.left, stage.right, 96))
    trunk(brush, {
      x: x + random.between(-36, 36),
      y: stage.floor + 6,
      width: random.between(18, 32),
      far: 0.4,
    });
  for (const x of steps(stage.left, stage.right, 120))
    pine(brush, {
      x: x + random.between(-50, 50),
      y: stage.floor + 10,
      height: random.between(130, 330),
      colour: "#476a4f",
      far: 0.34,
      snow: tone.snowy,
    });
  mist(brush, { y: stage.floor - 40, height: 260, alpha: 0.5 });
  const from = stage.centre + tone.light.side * stage.width * 0.6;
  for (const shift of [-150, 20, 210])
    beam(brush, {
      from: [from + shift, -120],
      to: [from + shift - tone.light.side * 430, 860],
      spread: 170,
      colour: tone.sky.glow,
      alpha: tone.sun ? 0.5 : 0.14,
    });
}

function nearTrunks(brush: Brush): void {
  const { stage, random } = brush;
  const far = Math.max(225, stage.width * 0.33);
  for (const at of [-far - 60, far, -far - 300, far + 260])
    trunk(brush, {
      x: stage.centre + at + random.between(-16, 16),
      y: stage.floor + 50,
      width: random.between(62, 92),
      far: 0.08,
      colour: "#624a38",
    });
  for (let fern = 0; fern < 12; fern++)
    fernAt(brush, {
      x: random.between(stage.left, stage.right),
      y: stage.floor + random.between(30, 64),
      size: random.between(70, 120),
    });
}

function forestFloor(brush: Brush): void {
  const { stage, tone, random } = brush;
  const top = stage.floor + 30;
  const moss = tone.snowy ? "#e7ecf2" : "#5f7342";
  rect(
    brush,
    { x: stage.left, y: top, width: stage.right - stage.left, height: stage.bottom - top },
    vertical(
      brush,
      [top, stage.bottom],
      [
        tone.surface(moss, 0.7, 0.1),
        tone.surface(mix(moss, "#5a432f", 0.35), 0.8),
        tone.surface("#3c3024", 0.4),
      ],
    ),
  );
  polygon(
    brush,
    [
      [stage.centre - 60, top],
      [stage.centre + 70, top],
      [stage.centre + 420, stage.bottom],
      [stage.centre - 390, stage.bottom],
    ],
    fade(tone.surface(tone.snowy ? "#cfd8e4" : "#8a6c4c", 0.85), 0.75),
  );
  for (let speck = 0; speck < 150; speck++) {
    const y = top + (stage.bottom - top) * random.next();
    const size = 3 + (y - top) * 0.02;
    ellipse(
      brush,
      {
        x: random.between(stage.left, stage.right),
        y,
        rx: size * 1.6,
        ry: size * 0.5,
        turn: random.next(),
      },
      fade(tone.surface(random.pick(["#b87d43", "#7c8a48", "#d0a35c", "#4d3a2a"]), random.next()), 0.6),
    );
  }
  for (const at of [-0.36, 0.43])
    boulder(brush, { x: stage.centre + at * stage.width, y: top + 74, size: 52, colour: "#7c8270" });
  grass(brush, { y: top + 14, height: 46, colour: "#6f8a45", density: 0.4 });
}

function ferns(brush: Brush): void {
  const { stage, random } = brush;
  for (const at of [0.02, 0.12, 0.9, 1.02])
    fernAt(brush, { x: at * stage.width, y: 1130 + random.between(-20, 40), size: 250 });
}

function fernAt(brush: Brush, { x, y, size }: { x: number; y: number; size: number }): void {
  const { ctx, tone, random } = brush;
  for (let frond = 0; frond < 7; frond++) {
    const turn = -Math.PI / 2 + (frond - 3) * 0.36 + random.between(-0.1, 0.1);
    const colour = tone.surface(mix("#40693a", "#94b35a", random.next()), random.between(0.2, 0.95), 0.03);
    ctx.save();
    ctx.translate(x, y);
    ctx.rotate(turn);
    ctx.fillStyle = colour;
    ctx.beginPath();
    for (let leaf = 0; leaf <= 9; leaf++) {
      const at = (leaf / 9) * size;
      const long = (1 - leaf / 10) * size * 0.2;
      ctx.moveTo(at, 0);
      ctx.quadraticCurveTo(at + long * 0.6, -long, at + long * 1.1, -long * 0.9 + size * 0.01);
      ctx.quadraticCurveTo(at + long * 0.9, -long * 0.2, at, 0);
      ctx.quadraticCurveTo(at + long * 0.6, long, at + long * 1.1, long * 0.9);
      ctx.quadraticCurveTo(at + long * 0.9, long * 0.2, at, 0);
    }
    ctx.fill();
    ctx.restore();
  }
}
