import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { PixelSize } from "@/domain/media/format";
import { createRandom } from "@/domain/random";
import type { CameraPath } from "@/domain/shot/camera";
import type { Rect } from "@/providers/animatic/scene/brush";
import type { Sway } from "@/providers/animatic/scene/sway";
import type { World, WorldLayer } from "@/providers/animatic/scene/world";
import { seenAlong } from "./projection";

/** A painted layer: the part of it that a shot sees, as pixels. */
export type Raster = {
  depth: number;
  canvas: Canvas;
  /** World units of the canvas's top left corner. */
  x: number;
  y: number;
  /** Pixels of the canvas per world unit. */
  scale: number;
  sway: Sway | null;
};

export type View = { size: PixelSize; path: CameraPath; blurPerDepth: number };

/** More pixels than this per layer cost more than they show. */
const maxPixels = 5_000_000;

/**
 * Rasters are this much finer than they are seen. At exactly one pixel per pixel a slow sideways move would shimmer:
 * each layer would turn sharp and soft as it passes whole and half pixels.
 */
const oversampling = 1.21;

/** Paints every layer of a world once for a shot; layers at one depth share a raster. */
export function rasterise(world: World, view: View): Raster[] {
  const groups: WorldLayer[][] = [];
  for (const layer of world.layers) {
    const last = groups.at(-1);
    if (last && last[0]?.depth === layer.depth && !last[0].sway && !layer.sway) last.push(layer);
    else groups.push([layer]);
  }
  return groups.flatMap((layers) => rasteriseGroup(world, layers, view) ?? []);
}

function rasteriseGroup(world: World, layers: WorldLayer[], view: View): Raster | null {
  const depth = layers[0]?.depth ?? 1;
  const seen = seenAlong(view.path, depth, { stage: world.stage, size: view.size });
  const blur = view.blurPerDepth * Math.abs(1 - 1 / depth);
  const sharpness = blur * seen.scale > 3 ? 0.5 : 1;
  const region = grown(seen.region, 3 * blur + 3 / seen.scale);
  const scale = Math.min(
    seen.scale * oversampling * sharpness,
    Math.sqrt(maxPixels / (region.width * region.height)),
  );
  const canvas = createCanvas(Math.ceil(region.width * scale), Math.ceil(region.height * scale));
  const ctx = canvas.getContext("2d");
  for (const layer of layers) {
    ctx.save();
    ctx.setTransform(scale, 0, 0, scale, -region.x * scale, -region.y * scale);
    layer.paint({ ctx, stage: world.stage, tone: world.tone, random: createRandom(layer.seed) });
    ctx.restore();
  }
  paper(ctx, canvas);
  const soft = blur * scale > 0.4 ? blurred(canvas, blur * scale) : canvas;
  return trimmed({ depth, canvas: soft, x: region.x, y: region.y, scale, sway: layers[0]?.sway ?? null });
}

const grown = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

function blurred(canvas: Canvas, radius: number): Canvas {
  const out = createCanvas(canvas.width, canvas.height);
  const ctx = out.getContext("2d");
  ctx.filter = `blur(${radius.toFixed(2)}px)`;
  ctx.drawImage(canvas, 0, 0);
  return out;
}

let paperTile: Canvas | null = null;

/** A fine tooth over what is painted: it breaks up banding and moves with the thing, as printed paper would. */
function paper(ctx: SKRSContext2D, canvas: Canvas): void {
  paperTile ??= drawPaper();
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.globalCompositeOperation = "source-atop";
  const pattern = ctx.createPattern(paperTile, "repeat");
  if (pattern) ctx.fillStyle = pattern;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.restore();
}

function drawPaper(): Canvas {
  const size = 512;
  const tile = createCanvas(size, size);
  const ctx = tile.getContext("2d");
  const image = ctx.createImageData(size, size);
  const random = createRandom("paper");
  for (let at = 0; at < image.data.length; at += 4) {
    const grain = random.next() + random.next() + random.next() - 1.5;
    image.data.fill(grain > 0 ? 255 : 0, at, at + 3);
    image.data[at + 3] = Math.round(Math.abs(grain) * 13);
  }
  ctx.putImageData(image, 0, 0);
  return tile;
}

/** Cuts off rows and columns with nothing in them; null when there is nothing at all. */
function trimmed(raster: Raster): Raster | null {
  const { canvas, scale } = raster;
  const { width, height } = canvas;
  const pixels = canvas.data();
  const step = 4;
  const filled = (x: number, y: number) => (pixels[(y * width + x) * 4 + 3] ?? 0) > 0;
  const rowFilled = (y: number) => some(width, step, (x) => filled(x, y));
  const top = firstWhere(height, step, rowFilled);
  if (top === null) return null;
  const bottom = height - (firstWhere(height, step, (y) => rowFilled(height - 1 - y)) ?? 0);
  const columnFilled = (x: number) => some(height, step, (y) => filled(x, y));
  const left = firstWhere(width, step, columnFilled) ?? 0;
  const right = width - (firstWhere(width, step, (x) => columnFilled(width - 1 - x)) ?? 0);
  const cut = {
    x: Math.max(0, left - step),
    y: Math.max(0, top - step),
    right: Math.min(width, right + step),
    bottom: Math.min(height, bottom + step),
  };
  if (cut.right - cut.x > width * 0.92 && cut.bottom - cut.y > height * 0.92) return raster;
  const out = createCanvas(cut.right - cut.x, cut.bottom - cut.y);
  out.getContext("2d").drawImage(canvas, -cut.x, -cut.y);
  return { ...raster, canvas: out, x: raster.x + cut.x / scale, y: raster.y + cut.y / scale };
}

function some(length: number, step: number, test: (at: number) => boolean): boolean {
  for (let at = 0; at < length; at += step) if (test(at)) return true;
  return false;
}

function firstWhere(length: number, step: number, test: (at: number) => boolean): number | null {
  for (let at = 0; at < length; at += step) if (test(at)) return at;
  return null;
}
