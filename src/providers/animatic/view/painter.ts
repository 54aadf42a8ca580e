import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { PixelSize } from "@/domain/media/format";
import type { SceneSpec } from "@/domain/picture/scene-spec";
import { createRandom } from "@/domain/random";
import type { Camera } from "@/domain/shot/camera";
import { poseAt } from "@/domain/shot/camera-path";
import { fade } from "@/providers/animatic/scene/colour";
import type { Photos } from "@/providers/animatic/scene/subjects";
import { swayAt } from "@/providers/animatic/scene/sway";
import { buildWorld, type World } from "@/providers/animatic/scene/world";
import { gradePicture } from "./grade-picture";
import { createMotes, type DrawMotes } from "./motes";
import { isStill, type Projection, project } from "./projection";
import { type Raster, rasterise } from "./raster";
import { createSteam, type Steam } from "./steam";

/** Draws any moment of one shot, always the same picture for the same moment. */
export type ShotPainter = {
  size: PixelSize;
  /** Paints the picture at `t` in 0..1 over all of `ctx`. */
  paint(ctx: SKRSContext2D, t: number): void;
};

/**
 * `cycles` is how often falling and drifting things go round during the shot; it changes nothing at both ends.
 * `seed` decides what floats in the air, never the place or the things in it.
 */
export function createShotPainter(
  spec: SceneSpec,
  { size, seed, cycles, photos }: { size: PixelSize; seed: number; cycles: number; photos: Photos },
): ShotPainter {
  const world = buildWorld(spec, { aspect: size.width / size.height, photos });
  const rasters = rasterise(world, {
    size,
    path: spec.path,
    blurPerDepth: focusBlur(spec.camera, world),
  });
  const view = { stage: world.stage, size };
  const drawOne = (ctx: SKRSContext2D, raster: Raster, t: number) =>
    drawRaster(ctx, raster, {
      projection: project(poseAt(spec.path, t), raster.depth, view),
      sway:
        raster.sway && swayAt(raster.sway, { t, beats: Math.max(1, Math.round(raster.sway.beats * cycles)) }),
    });
  const draws = isStill(spec.path)
    ? stillDraws(rasters, { size, drawOne })
    : rasters.map((raster) => (ctx: SKRSContext2D, t: number) => drawOne(ctx, raster, t));
  const motes: DrawMotes = createMotes(world, { view, random: createRandom(`${seed}/air`), cycles });
  const steam = createSteam(world, { random: createRandom(`${seed}/steam`), cycles });
  const finish = painted(size, (ctx) => drawFinish(ctx, world, size));
  return {
    size,
    paint(ctx, t) {
      ctx.imageSmoothingEnabled = true;
      ctx.imageSmoothingQuality = "low";
      for (const draw of draws) draw(ctx, t);
      if (steam) drawSteam(ctx, steam, { t, projection: project(poseAt(spec.path, t), 1, view) });
      motes(ctx, poseAt(spec.path, t), t);
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      if (spec.grade) gradePicture(ctx, spec.grade, size);
      ctx.drawImage(finish, 0, 0);
    },
  };
}

type Draw = (ctx: SKRSContext2D, t: number) => void;

/** Before a camera at rest, everything between two living things is one picture that never changes. */
function stillDraws(
  rasters: readonly Raster[],
  { size, drawOne }: { size: PixelSize; drawOne: (ctx: SKRSContext2D, raster: Raster, t: number) => void },
): Draw[] {
  const draws: Draw[] = [];
  let run: Raster[] = [];
  const endRun = () => {
    const members = run;
    run = [];
    if (members.length === 0) return;
    const picture = painted(size, (ctx) => {
      for (const raster of members) drawOne(ctx, raster, 0);
    });
    draws.push((ctx) => {
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.drawImage(picture, 0, 0);
    });
  };
  for (const raster of rasters) {
    if (!raster.sway) {
      run.push(raster);
      continue;
    }
    endRun();
    draws.push((ctx, t) => drawOne(ctx, raster, t));
  }
  endRun();
  return draws;
}

function painted(size: PixelSize, paint: (ctx: SKRSContext2D) => void): Canvas {
  const canvas = createCanvas(size.width, size.height);
  paint(canvas.getContext("2d"));
  return canvas;
}

function drawRaster(
  ctx: SKRSContext2D,
  { canvas, x, y, scale, sway: about }: Raster,
  { projection, sway }: { projection: Projection; sway: ReturnType<typeof swayAt> | null },
): void {
  const { a, b, e, f } = projection;
  ctx.setTransform(a, b, -b, a, e, f);
  if (about && sway) {
    ctx.translate(about.x, about.y - sway.rise);
    ctx.rotate(sway.radians);
    ctx.scale(1, sway.stretch);
    ctx.translate(-about.x, -about.y);
  }
  ctx.translate(x, y);
  ctx.scale(1 / scale, 1 / scale);
  ctx.drawImage(canvas, 0, 0);
}

function drawSteam(
  ctx: SKRSContext2D,
  steam: Steam,
  { t, projection: { a, b, e, f } }: { t: number; projection: Projection },
): void {
  ctx.setTransform(a, b, -b, a, e, f);
  for (const { x, y, size, alpha } of steam.at(t >= 1 ? 0 : t)) {
    ctx.globalAlpha = alpha;
    ctx.drawImage(steam.sprite, x - size, y - size * 1.5, size * 2, size * 3);
  }
  ctx.globalAlpha = 1;
}

/** Blur of things away from the subject, in world units: long lenses and close framings focus shallower. */
function focusBlur({ lensMm, size }: Camera, world: World): number {
  const closeness = {
    "extreme-wide": 1,
    wide: 1.1,
    full: 1.25,
    "medium-wide": 1.4,
    medium: 1.55,
    "medium-close-up": 1.7,
    "close-up": 1.9,
    "extreme-close-up": 2.1,
  }[size];
  return 2 * Math.min(2, (lensMm / 40) ** 0.6) * closeness * (world.stage.tabletop ? 1.35 : 1);
}

/** What lies over the whole picture: darker edges, calmer top and bottom for text. */
function drawFinish(ctx: SKRSContext2D, { spec, tone }: World, { width, height }: PixelSize): void {
  const dark = fade(tone.light.fill, 0);
  const edge = ctx.createRadialGradient(
    width / 2,
    height * 0.48,
    Math.min(width, height) * 0.45,
    width / 2,
    height / 2,
    Math.hypot(width, height) * 0.56,
  );
  edge.addColorStop(0, dark);
  edge.addColorStop(1, `rgba(16,12,30,${0.26 + 0.5 * (spec.grade?.vignette ?? 0)})`);
  ctx.fillStyle = edge;
  ctx.fillRect(0, 0, width, height);
  for (const [from, to, alpha] of [
    [0, 0.24, 0.1],
    [1, 0.74, 0.16],
  ] as const) {
    const calm = ctx.createLinearGradient(0, from * height, 0, to * height);
    calm.addColorStop(0, `rgba(12,10,26,${alpha})`);
    calm.addColorStop(1, "rgba(12,10,26,0)");
    ctx.fillStyle = calm;
    ctx.fillRect(0, 0, width, height);
  }
}
