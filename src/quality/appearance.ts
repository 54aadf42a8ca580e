import type { PixelSize } from "@/domain/media/format";
import { edgeDirectionsOf } from "./edges";
import { blockSize } from "./motion";
import { saliencyOf } from "./saliency";
import { type Frame, lumaOf } from "./small-frame";

/** How the subject and the background of a frame look: vectors of length 1, compared by their cosine. */
export type Look = { subject: Float64Array; background: Float64Array };

const chromaCells = 16;
const lumaCells = 10;
/** Two scales of edges: one pixel and four apart. */
const edgeReaches = [1, 4] as const;
/** Shares of colour, light and edges in the cosine. */
const shares = { chroma: 0.5, luma: 0.2, edges: 0.3 };

export function lookOf(frame: Frame, size: PixelSize): Look {
  const { subject, background } = saliencyOf(frame, size);
  return { subject: featuresOf(frame, size, subject), background: featuresOf(frame, size, background) };
}

/** Cosine of two looks. All entries are positive, so that it lies between 0 and 1. */
export function similarity(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return Math.min(1, sum);
}

/**
 * Histograms of colour, light and edge directions. Their square roots are used: the cosine of two such vectors is the
 * Bhattacharyya coefficient of the histograms, which is 1 for equal ones however many cells are empty.
 */
function featuresOf(frame: Frame, size: PixelSize, weights: Float32Array): Float64Array {
  const { chroma, luma } = colourHistograms(frame, size, weights);
  const edges = edgeReaches.map((reach) => edgeDirectionsOf(lumaOf(frame, size), size, { reach, weights }));
  return Float64Array.from([
    ...unit(chroma, shares.chroma),
    ...unit(luma, shares.luma),
    ...edges.flatMap((directions) => [...unit(directions, shares.edges / edges.length)]),
  ]);
}

/** Square roots with the squared length `share`; an empty histogram becomes an even one. */
function unit(histogram: Float64Array, share: number): Float64Array {
  const total = histogram.reduce((sum, value) => sum + value, 0);
  if (total < 1e-9) return histogram.map(() => Math.sqrt(share / histogram.length));
  return histogram.map((value) => Math.sqrt((share * value) / total));
}

function colourHistograms(frame: Frame, { width, height }: PixelSize, weights: Float32Array) {
  const chroma = new Float64Array(chromaCells * chromaCells);
  const luma = new Float64Array(lumaCells);
  const chromaWidth = width / 2;
  const chromaSize = chromaWidth * (height / 2);
  const half = blockSize / 2;
  const columns = width / blockSize;
  for (let at = 0; at < chromaSize; at++) {
    const x = at % chromaWidth;
    const y = (at - x) / chromaWidth;
    const weight = weights[Math.floor(y / half) * columns + Math.floor(x / half)] ?? 0;
    addChroma(chroma, {
      u: chromaPlace(frame[width * height + at] ?? 0),
      v: chromaPlace(frame[width * height + chromaSize + at] ?? 0),
      weight,
    });
    addSoftly(luma, ((frame[2 * y * width + 2 * x] ?? 0) / 256) * (lumaCells - 1), weight);
  }
  return { chroma, luma };
}

/** Colours of pictures lie near grey: cells of 8 levels from 64 to 192, the rest in the outermost. */
const chromaPlace = (value: number) => Math.min(chromaCells - 1.001, Math.max(0, (value - 64) / 8));

/** Shared between the nearest cells, so that a slight change of colour is a slight change of the histogram. */
function addChroma(cells: Float64Array, { u, v, weight }: { u: number; v: number; weight: number }): void {
  const left = Math.floor(u);
  const top = Math.floor(v);
  const [fu, fv] = [u - left, v - top];
  const at = top * chromaCells + left;
  cells[at] = (cells[at] ?? 0) + weight * (1 - fu) * (1 - fv);
  cells[at + 1] = (cells[at + 1] ?? 0) + weight * fu * (1 - fv);
  cells[at + chromaCells] = (cells[at + chromaCells] ?? 0) + weight * (1 - fu) * fv;
  cells[at + chromaCells + 1] = (cells[at + chromaCells + 1] ?? 0) + weight * fu * fv;
}

function addSoftly(cells: Float64Array, place: number, weight: number): void {
  const low = Math.floor(place);
  const share = place - low;
  cells[low] = (cells[low] ?? 0) + weight * (1 - share);
  cells[low + 1] = (cells[low + 1] ?? 0) + weight * share;
}
