import type { SKRSContext2D } from "@napi-rs/canvas";
import { fade } from "./colour";
import type { Brush } from "./place";

/** The few strokes that everything in a setting is made of. All coordinates are world units. */

export type Point = readonly [x: number, y: number];
export type Rect = { x: number; y: number; width: number; height: number };
export type Fill = SKRSContext2D["fillStyle"];

export function rect({ ctx }: Brush, { x, y, width, height }: Rect, fill: Fill): void {
  ctx.fillStyle = fill;
  ctx.fillRect(x, y, width, height);
}

export function rounded(
  { ctx }: Brush,
  { x, y, width, height, radius }: Rect & { radius: number },
  fill: Fill,
): void {
  ctx.fillStyle = fill;
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
  ctx.fill();
}

export function polygon({ ctx }: Brush, points: readonly Point[], fill: Fill): void {
  ctx.fillStyle = fill;
  ctx.beginPath();
  for (const [x, y] of points) ctx.lineTo(x, y);
  ctx.closePath();
  ctx.fill();
}

export function ellipse(
  { ctx }: Brush,
  { x, y, rx, ry, turn = 0 }: { x: number; y: number; rx: number; ry: number; turn?: number },
  fill: Fill,
): void {
  ctx.fillStyle = fill;
  ctx.beginPath();
  ctx.ellipse(x, y, Math.abs(rx), Math.abs(ry), turn, 0, Math.PI * 2);
  ctx.fill();
}

export function line(
  { ctx }: Brush,
  points: readonly Point[],
  { width, colour }: { width: number; colour: string },
): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineCap = "round";
  ctx.lineJoin = "round";
  ctx.beginPath();
  for (const [x, y] of points) ctx.lineTo(x, y);
  ctx.stroke();
}

/** A gradient between two points; stops are evenly spread. */
export function ramp({ ctx }: Brush, [from, to]: readonly [Point, Point], colours: readonly string[]): Fill {
  const gradient = ctx.createLinearGradient(from[0], from[1], to[0], to[1]);
  for (const [index, colour] of colours.entries())
    gradient.addColorStop(index / Math.max(1, colours.length - 1), colour);
  return gradient;
}

export const vertical = (
  brush: Brush,
  [top, bottom]: readonly [number, number],
  colours: readonly string[],
): Fill =>
  ramp(
    brush,
    [
      [0, top],
      [0, bottom],
    ],
    colours,
  );

export const sideways = (
  brush: Brush,
  [left, right]: readonly [number, number],
  colours: readonly string[],
): Fill =>
  ramp(
    brush,
    [
      [left, 0],
      [right, 0],
    ],
    colours,
  );

type Spot = { x: number; y: number; radius: number; colour: string; alpha?: number; flatten?: number };

/** Light that adds to what is there, strongest in the middle. */
export function glow(brush: Brush, spot: Spot): void {
  blob(brush, spot, "screen");
}

/** A soft dark spot, e.g. where a thing touches the ground. */
export function shade(brush: Brush, spot: Spot): void {
  blob(brush, spot, "multiply");
}

function blob(
  { ctx }: Brush,
  { x, y, radius, colour, alpha = 0.6, flatten = 1 }: Spot,
  mode: "screen" | "multiply",
): void {
  ctx.save();
  ctx.globalCompositeOperation = mode;
  ctx.translate(x, y);
  ctx.scale(1, flatten);
  const gradient = ctx.createRadialGradient(0, 0, 0, 0, 0, radius);
  for (const [at, share] of [
    [0, 1],
    [0.2, 0.7],
    [0.45, 0.32],
    [0.7, 0.1],
    [1, 0],
  ] as const)
    gradient.addColorStop(at, fade(colour, alpha * share));
  ctx.fillStyle = gradient;
  ctx.fillRect(-radius, -radius, radius * 2, radius * 2);
  ctx.restore();
}

/** Runs `draw` so that it paints only inside the polygon. */
export function within({ ctx }: Brush, points: readonly Point[], draw: () => void): void {
  ctx.save();
  ctx.beginPath();
  for (const [x, y] of points) ctx.lineTo(x, y);
  ctx.closePath();
  ctx.clip();
  draw();
  ctx.restore();
}

export const cornersOf = ({ x, y, width, height }: Rect): Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

/** Numbers from `from` to `to` in steps. */
export function steps(from: number, to: number, step: number): number[] {
  return Array.from(
    { length: Math.max(0, Math.ceil((to - from) / step)) },
    (_, index) => from + index * step,
  );
}

/** One colour that fades out downwards. */
export const fadeDown = (
  brush: Brush,
  span: readonly [number, number],
  { colour, alpha }: { colour: string; alpha: number },
): Fill => vertical(brush, span, [fade(colour, alpha), fade(colour, alpha * 0.7), fade(colour, 0)]);
