import type { PixelSize } from "@/domain/media/format";
import { median } from "./statistics";

/** Full-range luma in the clip's own resolution. */
export type DetailTile = { pixels: Uint8Array; size: PixelSize };

/** What small frames do not show. */
export type DetailTraits = {
  /** Laplacian over gradient on the edges; null for pictures without any edge. */
  sharpness: number | null;
  /** Standard deviation of the noise off the edges, in grey levels. */
  noise: number;
  /** Steps at the grid of codecs over steps between it. */
  blockiness: number;
  light: Light;
};

export type Light = { mean: number; deviation: number; clippedHigh: number; clippedLow: number };

/** Gradients, squared: from here on it is an edge, and below it there is nothing but noise. */
const edgeFrom = 900;
const flatBelow = 400;
/** Fewer edges than these in a picture say nothing about its sharpness. */
const fewestEdges = 200;
/** Light is judged by every third pixel. */
const lightStride = 3;
/** Side of the smallest blocks that codecs work in. */
const gridPeriod = 8;
/** Real edges are no compression artefacts. */
const strongestGridStep = 40;
/** Added to both sides of the ratio of steps: without grain, both are nearly nothing. */
const leastGridStep = 0.3;

const sumNames = ["laplacian", "gradient", "edges", "noise", "flat"] as const;
type Sums = Record<(typeof sumNames)[number], number>;
type LightSums = { count: number; sum: number; squares: number; high: number; low: number };

/** Collects tiles; `tilesPerPicture` of them count as one picture, and of all pictures the median is taken. */
export function createDetailCollector(tilesPerPicture: number) {
  const pictures: { sharpness: number | null; noise: number }[] = [];
  const blockiness: number[] = [];
  const light: LightSums = { count: 0, sum: 0, squares: 0, high: 0, low: 0 };
  let sums = noSums();
  let tiles = 0;
  const close = () => {
    if (tiles > 0) pictures.push(judgePicture(sums));
    sums = noSums();
    tiles = 0;
  };
  return {
    add(tile: DetailTile): void {
      examine(tile, sums);
      addLight(tile.pixels, light);
      blockiness.push(blockinessOf(tile));
      tiles++;
      if (tiles === tilesPerPicture) close();
    },
    finish(): DetailTraits | null {
      // The rest shows less than a whole picture: it counts when there is nothing else.
      if (pictures.length === 0) close();
      if (pictures.length === 0) return null;
      const sharp = pictures.flatMap(({ sharpness }) => (sharpness === null ? [] : [sharpness]));
      return {
        sharpness: sharp.length ? median(sharp) : null,
        noise: median(pictures.map(({ noise }) => noise)),
        blockiness: median(blockiness),
        light: lightOf(light),
      };
    },
  };
}

const noSums = () => Object.fromEntries(sumNames.map((name) => [name, 0])) as Sums;

function judgePicture(sums: Sums) {
  return {
    sharpness: sums.edges > fewestEdges ? sums.laplacian / sums.gradient : null,
    noise: (Math.sqrt(Math.PI / 2) / 6) * (sums.noise / Math.max(1, sums.flat)),
  };
}

function examine({ pixels, size }: DetailTile, sums: Sums): void {
  for (let row = 1; row < size.height - 1; row++) {
    examineRow(pixels, row * size.width, { width: size.width, sums });
  }
}

/** Laplacian against gradient on edges, Immerkaer's noise estimate off edges. */
function examineRow(y: Uint8Array, start: number, { width, sums }: { width: number; sums: Sums }): void {
  let laplacian = 0;
  let gradients = 0;
  let edges = 0;
  let noise = 0;
  let flat = 0;
  for (let at = start + 1; at < start + width - 1; at++) {
    const left = y[at - 1] ?? 0;
    const right = y[at + 1] ?? 0;
    const above = y[at - width] ?? 0;
    const below = y[at + width] ?? 0;
    const gradient = (right - left) * (right - left) + (below - above) * (below - above);
    if (gradient > edgeFrom) {
      laplacian += Math.abs(4 * (y[at] ?? 0) - left - right - above - below);
      gradients += Math.sqrt(gradient);
      edges++;
    } else if (gradient < flatBelow) {
      const corners =
        (y[at - width - 1] ?? 0) +
        (y[at - width + 1] ?? 0) +
        (y[at + width - 1] ?? 0) +
        (y[at + width + 1] ?? 0);
      noise += Math.abs(corners - 2 * (left + right + above + below) + 4 * (y[at] ?? 0));
      flat++;
    }
  }
  sums.laplacian += laplacian;
  sums.gradient += gradients;
  sums.edges += edges;
  sums.noise += noise;
  sums.flat += flat;
}

/**
 * Steps between columns or rows at the strongest phase of the codec's grid over the steps at the other phases, whichever
 * is stronger. Which phase that is does not matter: in a moving picture, blocks are copied along with the motion and
 * their edges leave the grid.
 */
function blockinessOf({ pixels, size }: DetailTile): number {
  const across = phases();
  const down = phases();
  for (let row = 0; row < size.height - 1; row++) {
    const rowPhase = row % gridPeriod;
    for (let column = 0; column < size.width - 1; column++) {
      const at = row * size.width + column;
      const own = pixels[at] ?? 0;
      addStep(across, column % gridPeriod, Math.abs((pixels[at + 1] ?? 0) - own));
      addStep(down, rowPhase, Math.abs((pixels[at + size.width] ?? 0) - own));
    }
  }
  return Math.max(strongestPhase(across), strongestPhase(down));
}

type Phases = { steps: Float64Array; counts: Float64Array };

const phases = (): Phases => ({ steps: new Float64Array(gridPeriod), counts: new Float64Array(gridPeriod) });

function addStep({ steps, counts }: Phases, phase: number, step: number): void {
  if (step >= strongestGridStep) return;
  steps[phase] = (steps[phase] ?? 0) + step;
  counts[phase] = (counts[phase] ?? 0) + 1;
}

function strongestPhase({ steps, counts }: Phases): number {
  const means = steps.map((step, phase) => step / Math.max(1, counts[phase] ?? 0) + leastGridStep);
  const strongest = Math.max(...means);
  const others = (means.reduce((sum, one) => sum + one, 0) - strongest) / (gridPeriod - 1);
  return strongest / others;
}

function addLight(pixels: Uint8Array, light: LightSums): void {
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < pixels.length; at += lightStride) {
    const value = pixels[at] ?? 0;
    sum += value;
    squares += value * value;
    if (value >= 250) light.high++;
    else if (value <= 5) light.low++;
  }
  light.count += Math.ceil(pixels.length / lightStride);
  light.sum += sum;
  light.squares += squares;
}

function lightOf({ count, sum, squares, high, low }: LightSums): Light {
  const average = sum / count;
  return {
    mean: average,
    deviation: Math.sqrt(Math.max(0, squares / count - average * average)),
    clippedHigh: high / count,
    clippedLow: low / count,
  };
}
