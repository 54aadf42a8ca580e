import { apart, type Backdrop, labAt, type Picture } from "./backdrop";

/**
 * How far from the backdrop a pixel may be to be taken away, in CIE Lab: noise, vignetting, the edge of a soft shadow. A
 * quieter backdrop allows less, so that a pale thing on a white ground keeps its edge.
 */
const tolerances = {
  lightness: { least: 8, most: 15, base: 5, perSpread: 5 },
  chroma: { least: 6, most: 8, base: 3, perSpread: 4 },
};
/** Deeper shadow is followed as well where it can fall, below the middle, as long as it darkens smoothly: by less than `step` a pixel over `span` pixels. */
const shadowTolerance = { lightness: 45, chroma: 5, step: 2.2, span: 2, belowShare: 0.55 };
/** Crumbs of noise beside the thing, as a share of what was found. */
const crumbShare = 0.02;
/** Holes under this share of the picture are taken for marks on the thing. */
const holeShare = 0.0008;

type Grid = { width: number; height: number };

/** Visits the pixels connected to the seeds; `enter` says whether a pixel belongs, once. */
function flood(grid: Grid, seeds: Iterable<number>, enter: (pixel: number) => boolean): void {
  const { width, height } = grid;
  const stack: number[] = [];
  const visit = (pixel: number) => {
    if (enter(pixel)) stack.push(pixel);
  };
  for (const seed of seeds) visit(seed);
  for (let pixel = stack.pop(); pixel !== undefined; pixel = stack.pop()) {
    const x = pixel % width;
    if (x + 1 < width) visit(pixel + 1);
    if (x > 0) visit(pixel - 1);
    if (pixel + width < width * height) visit(pixel + width);
    if (pixel >= width) visit(pixel - width);
  }
}

function* borderPixels({ width, height }: Grid): Generator<number> {
  for (let x = 0; x < width; x++) {
    yield x;
    yield (height - 1) * width + x;
  }
  for (let y = 0; y < height; y++) {
    yield y * width;
    yield y * width + width - 1;
  }
}

/** What a pixel may be, by its own colour and those beside it. */
type Likeness = { isClose: Uint8Array; isShadow: Uint8Array };

function likenessOf(picture: Picture, backdrop: Backdrop): Likeness {
  const { width, height } = picture;
  const limit = (of: "lightness" | "chroma") => {
    const { least, most, base, perSpread } = tolerances[of];
    return Math.min(most, Math.max(least, base + perSpread * backdrop.spread[of]));
  };
  const [lightnessLimit, chromaLimit] = [limit("lightness"), limit("chroma")];
  const lightnesses = new Float32Array(width * height);
  const [isClose, isShadow] = [new Uint8Array(width * height), new Uint8Array(width * height)];
  const { lightness: darkest, chroma: greyest, belowShare } = shadowTolerance;
  const shadowsFrom = isShadow.length * belowShare;
  for (let pixel = 0; pixel < isClose.length; pixel++) {
    const lab = labAt(picture, pixel);
    const { lightness, chroma } = apart(backdrop, { x: pixel % width, y: Math.floor(pixel / width), lab });
    lightnesses[pixel] = lab[0];
    if (Math.abs(lightness) < lightnessLimit && chroma < chromaLimit) isClose[pixel] = 1;
    else if (pixel > shadowsFrom && lightness < 0 && lightness > -darkest && chroma < greyest) {
      isShadow[pixel] = 1;
    }
  }
  for (let pixel = 0; pixel < isShadow.length; pixel++) {
    if (isShadow[pixel] && !isSmooth(lightnesses, pixel, width)) isShadow[pixel] = 0;
  }
  return { isClose, isShadow };
}

/** Whether a pixel is no edge: a pale thing on a white ground is as dark as a shadow, but not at once. */
function isSmooth(lightnesses: Float32Array, pixel: number, width: number): boolean {
  const { span, step } = shadowTolerance;
  const here = lightnesses[pixel] ?? 0;
  for (const away of [span, -span, span * width, -span * width]) {
    if (Math.abs((lightnesses[pixel + away] ?? here) - here) >= span * step) return false;
  }
  return true;
}

/**
 * 255 where the thing is, 0 where the backdrop is connected to the border. Enclosed areas of the backdrop's colour stay,
 * because a label may have that colour; with `holes` they go too, as between a handle and a cup.
 */
export function maskOf(picture: Picture, backdrop: Backdrop, { holes = false } = {}): Uint8Array {
  const mask = new Uint8Array(picture.width * picture.height).fill(255);
  const { isClose, isShadow } = likenessOf(picture, backdrop);
  flood(picture, borderPixels(picture), (pixel) => {
    if (mask[pixel] === 0 || !(isClose[pixel] || isShadow[pixel])) return false;
    mask[pixel] = 0;
    return true;
  });
  const whole = withoutCrumbs(mask, picture);
  return holes ? withHoles(whole, picture, isClose) : whole;
}

/** Areas inside the thing that look like the backdrop are it. */
function withHoles(mask: Uint8Array, grid: Grid, isClose: Uint8Array): Uint8Array {
  for (const area of areasOf(grid, (pixel) => mask[pixel] !== 0 && isClose[pixel] !== 0)) {
    if (area.length >= mask.length * holeShare) for (const pixel of area) mask[pixel] = 0;
  }
  return mask;
}

/** The connected areas of pixels that belong. */
function* areasOf(grid: Grid, belongs: (pixel: number) => boolean): Generator<number[]> {
  const pixels = grid.width * grid.height;
  const seen = new Uint8Array(pixels);
  for (let start = 0; start < pixels; start++) {
    if (seen[start]) continue;
    const area: number[] = [];
    flood(grid, [start], (pixel) => {
      if (seen[pixel]) return false;
      // What does not belong borders on several areas and is looked at by each of them.
      if (!belongs(pixel)) return false;
      seen[pixel] = 1;
      area.push(pixel);
      return true;
    });
    if (area.length > 0) yield area;
  }
}

/** Small islands apart from the thing are noise of the backdrop. */
function withoutCrumbs(mask: Uint8Array, grid: Grid): Uint8Array {
  const total = mask.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  for (const island of areasOf(grid, (pixel) => mask[pixel] !== 0)) {
    if (island.length < total * crumbShare) for (const pixel of island) mask[pixel] = 0;
  }
  return mask;
}
