import type { PixelSize } from "@/domain/media/format";

/** Red, green, blue and opacity of each pixel, as a canvas gives them. */
export type SmallPicture = PixelSize & { rgba: Uint8ClampedArray | Uint8Array };

/** How much each kind of conspicuousness counts: detail, colours unlike the rest, what moves, and the tones of skin. */
const weights = { edges: 1, colour: 1.4, motion: 1.6, skin: 0.5 } as const;
/** What is as conspicuous in the middle as at a side is seen as meant in the middle. */
const middleBonus = 0.15;
/** Less than this on average is noise: a picture without a subject stays in the middle. */
const leastConspicuous = 0.004;

/**
 * Where to cut a shot for another shape, so that what matters stays in the picture: 0 its left or top, 1 its right or
 * bottom, 0.5 when nothing stands out. The window is the one that holds most of what is conspicuous over all pictures:
 * edges, colours unlike the rest of their picture, skin, and what changes from one picture to the next.
 *
 * @param pictures Some moments of the shot, in order, all of one size; a hundred pixels are plenty.
 * @param target The shape to cut to; only the proportion of its sides counts.
 */
export function proposeCrop(pictures: readonly SmallPicture[], target: PixelSize): number {
  const [first] = pictures;
  if (!first) return 0.5;
  const sideways = target.width / target.height < first.width / first.height;
  const length = sideways ? first.width : first.height;
  const kept = sideways
    ? (first.height * target.width) / target.height
    : (first.width * target.height) / target.width;
  const window = Math.max(1, Math.min(length, Math.round(kept)));
  if (window === length) return 0.5;
  const profile = conspicuousAlong(pictures, sideways);
  const average = profile.reduce((sum, value) => sum + value, 0) / length;
  if (average < leastConspicuous) return 0.5;
  return Math.round((bestStart(profile, window) / (length - window)) * 100) / 100;
}

/** How much stands out in each column, or row, over all pictures: a share of what could. */
function conspicuousAlong(pictures: readonly SmallPicture[], sideways: boolean): number[] {
  const [first] = pictures;
  if (!first) return [];
  const profile: number[] = Array.from({ length: sideways ? first.width : first.height }, () => 0);
  const across = sideways ? first.height : first.width;
  for (const [index, picture] of pictures.entries()) {
    const mean = meanColour(picture);
    const before = pictures[index - 1];
    for (let y = 1; y < picture.height - 1; y++) {
      for (let x = 1; x < picture.width - 1; x++) {
        const place = sideways ? x : y;
        const found = conspicuousAt(picture, { x, y, mean, before });
        profile[place] = (profile[place] ?? 0) + found / (across * pictures.length);
      }
    }
  }
  return profile;
}

type Rgb = readonly [red: number, green: number, blue: number];

function conspicuousAt(
  picture: SmallPicture,
  { x, y, mean, before }: { x: number; y: number; mean: Rgb; before: SmallPicture | undefined },
): number {
  const colour = colourAt(picture, x, y);
  const across = brightness(colourAt(picture, x + 1, y)) - brightness(colourAt(picture, x - 1, y));
  const down = brightness(colourAt(picture, x, y + 1)) - brightness(colourAt(picture, x, y - 1));
  const edges = Math.min(1, Math.hypot(across, down));
  const unlike = difference(colour, mean) ** 2;
  const motion = before ? difference(colour, colourAt(before, x, y)) ** 2 : 0;
  return (
    weights.edges * edges ** 2 +
    weights.colour * unlike +
    weights.motion * motion +
    (isSkin(colour) ? weights.skin * 0.1 : 0)
  );
}

/** The start of the window that holds most; of equal ones the one nearest to the middle. */
function bestStart(profile: readonly number[], window: number): number {
  const last = profile.length - window;
  let held = profile.slice(0, window).reduce((sum, value) => sum + value, 0);
  let [best, most] = [last / 2, Number.NEGATIVE_INFINITY];
  for (let start = 0; start <= last; start++) {
    if (start > 0) held += (profile[start + window - 1] ?? 0) - (profile[start - 1] ?? 0);
    const fromMiddle = Math.abs(start - last / 2) / (last / 2);
    const worth = held * (1 + middleBonus * (1 - fromMiddle));
    if (worth > most) [best, most] = [start, worth];
  }
  return best;
}

function meanColour({ rgba, width, height }: SmallPicture): Rgb {
  const sums = [0, 0, 0];
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (const channel of [0, 1, 2]) sums[channel] = (sums[channel] ?? 0) + (rgba[pixel * 4 + channel] ?? 0);
  }
  const [red = 0, green = 0, blue = 0] = sums.map((sum) => sum / (255 * width * height));
  return [red, green, blue];
}

function colourAt({ rgba, width }: SmallPicture, x: number, y: number): Rgb {
  const at = (y * width + x) * 4;
  return [(rgba[at] ?? 0) / 255, (rgba[at + 1] ?? 0) / 255, (rgba[at + 2] ?? 0) / 255];
}

const brightness = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

const difference = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / Math.sqrt(3);

/** Skin of all people has about this hue, whatever its brightness (Kovac et al., 2003, widened to darker tones). */
const isSkin = ([red, green, blue]: Rgb) =>
  red > 0.25 && red > green * 1.12 && green > blue * 1.05 && red - blue > 0.08 && red - green < 0.35;
