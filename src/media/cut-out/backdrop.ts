/** Pixels as RGBA bytes, row by row. */
export type Picture = { data: Uint8ClampedArray; width: number; height: number };

type Lab = [lightness: number, a: number, b: number];

/** A colour that changes linearly over the picture: value + perX * x + perY * y for each channel of CIE Lab. */
type Plane = { value: Lab; perX: Lab; perY: Lab };

/** An even surface behind a thing, and how far its own pixels stray from it (standard deviations, CIE Lab). */
export type Backdrop = Plane & { spread: { lightness: number; chroma: number } };

/** CIE Lab distances: about where a border pixel stops looking like the backdrop's even surface. */
const borderTolerance = 9;
/** The share of the border that has to be backdrop for a removal not to look ragged. */
const evenShare = 0.8;

const linear = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

export function labAt({ data }: Picture, pixel: number): Lab {
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
function fitPlane(samples: readonly Sample[]): Plane {
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

/** How far a pixel is from the backdrop where it stands. */
export function apart(
  { value, perX, perY }: Plane,
  { x, y, lab }: Sample,
): { lightness: number; chroma: number } {
  // Written out: this runs for every pixel.
  const lightness = lab[0] - (value[0] + perX[0] * x + perY[0] * y);
  const a = lab[1] - (value[1] + perX[1] * x + perY[1] * y);
  const b = lab[2] - (value[2] + perX[2] * x + perY[2] * y);
  return { lightness, chroma: Math.sqrt(a * a + b * b) };
}

/** The even backdrop that a picture's border shows, or null when the border is too busy to be one. A few milliseconds. */
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
  if (inliers.length < samples.length * evenShare) return null;
  const distances = inliers.map((sample) => apart(backdrop, sample));
  const deviation = (of: "lightness" | "chroma") =>
    Math.sqrt(distances.reduce((sum, distance) => sum + distance[of] ** 2, 0) / distances.length);
  return { ...backdrop, spread: { lightness: deviation("lightness"), chroma: deviation("chroma") } };
}
