import type { PixelSize } from "@/domain/media/format";
import type { VendorSize, VideoEntry, VideoResolution } from "./catalogue";

const ratioOf = ({ width, height }: PixelSize) => width / height;
const distance = (a: number, b: number) => Math.abs(Math.log(a / b));

/** "16:9" as a number; NaN for values that are no ratios, such as "adaptive". */
function ratioOfName(aspect: string): number {
  const [width, height] = aspect.split(":").map(Number);
  return (width ?? Number.NaN) / (height ?? Number.NaN);
}

/** The ratio nearest to a picture's own, as the vendor writes it; null when the model takes none. */
export function nearestAspect(aspects: readonly string[], size: PixelSize): string | null {
  return nearest(
    aspects.filter((aspect) => Number.isFinite(ratioOfName(aspect))),
    (aspect) => distance(ratioOfName(aspect), ratioOf(size)),
  );
}

/**
 * The size with the nearest ratio and, of these, the smallest that has as many pixels as are wanted; the largest when
 * none has.
 */
export function nearestSize(sizes: readonly VendorSize[], wanted: PixelSize): VendorSize | null {
  const best = nearest(sizes, (size) => distance(ratioOf(size), ratioOf(wanted)));
  if (!best) return null;
  const pixels = ({ width, height }: PixelSize) => width * height;
  const fitting = sizes
    .filter((size) => distance(ratioOf(size), ratioOf(best)) < 0.01)
    .sort((a, b) => pixels(a) - pixels(b));
  return fitting.find((size) => pixels(size) >= pixels(wanted)) ?? fitting.at(-1) ?? best;
}

/**
 * The smallest resolution that is as sharp as wanted and can make such a clip; else the sharpest of those that can.
 * Null when the model has only one, or none for such a clip.
 */
export function chooseResolution(
  { resolutions }: Pick<VideoEntry, "resolutions">,
  wanted: { shortSide: number; seconds: number; lastFrame: boolean },
): VideoResolution | null {
  const possible = resolutions.filter(
    ({ maxSeconds = Number.POSITIVE_INFINITY, withoutLastFrame = false }) =>
      wanted.seconds <= maxSeconds && !(wanted.lastFrame && withoutLastFrame),
  );
  return possible.find(({ shortSide }) => shortSide >= wanted.shortSide) ?? possible.at(-1) ?? null;
}

/** Width and height in whole steps, of the wanted ratio and about so many pixels. */
export function fitDimensions(
  { step, pixels }: { step: number; pixels: number },
  wanted: PixelSize,
): PixelSize {
  const scale = Math.sqrt(pixels / (wanted.width * wanted.height));
  const inSteps = (side: number) => Math.max(step, Math.round((side * scale) / step) * step);
  return { width: inSteps(wanted.width), height: inSteps(wanted.height) };
}

function nearest<Item>(items: readonly Item[], distanceTo: (item: Item) => number): Item | null {
  let best: Item | null = null;
  for (const item of items) if (best === null || distanceTo(item) < distanceTo(best)) best = item;
  return best;
}
