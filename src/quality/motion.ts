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

/** The block that is looked for, and the best place found so far. */
type Search = { x: number; y: number; dx: number; dy: number; cost: number };

/**
 * Block motion by a small-diamond search that starts from no motion, the neighbours' vectors and the block's own vector
 * of the frame before. A vector must beat standing still clearly, or flat and noisy areas would seem to move.
 */
export function estimateMotion(pair: Pair, previous: MotionField | null): MotionField {
  const columns = pair.size.width / blockSize;
  const rows = pair.size.height / blockSize;
  const dx = new Int8Array(columns * rows);
  const dy = new Int8Array(columns * rows);
  const field: MotionField = { columns, rows, dx, dy };
  const search: Search = { x: 0, y: 0, dx: 0, dy: 0, cost: 0 };
  for (let block = 0; block < columns * rows; block++) {
    search.x = (block % columns) * blockSize;
    search.y = Math.floor(block / columns) * blockSize;
    searchBlock(pair, search, { block, field, previous });
    dx[block] = search.dx;
    dy[block] = search.dy;
  }
  return field;
}

function searchBlock(
  pair: Pair,
  search: Search,
  { block, field, previous }: { block: number; field: MotionField; previous: MotionField | null },
): void {
  search.dx = 0;
  search.dy = 0;
  search.cost = Number.POSITIVE_INFINITY;
  const still = difference(pair, search, 0);
  search.cost = still;
  if (previous) consider(pair, search, { dx: previous.dx[block] ?? 0, dy: previous.dy[block] ?? 0 });
  const left = block - 1;
  if (block % field.columns > 0) consider(pair, search, { dx: field.dx[left] ?? 0, dy: field.dy[left] ?? 0 });
  const above = block - field.columns;
  if (above >= 0) consider(pair, search, { dx: field.dx[above] ?? 0, dy: field.dy[above] ?? 0 });
  for (let step = 4; step >= 1; step >>= 1) descend(pair, search, step);
  if (search.cost > still * 0.8 - 16) {
    search.dx = 0;
    search.dy = 0;
  }
}

/** Goes to the best of the four neighbours at a distance, as long as one is better. */
function descend(pair: Pair, search: Search, step: number): void {
  for (let round = 0; round < 6; round++) {
    const { dx, dy, cost } = search;
    consider(pair, search, { dx: dx + step, dy });
    consider(pair, search, { dx: dx - step, dy });
    consider(pair, search, { dx, dy: dy + step });
    consider(pair, search, { dx, dy: dy - step });
    if (search.cost === cost) return;
  }
}

function consider(pair: Pair, search: Search, { dx, dy }: { dx: number; dy: number }): void {
  if (dx < -reach || dx > reach || dy < -reach || dy > reach) return;
  if (dx === search.dx && dy === search.dy) return;
  const x = search.x + dx;
  const y = search.y + dy;
  const { width, height } = pair.size;
  if (x < 0 || y < 0 || x + blockSize > width || y + blockSize > height) return;
  const cost = difference(pair, search, dy * width + dx);
  if (cost >= search.cost) return;
  search.cost = cost;
  search.dx = dx;
  search.dy = dy;
}

/** Sum of absolute differences over every second pixel; gives up once it passes the least so far. */
function difference({ from, to, size: { width }, lumaShift }: Pair, search: Search, offset: number): number {
  const limit = search.cost;
  let sum = 0;
  for (let row = 0; row < blockSize; row += 2) {
    const start = (search.y + row) * width + search.x;
    for (let at = start; at < start + blockSize; at += 2) {
      sum += Math.abs((from[at] ?? 0) - (to[at + offset] ?? 0) + lumaShift);
    }
    if (sum >= limit) return sum;
  }
  return sum;
}

/** Median vector: where most of the picture went. */
export function medianVector({ dx, dy }: MotionField): { dx: number; dy: number } {
  const middle = dx.length >> 1;
  return { dx: Int8Array.from(dx).sort()[middle] ?? 0, dy: Int8Array.from(dy).sort()[middle] ?? 0 };
}

/** Mean length of the fastest twentieth of the blocks, in pixels of the small frame. */
export function fastestBlocks({ dx, dy }: MotionField): number {
  const lengths = Float64Array.from(dx, (x, block) => Math.hypot(x, dy[block] ?? 0)).sort();
  const count = Math.max(1, Math.floor(lengths.length * 0.05));
  let sum = 0;
  for (const length of lengths.subarray(lengths.length - count)) sum += length;
  return sum / count;
}
