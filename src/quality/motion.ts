import type { PixelSize } from "@/domain/media/format";

export const blockSize = 16;
/** Farthest a block is looked for, in pixels of the small frame: 5 % of its long side per frame. */
const reach = 16;

/** Where each 16-pixel block of a frame went in the next: whole pixels, in rows from the top left. */
export type MotionField = { columns: number; rows: number; dx: Int8Array; dy: Int8Array };

type Pair = {
  from: Uint8Array;
  to: Uint8Array;
  size: PixelSize;
  /** Change of the mean luma, taken out before comparing: light that changes is not motion. */
  lumaShift: number;
};

/**
 * Block motion by a small-diamond search that starts from no motion, the neighbours' vectors and the block's own vector
 * of the frame before. A vector must beat standing still clearly, or flat and noisy areas would seem to move.
 */
export function estimateMotion(pair: Pair, previous: MotionField | null): MotionField {
  const columns = pair.size.width / blockSize;
  const rows = pair.size.height / blockSize;
  const field: MotionField = {
    columns,
    rows,
    dx: new Int8Array(columns * rows),
    dy: new Int8Array(columns * rows),
  };
  for (let block = 0; block < columns * rows; block++) {
    const [dx, dy] = searchBlock(pair, block, { field, previous });
    field.dx[block] = dx;
    field.dy[block] = dy;
  }
  return field;
}

type Vector = readonly [dx: number, dy: number];

function searchBlock(
  pair: Pair,
  block: number,
  known: { field: MotionField; previous: MotionField | null },
): Vector {
  const { columns } = known.field;
  const x = (block % columns) * blockSize;
  const y = Math.floor(block / columns) * blockSize;
  const still = difference(pair, { x, y, dx: 0, dy: 0 }, Number.POSITIVE_INFINITY);
  let best: Vector = [0, 0];
  let least = still;
  const consider = (dx: number, dy: number): boolean => {
    if (!reachable(pair.size, { x: x + dx, y: y + dy, dx, dy })) return false;
    const cost = difference(pair, { x, y, dx, dy }, least);
    if (cost >= least) return false;
    least = cost;
    best = [dx, dy];
    return true;
  };
  for (const [dx, dy] of starts(block, known)) consider(dx, dy);
  for (const step of [4, 2, 1]) {
    for (let round = 0; round < 6; round++) {
      const [dx, dy] = best;
      const moved = [
        consider(dx + step, dy),
        consider(dx - step, dy),
        consider(dx, dy + step),
        consider(dx, dy - step),
      ];
      if (!moved.includes(true)) break;
    }
  }
  return least > still * 0.8 - 16 ? [0, 0] : best;
}

function starts(
  block: number,
  { field, previous }: { field: MotionField; previous: MotionField | null },
): Vector[] {
  const at = ({ dx, dy }: MotionField, index: number): Vector => [dx[index] ?? 0, dy[index] ?? 0];
  const vectors = [
    ...(previous ? [at(previous, block)] : []),
    ...(block % field.columns > 0 ? [at(field, block - 1)] : []),
    ...(block >= field.columns ? [at(field, block - field.columns)] : []),
  ];
  return vectors.filter(([dx, dy]) => dx !== 0 || dy !== 0);
}

const reachable = (size: PixelSize, to: { x: number; y: number; dx: number; dy: number }) =>
  Math.abs(to.dx) <= reach &&
  Math.abs(to.dy) <= reach &&
  to.x >= 0 &&
  to.y >= 0 &&
  to.x + blockSize <= size.width &&
  to.y + blockSize <= size.height;

/** Sum of absolute differences over every second pixel; gives up once it passes `limit`. */
function difference(pair: Pair, at: { x: number; y: number; dx: number; dy: number }, limit: number): number {
  const { from, to, lumaShift } = pair;
  const { width } = pair.size;
  let sum = 0;
  for (let row = 0; row < blockSize; row += 2) {
    const own = (at.y + row) * width + at.x;
    const other = (at.y + at.dy + row) * width + at.x + at.dx;
    for (let column = 0; column < blockSize; column += 2) {
      sum += Math.abs((from[own + column] ?? 0) - (to[other + column] ?? 0) + lumaShift);
    }
    if (sum >= limit) return sum;
  }
  return sum;
}

/** Mean vector: what the camera does. */
export function meanVector({ dx, dy }: MotionField): { dx: number; dy: number } {
  let x = 0;
  let y = 0;
  for (let block = 0; block < dx.length; block++) {
    x += dx[block] ?? 0;
    y += dy[block] ?? 0;
  }
  return { dx: x / dx.length, dy: y / dy.length };
}
