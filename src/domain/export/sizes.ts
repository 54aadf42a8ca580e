import { type Aspect, aspects, type PixelSize } from "@/domain/media/format";

/** Pixels of the picture's short side, by which people name sizes. */
export const shortSides = [720, 1080, 1440, 2160] as const;
export type ShortSide = (typeof shortSides)[number];

const shapes: Record<Aspect, PixelSize> = {
  "9:16": { width: 9, height: 16 },
  "16:9": { width: 16, height: 9 },
  "1:1": { width: 1, height: 1 },
  "4:5": { width: 4, height: 5 },
};

/** The picture of an aspect whose short side has so many pixels; both sides are even, as every codec needs. */
export function pictureSize(aspect: Aspect, shortSide: number): PixelSize {
  const { width, height } = shapes[aspect];
  const scale = shortSide / Math.min(width, height);
  const even = (value: number) => Math.round(value / 2) * 2;
  return { width: even(width * scale), height: even(height * scale) };
}

/** The aspect nearest to that of a picture. */
export function aspectOf({ width, height }: PixelSize): Aspect {
  const distance = (aspect: Aspect) =>
    Math.abs(Math.log((shapes[aspect].width * height) / (shapes[aspect].height * width)));
  return aspects.reduce((best, aspect) => (distance(aspect) < distance(best) ? aspect : best));
}

/** The share of a picture that is left when it fills one of another shape: 1 when nothing is cut off. */
export function keptShare(source: PixelSize, target: PixelSize): number {
  const [from, to] = [source.width / source.height, target.width / target.height];
  return Math.min(from, to) / Math.max(from, to);
}
