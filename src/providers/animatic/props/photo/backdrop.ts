/** Pixels as RGBA bytes, row by row. */
export type Picture = { data: Uint8ClampedArray; width: number; height: number };

type Lab = [lightness: number, a: number, b: number];

/** A colour that changes linearly over the picture: value + perX * x + perY * y for each channel of CIE Lab. */
export type Backdrop = { value: Lab; perX: Lab; perY: Lab };

/** CIE Lab distances: about where a border pixel stops looking like the backdrop's even surface. */
const borderTolerance = 9;
/** How far from the backdrop a pixel may be to be taken away: noise, vignetting, the edge of a soft shadow. */
const fillTolerance = { lightness: 15, chroma: 6 };
/** Deeper shadow is followed as well where it can fall, below the middle, as long as it darkens smoothly. */
const shadowTolerance = { lightness: 45, chroma: 5, step: 2.2, belowShare: 0.55 };
/** Crumbs of noise beside the thing, as a share of what was found. */
const crumbShare = 0.02;
/** The share of the border that has to be backdrop for a removal not to look ragged. */
const evenShare = 0.8;

const linear = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

function labAt({ data }: Picture, pixel: number): Lab {
  const [r, g, b] = [
    linear[data[pixel * 4] ?? 0] ?? 0,
    linear[data[pixel * 4 + 1] ?? 0] ?? 0,
    linear[data[pixel * 4 + 2] ?? 0] ?? 0,
  ];
  const x = Math.cbrt((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = Math.cbrt(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = Math.cbrt((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

type Sample = { x: number; y: number; lab: Lab };

function borderSamples(picture: Picture): Sample[] {
  const { width, height } = picture;
  const samples: Sample[] = [];
  const take = (x: number, y: number) => samples.push({ x, y, lab: labAt(picture, y * width + x) });
  const step = Math.max(1, Math.floor((width + height) / 700));
  for (let x = 0; x < width; x += step) {
    take(x, 0);
    take(x, height - 1);
  }
  for (let y = 0; y < height; y += step) {
    take(0, y);
    take(width - 1, y);
  }
  return samples;
}

/** Least squares; x and y are centred, and over a picture's border their cross term vanishes. */
function fitPlane(samples: readonly Sample[]): Backdrop {
  const count = Math.max(1, samples.length);
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / count;
  const [centreX, centreY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const spreadX = mean(({ x }) => (x - centreX) ** 2) || 1;
  const spreadY = mean(({ y }) => (y - centreY) ** 2) || 1;
  const channels = [0, 1, 2].map((channel) => {
    const value = mean(({ lab }) => lab[channel] ?? 0);
    const slopeX = mean(({ x, lab }) => (x - centreX) * ((lab[channel] ?? 0) - value)) / spreadX;
    const slopeY = mean(({ y, lab }) => (y - centreY) * ((lab[channel] ?? 0) - value)) / spreadY;
    return { value: value - slopeX * centreX - slopeY * centreY, slopeX, slopeY };
  });
  return {
    value: channels.map(({ value }) => value) as Lab,
    perX: channels.map(({ slopeX }) => slopeX) as Lab,
    perY: channels.map(({ slopeY }) => slopeY) as Lab,
  };
}

function apart(
  { value, perX, perY }: Backdrop,
  { x, y, lab }: Sample,
): { lightness: number; chroma: number } {
  const channel = (index: 0 | 1 | 2) => lab[index] - (value[index] + perX[index] * x + perY[index] * y);
  return { lightness: channel(0), chroma: Math.hypot(channel(1), channel(2)) };
}

/** The even backdrop that a picture's border shows, or null when the border is too busy to be one. */
export function findBackdrop(picture: Picture): Backdrop | null {
  const samples = borderSamples(picture);
  const middle = samples.map(({ lab }) => lab[0]).sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
  // A thing that reaches the border would tilt the first fit: begin with samples near the median lightness.
  let inliers = samples.filter(({ lab }) => Math.abs(lab[0] - middle) < 25);
  let backdrop = fitPlane(inliers);
  for (let round = 0; round < 4; round++) {
    const reference = backdrop;
    inliers = samples.filter((sample) => {
      const { lightness, chroma } = apart(reference, sample);
      return Math.hypot(lightness, chroma) < borderTolerance;
    });
    backdrop = fitPlane(inliers);
  }
  return inliers.length >= samples.length * evenShare ? backdrop : null;
}

type Grid = { width: number; height: number };

/** Visits the pixels connected to the seeds; `enter` says whether a pixel belongs, told from which one it was reached. */
function flood(
  grid: Grid,
  seeds: Iterable<number>,
  enter: (pixel: number, from: number | null) => boolean,
): void {
  const { width, height } = grid;
  const stack: number[] = [];
  const visit = (pixel: number, from: number | null) => {
    if (enter(pixel, from)) stack.push(pixel);
  };
  for (const seed of seeds) visit(seed, null);
  for (let pixel = stack.pop(); pixel !== undefined; pixel = stack.pop()) {
    const x = pixel % width;
    if (x + 1 < width) visit(pixel + 1, pixel);
    if (x > 0) visit(pixel - 1, pixel);
    if (pixel + width < width * height) visit(pixel + width, pixel);
    if (pixel >= width) visit(pixel - width, pixel);
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

/** 255 where the thing is, 0 where the backdrop is connected to the border. Enclosed areas stay, whatever their colour. */
export function maskOf(picture: Picture, backdrop: Backdrop): Uint8Array {
  const { width, height } = picture;
  const mask = new Uint8Array(width * height).fill(255);
  const lightnesses = new Float32Array(width * height);
  flood(picture, borderPixels(picture), (pixel, from) => {
    if (mask[pixel] === 0) return false;
    const y = Math.floor(pixel / width);
    const lab = labAt(picture, pixel);
    const { lightness, chroma } = apart(backdrop, { x: pixel % width, y, lab });
    const close = Math.abs(lightness) < fillTolerance.lightness && chroma < fillTolerance.chroma;
    const step = from === null ? Number.POSITIVE_INFINITY : Math.abs(lab[0] - (lightnesses[from] ?? 0));
    const inShadow =
      y > height * shadowTolerance.belowShare &&
      step < shadowTolerance.step &&
      lightness < 0 &&
      lightness > -shadowTolerance.lightness &&
      chroma < shadowTolerance.chroma;
    if (!close && !inShadow) return false;
    lightnesses[pixel] = lab[0];
    mask[pixel] = 0;
    return true;
  });
  return withoutCrumbs(mask, picture);
}

/** Small islands apart from the thing are noise of the backdrop. */
function withoutCrumbs(mask: Uint8Array, grid: Grid): Uint8Array {
  const total = mask.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const seen = new Uint8Array(mask.length);
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || seen[start]) continue;
    const island: number[] = [];
    flood(grid, [start], (pixel) => {
      if (mask[pixel] === 0 || seen[pixel]) return false;
      seen[pixel] = 1;
      island.push(pixel);
      return true;
    });
    if (island.length < total * crumbShare) for (const pixel of island) mask[pixel] = 0;
  }
  return mask;
}
