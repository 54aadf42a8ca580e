import type { Picture } from "./backdrop";

/** Pixels on each side of the cut that may hold something of both. */
const bandPx = 3;
/** How far around a pixel is looked for what is certainly the thing, and certainly not. */
const reachPx = 7;

/** So near to one side, a mixture is noise. */
const noiseShare = 0.1;

/** What is so far from the backdrop, as RGB, is no part of it. */
const plainContrast = 60;

type Rgb = [red: number, green: number, blue: number];
type Sum = [...Rgb, count: number];

/**
 * Sets the alpha of a picture by a mask. Along the cut, pixels hold some of the thing and some of what is behind it: how much is
 * told from the colours on both sides, and the backdrop's part is taken out of the colour.
 */
export function applyMask(picture: Picture, mask: Uint8Array): void {
  const { data } = picture;
  const band = bandOf(picture, mask);
  const changes = band.pixels.map((pixel) => mixtureAt(picture, { pixel, mask, isBand: band.has }));
  for (const [pixel, value] of mask.entries()) data[pixel * 4 + 3] = value;
  for (const [index, pixel] of band.pixels.entries()) {
    const change = changes[index];
    if (change) data.set(change, pixel * 4);
  }
}

type Grid = { width: number; height: number };

/** The pixels of a square around a pixel, inside the picture. */
function* around({ width, height }: Grid, pixel: number, radius: number): Generator<number> {
  const [x, y] = [pixel % width, Math.floor(pixel / width)];
  const last = { x: Math.min(width - 1, x + radius), y: Math.min(height - 1, y + radius) };
  for (let row = Math.max(0, y - radius); row <= last.y; row++) {
    for (let column = Math.max(0, x - radius); column <= last.x; column++) yield row * width + column;
  }
}

function bandOf(grid: Grid, mask: Uint8Array): { pixels: number[]; has: Uint8Array } {
  const { width } = grid;
  const has = new Uint8Array(mask.length);
  for (let pixel = 0; pixel < mask.length; pixel++) {
    const isCut =
      (pixel % width > 0 && mask[pixel] !== mask[pixel - 1]) ||
      (pixel >= width && mask[pixel] !== mask[pixel - width]);
    if (isCut) for (const near of around(grid, pixel, bandPx)) has[near] = 1;
  }
  const pixels: number[] = [];
  for (let pixel = 0; pixel < has.length; pixel++) if (has[pixel]) pixels.push(pixel);
  return { pixels, has };
}

type Place = { pixel: number; mask: Uint8Array; isBand: Uint8Array };

/** Colour and alpha of a pixel at the cut; null where nothing near is certainly the backdrop. */
function mixtureAt(picture: Picture, place: Place): [...Rgb, number] | null {
  const { thing, behind } = sides(picture, place);
  if (!behind) return null;
  const mixed = rgbAt(picture, place.pixel);
  // A thin part of the thing, or a speck of the backdrop: what stands out is there.
  if (!thing) return [...mixed, Math.round(Math.min(1, distance(mixed, behind) / plainContrast) ** 2 * 255)];
  const full = distance(thing, behind);
  if (full === 0) return null;
  const share = distance(mixed, behind) / full;
  const alpha = Math.min(1, Math.max(0, (share - noiseShare) / (1 - 2 * noiseShare)));
  if (alpha === 0) return [...thing, 0];
  const pure = mixed.map((value, channel) => (value - (behind[channel] ?? 0) * (1 - alpha)) / alpha) as Rgb;
  // Little of a thing says little of its colour; then that of its surroundings is safer.
  const trust = alpha * alpha;
  const blended = pure.map((value, channel) => value * trust + (thing[channel] ?? 0) * (1 - trust)) as Rgb;
  return [...blended, Math.round(alpha * 255)];
}

/** The mean colours near a pixel, on both sides of the cut and away from it. */
function sides(picture: Picture, { pixel, mask, isBand }: Place): { thing: Rgb | null; behind: Rgb | null } {
  const sums: Record<"thing" | "behind", Sum> = { thing: [0, 0, 0, 0], behind: [0, 0, 0, 0] };
  for (const near of around(picture, pixel, reachPx)) {
    if (isBand[near]) continue;
    const sum = mask[near] ? sums.thing : sums.behind;
    const [red, green, blue] = rgbAt(picture, near);
    sum[0] += red;
    sum[1] += green;
    sum[2] += blue;
    sum[3] += 1;
  }
  return { thing: meanOf(sums.thing), behind: meanOf(sums.behind) };
}

const meanOf = ([red, green, blue, count]: Sum): Rgb | null =>
  count === 0 ? null : [red / count, green / count, blue / count];

const rgbAt = ({ data }: Picture, pixel: number): Rgb => [
  data[pixel * 4] ?? 0,
  data[pixel * 4 + 1] ?? 0,
  data[pixel * 4 + 2] ?? 0,
];

const distance = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
