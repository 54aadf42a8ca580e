import type { PixelSize } from "@/domain/media/format";
import type { PathTraits } from "./clip-samples";
import { blockSize, type MotionField } from "./motion";

/** Grey levels of structure that do not match: the block was lost. */
const lostResidual = 3;

type ThreeLumas = { before: Uint8Array; middle: Uint8Array; after: Uint8Array };

/**
 * Follows every block from a frame through the next to the one after, assuming that it keeps its speed. `residual` is how
 * far the middle picture is from the average of its neighbours (uneven motion, noise), `flicker` how far its mean
 * brightness is. Null when every block leaves the picture.
 */
export function followBlocks(three: ThreeLumas, field: MotionField, size: PixelSize): PathTraits | null {
  const total = { residual: 0, count: 0, flicker: 0, followed: 0 };
  for (let block = 0; block < field.dx.length; block++) {
    const dx = field.dx[block] ?? 0;
    const dy = field.dy[block] ?? 0;
    const x = (block % field.columns) * blockSize;
    const y = Math.floor(block / field.columns) * blockSize;
    const end = { x: x + 2 * dx, y: y + 2 * dy };
    if (end.x < 0 || end.y < 0 || end.x + blockSize > size.width || end.y + blockSize > size.height) continue;
    const { residual, flicker } = compareBlock(three, size.width, { x, y, dx, dy });
    total.residual += residual;
    total.count++;
    // Where the picture itself was not found again, brightness cannot be compared.
    if (residual - flicker >= lostResidual) continue;
    total.flicker += flicker;
    total.followed++;
  }
  if (total.count === 0) return null;
  return {
    residual: total.residual / total.count,
    flicker: total.flicker / Math.max(1, total.followed),
  };
}

function compareBlock(
  { before, middle, after }: ThreeLumas,
  width: number,
  block: { x: number; y: number; dx: number; dy: number },
): PathTraits {
  const shift = block.dy * width + block.dx;
  let residual = 0;
  let balance = 0;
  for (let row = 0; row < blockSize; row += 2) {
    const start = (block.y + row) * width + block.x;
    for (let at = start; at < start + blockSize; at += 2) {
      const off = ((before[at] ?? 0) + (after[at + 2 * shift] ?? 0)) / 2 - (middle[at + shift] ?? 0);
      residual += Math.abs(off);
      balance += off;
    }
  }
  const count = (blockSize / 2) ** 2;
  return { residual: residual / count, flicker: Math.abs(balance) / count };
}
