import type { PixelSize } from "@/domain/media/format";
import { blockSize } from "./motion";
import type { Frame } from "./small-frame";

/** Colour distance from the border at which a block stands out fully. */
const standsOut = 40;
/** What the middle weighs even when it looks like the border. */
const middleFloor = 0.25;

/** How much each block belongs to the subject and to the background, in rows from the top left; 0 to 1. */
export type Saliency = { columns: number; rows: number; subject: Float32Array; background: Float32Array };

type BlockColours = { y: Float32Array; u: Float32Array; v: Float32Array };

/** The subject is what lies near the middle and is coloured unlike the border; the background is what lies outside. */
export function saliencyOf(frame: Frame, size: PixelSize): Saliency {
  const columns = size.width / blockSize;
  const rows = size.height / blockSize;
  const colours = blockColours(frame, size);
  const border = borderColour(colours, columns, rows);
  const subject = new Float32Array(columns * rows);
  const background = new Float32Array(columns * rows);
  for (let block = 0; block < subject.length; block++) {
    const across = ((block % columns) + 0.5) / columns - 0.5;
    const down = (Math.floor(block / columns) + 0.5) / rows - 0.5;
    const middle = Math.exp(-(across ** 2 + down ** 2) / (2 * 0.2 ** 2));
    const distance =
      Math.abs((colours.y[block] ?? 0) - border.y) / 2 +
      Math.hypot((colours.u[block] ?? 0) - border.u, (colours.v[block] ?? 0) - border.v);
    const distinct = Math.min(1, distance / standsOut);
    subject[block] = middle * (middleFloor + (1 - middleFloor) * distinct);
    background[block] = (1 - middle) ** 2;
  }
  return { columns, rows, subject, background };
}

function blockColours(frame: Frame, { width, height }: PixelSize): BlockColours {
  const columns = width / blockSize;
  const count = columns * (height / blockSize);
  const colours = {
    y: new Float32Array(count),
    u: new Float32Array(count),
    v: new Float32Array(count),
  };
  const chromaWidth = width / 2;
  const chromaSize = chromaWidth * (height / 2);
  const half = blockSize / 2;
  for (let at = 0; at < chromaSize; at++) {
    const x = at % chromaWidth;
    const y = (at - x) / chromaWidth;
    const block = Math.floor(y / half) * columns + Math.floor(x / half);
    colours.y[block] = (colours.y[block] ?? 0) + (frame[2 * y * width + 2 * x] ?? 0);
    colours.u[block] = (colours.u[block] ?? 0) + (frame[width * height + at] ?? 0);
    colours.v[block] = (colours.v[block] ?? 0) + (frame[width * height + chromaSize + at] ?? 0);
  }
  for (const plane of [colours.y, colours.u, colours.v])
    for (let block = 0; block < count; block++) plane[block] = (plane[block] ?? 0) / half ** 2;
  return colours;
}

function borderColour({ y, u, v }: BlockColours, columns: number, rows: number) {
  const sum = { y: 0, u: 0, v: 0 };
  let count = 0;
  for (let block = 0; block < columns * rows; block++) {
    const column = block % columns;
    const row = (block - column) / columns;
    if (column > 0 && row > 0 && column < columns - 1 && row < rows - 1) continue;
    sum.y += y[block] ?? 0;
    sum.u += u[block] ?? 0;
    sum.v += v[block] ?? 0;
    count++;
  }
  return { y: sum.y / count, u: sum.u / count, v: sum.v / count };
}
