import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import type { PixelSize } from "@/domain/media/format";
import type { Random } from "@/domain/random";
import type { CameraPose } from "@/domain/shot/camera";
import { mix } from "@/providers/animatic/scene/colour";
import type { Motes, Stage } from "@/providers/animatic/scene/place";
import type { World } from "@/providers/animatic/scene/world";
import { project } from "./projection";
import { softSprite } from "./soft-sprite";

export type DrawMotes = (ctx: SKRSContext2D, pose: CameraPose, t: number) => void;

type Kind = Motes | "rain" | "snow";

type Manner = {
  count: number;
  /** Size in world units. */
  size: [number, number];
  alpha: [number, number];
  /** Picture heights fallen per round; negative rises; 0 floats about its place. */
  fall: number;
  sway: number;
  shape: "soft" | "streak" | "leaf";
};

const manners: Record<Kind, Manner> = {
  dust: { count: 46, size: [1.5, 6], alpha: [0.1, 0.4], fall: 0, sway: 26, shape: "soft" },
  sand: { count: 50, size: [1.2, 4], alpha: [0.1, 0.35], fall: 0, sway: 40, shape: "soft" },
  sparks: { count: 40, size: [2, 9], alpha: [0.15, 0.55], fall: 0, sway: 20, shape: "soft" },
  embers: { count: 36, size: [2, 6], alpha: [0.3, 0.8], fall: -1, sway: 30, shape: "soft" },
  leaves: { count: 16, size: [5, 11], alpha: [0.6, 0.95], fall: 1, sway: 50, shape: "leaf" },
  petals: { count: 20, size: [4, 8], alpha: [0.6, 0.95], fall: 1, sway: 60, shape: "leaf" },
  rain: { count: 190, size: [1.1, 2.3], alpha: [0.2, 0.5], fall: 4, sway: 0, shape: "streak" },
  snow: { count: 110, size: [3, 9], alpha: [0.5, 0.95], fall: 1, sway: 30, shape: "soft" },
};

type Mote = {
  x: number;
  y: number;
  depth: number;
  size: number;
  alpha: number;
  phase: number;
  laps: number;
  turns: number;
};

const heightOfFall = 1500;

/** Rain, snow, dust, leaves: all move in whole rounds, so that the first and the last picture of a shot hold still poses. */
export function createMotes(
  world: World,
  { view, random, cycles }: { view: { stage: Stage; size: PixelSize }; random: Random; cycles: number },
): DrawMotes {
  const kind = kindFor(world);
  const manner = manners[kind];
  const { stage } = world;
  const motes: Mote[] = Array.from({ length: manner.count }, () => ({
    x: random.between(stage.left, stage.right),
    y: random.between(-250, 1250),
    depth: random.between(0.75, 1.9),
    size: random.between(...manner.size),
    alpha: random.between(...manner.alpha),
    phase: random.next(),
    laps: Math.max(1, Math.round(cycles * Math.abs(manner.fall) * random.between(0.7, 1.3))),
    turns: Math.max(1, Math.round(cycles * random.between(0.5, 1.5))),
  }));
  const colours = coloursOf(kind, world);
  const sprites = colours.map((colour) => softSprite(colour));
  return (ctx, pose, t) => {
    for (const [index, mote] of motes.entries()) {
      const turn = 2 * Math.PI * (mote.turns * t + mote.phase);
      const way = manner.fall === 0 ? 0 : Math.sign(manner.fall) * mote.laps * t * heightOfFall;
      const fallen = mote.y + 250 + way;
      const y = fallen - Math.floor(fallen / heightOfFall) * heightOfFall - 250;
      const x = mote.x + manner.sway * Math.sin(turn) + (manner.shape === "streak" ? y * 0.08 : 0);
      const rise = manner.fall === 0 ? manner.sway * 0.6 * Math.cos(turn * 1) : 0;
      const { a, b, e, f } = project(pose, mote.depth, view);
      const at = { x: a * x - b * (y + rise) + e, y: b * x + a * (y + rise) + f, scale: Math.hypot(a, b) };
      const colour = colours[index % colours.length] ?? "#ffffff";
      const sprite = sprites[index % sprites.length];
      if (sprite) drawMote(ctx, { mote, manner, at, turn, colour, sprite });
    }
    ctx.globalAlpha = 1;
  };
}

function drawMote(
  ctx: SKRSContext2D,
  {
    mote,
    manner,
    at,
    turn,
    colour,
    sprite,
  }: {
    mote: Mote;
    manner: Manner;
    at: { x: number; y: number; scale: number };
    turn: number;
    colour: string;
    sprite: Canvas;
  },
): void {
  const size = mote.size * Math.min(at.scale, 2.5);
  ctx.setTransform(1, 0, 0, 1, at.x, at.y);
  ctx.globalAlpha = mote.alpha;
  if (manner.shape === "streak") {
    ctx.fillStyle = colour;
    ctx.transform(1, 0, 0.08, 1, 0, 0);
    ctx.fillRect(0, 0, size, size * 26);
  } else if (manner.shape === "leaf") {
    ctx.rotate(turn);
    ctx.scale(1, 0.35 + 0.65 * Math.abs(Math.cos(turn)));
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.ellipse(0, 0, size, size * 0.5, 0, 0, Math.PI * 2);
    ctx.fill();
  } else {
    ctx.globalAlpha = mote.alpha * (0.75 + 0.25 * Math.sin(turn));
    ctx.drawImage(sprite, -size, -size, size * 2, size * 2);
  }
}

function kindFor({ spec, place, interior }: World): Kind {
  if (!interior && (spec.weather === "rain" || spec.weather === "snow")) return spec.weather;
  return place.motes;
}

function coloursOf(kind: Kind, { tone }: World): string[] {
  const light = mix(tone.light.rim, "#ffffff", 0.4);
  switch (kind) {
    case "leaves":
      return ["#d98a3d", "#b8642c", "#c7a63f"].map((hex) => tone.surface(hex, 0.9));
    case "petals":
      return ["#f7c9d4", "#ffffff", "#f0a6ba"].map((hex) => tone.surface(hex, 0.9));
    case "embers":
      return ["#ffb347", "#ff7a3c"];
    case "sparks":
      return [light, tone.accent, tone.lamp];
    case "rain":
      return [mix(tone.sky.low, "#ffffff", 0.5)];
    case "snow":
      return [mix("#ffffff", tone.sky.middle, 0.12 + 0.25 * tone.night)];
    case "dust":
    case "sand":
      return [light];
  }
}
