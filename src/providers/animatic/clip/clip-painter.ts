import { type Canvas, createCanvas, loadImage, type SKRSContext2D } from "@napi-rs/canvas";
import type { PixelSize } from "@/domain/media/format";
import type { CameraPath } from "@/domain/shot/camera";
import { poseAt } from "@/domain/shot/camera-path";
import type { ShotPainter } from "@/providers/animatic/view/painter";

type Paint = (ctx: SKRSContext2D, t: number) => void;

export type GivenFrames = { first: string | null; last: string | null };

/** Two pictures that differ at a glance by less than this, of 255 levels, show the same thing. */
const sameWithin = 8;

/** The share of a clip in which a given picture that shows the same thing gives way to the drawn one. */
const handover = 0.2;

/**
 * A shot that starts exactly on one picture and ends exactly on another. Pictures that show what the shot itself
 * shows there (its own frames, perhaps compressed) melt into the moving drawing; pictures from elsewhere are moved as
 * planes the way the camera goes, with a dissolve between them.
 */
export async function createClipPainter(
  shot: ShotPainter,
  { given, path }: { given: GivenFrames; path: CameraPath },
): Promise<Paint> {
  const [first, last] = await Promise.all([
    loadFitted(given.first, shot.size),
    loadFitted(given.last, shot.size),
  ]);
  const firstIs = first ? compare(first, drawn(shot, 0)) : "none";
  const lastIs = last ? compare(last, drawn(shot, 1)) : "none";
  let opening: Paint = shot.paint;
  let closing: Paint = shot.paint;
  if (first && firstIs === "similar") opening = melt(opening, { picture: first, at: 0 });
  if (last && lastIs === "similar") closing = melt(closing, { picture: last, at: 1 });
  if (first && firstIs === "foreign") opening = plane(first, { path, from: 0 });
  if (last && lastIs === "foreign") closing = plane(last, { path, from: 1 });
  if (!last && firstIs === "foreign") return opening;
  if (firstIs === "foreign" || lastIs === "foreign") return dissolve(opening, closing, shot.size);
  return (ctx, t) => (t < 0.5 ? opening : closing)(ctx, t);
}

async function loadFitted(path: string | null, size: PixelSize): Promise<Canvas | null> {
  if (path === null) return null;
  const image = await loadImage(path);
  const canvas = createCanvas(size.width, size.height);
  const scale = Math.max(size.width / image.width, size.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  const ctx = canvas.getContext("2d");
  ctx.imageSmoothingQuality = "high";
  ctx.drawImage(image, (size.width - width) / 2, (size.height - height) / 2, width, height);
  return canvas;
}

function drawn(shot: ShotPainter, t: number): Canvas {
  const canvas = createCanvas(shot.size.width, shot.size.height);
  shot.paint(canvas.getContext("2d"), t);
  return canvas;
}

function compare(given: Canvas, own: Canvas): "same" | "similar" | "foreign" {
  if (given.data().equals(own.data())) return "same";
  const [a, b] = [glance(given), glance(own)];
  let sum = 0;
  for (const [at, value] of a.entries()) sum += Math.abs(value - (b[at] ?? 0));
  return sum / a.length < sameWithin ? "similar" : "foreign";
}

/** What is left of a picture at a glance: focus, grain and compression make no difference to it. */
function glance(picture: Canvas): Buffer {
  const width = 40;
  const small = createCanvas(width, Math.max(1, Math.round((width * picture.height) / picture.width)));
  const ctx = small.getContext("2d");
  ctx.imageSmoothingQuality = "high";
  ctx.drawImage(picture, 0, 0, small.width, small.height);
  return Buffer.from(small.data());
}

const smooth = (share: number) => {
  const x = Math.min(1, Math.max(0, share));
  return x * x * (3 - 2 * x);
};

function melt(paint: Paint, { picture, at }: { picture: Canvas; at: 0 | 1 }): Paint {
  return (ctx, t) => {
    const alpha = 1 - smooth(Math.abs(t - at) / handover);
    if (alpha < 1) paint(ctx, t);
    overlay(ctx, picture, alpha);
  };
}

function overlay(ctx: SKRSContext2D, picture: Canvas, alpha: number): void {
  if (alpha <= 0) return;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.globalAlpha = alpha;
  ctx.drawImage(picture, 0, 0);
  ctx.globalAlpha = 1;
}

/** Moves a flat picture as the camera goes, untouched at `from`; it grows as it moves, so that no edge shows. */
function plane(picture: Canvas, { path, from }: { path: CameraPath; from: 0 | 1 }): Paint {
  const { width, height } = picture;
  const rest = poseAt(path, from);
  const size = (pose: typeof rest) => pose.zoom / (1 - pose.dolly);
  return (ctx, t) => {
    const pose = poseAt(path, t);
    const shiftX = 0.5 * (pose.x + pose.yaw - rest.x - rest.yaw);
    const shiftY = 0.5 * (pose.y + pose.pitch - rest.y - rest.pitch);
    const growth = Math.abs(size(pose) / size(rest) - 1) * 0.6;
    const scale =
      1 + growth + 2 * Math.max(Math.abs(shiftX), Math.abs(shiftY)) + 0.03 * smooth(Math.abs(t - from));
    ctx.setTransform(
      scale,
      0,
      0,
      scale,
      (width * (1 - scale)) / 2 - shiftX * width,
      (height * (1 - scale)) / 2 + shiftY * height,
    );
    ctx.imageSmoothingQuality = "low";
    ctx.drawImage(picture, 0, 0);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
  };
}

function dissolve(opening: Paint, closing: Paint, size: PixelSize): Paint {
  const layer = createCanvas(size.width, size.height);
  const own = layer.getContext("2d");
  return (ctx, t) => {
    const share = smooth((t - 0.28) / 0.44);
    if (share < 1) opening(ctx, t);
    if (share <= 0) return;
    closing(own, t);
    overlay(ctx, layer, share);
  };
}
