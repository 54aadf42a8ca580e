import { type ClipSamples, lumaOf } from "./clip-samples";
import { blockSize } from "./motion";
import { mean } from "./statistics";

/** Grey levels of structure that do not match: the block was lost. */
const lostResidual = 3;

type Along = { residual: number; flicker: number };

/**
 * Follows every block from a frame through the next to the one after, assuming that it keeps its speed. `residual` is how
 * far the middle picture is from the average of its neighbours (uneven motion, noise), `flicker` how far its mean
 * brightness is. One entry per frame that has both neighbours.
 */
export function followBlocks(samples: ClipSamples): Along[] {
  const { frames, motion, size } = samples;
  return motion.slice(0, -1).flatMap((field, index) => {
    const three = [frames[index], frames[index + 1], frames[index + 2]];
    const [before, middle, after] = three.map((frame) => (frame ? lumaOf(frame, size) : undefined));
    if (!before || !middle || !after) return [];
    const found: Along[] = [];
    for (let block = 0; block < field.dx.length; block++) {
      const dx = field.dx[block] ?? 0;
      const dy = field.dy[block] ?? 0;
      const x = (block % field.columns) * blockSize;
      const y = Math.floor(block / field.columns) * blockSize;
      const end = { x: x + 2 * dx, y: y + 2 * dy };
      if (end.x < 0 || end.y < 0 || end.x + blockSize > size.width || end.y + blockSize > size.height)
        continue;
      found.push(compareBlock({ before, middle, after }, size.width, { x, y, dx, dy }));
    }
    if (found.length === 0) return [];
    // Where the picture itself was not found again, brightness cannot be compared.
    const followed = found.filter(({ residual, flicker }) => residual - flicker < lostResidual);
    return [
      {
        residual: mean(found.map(({ residual }) => residual)),
        flicker: mean(followed.map(({ flicker }) => flicker)),
      },
    ];
  });
}

function compareBlock(
  luma: { before: Uint8Array; middle: Uint8Array; after: Uint8Array },
  width: number,
  block: { x: number; y: number; dx: number; dy: number },
): Along {
  const shift = block.dy * width + block.dx;
  let residual = 0;
  let balance = 0;
  for (let row = 0; row < blockSize; row += 2) {
    const start = (block.y + row) * width + block.x;
    for (let at = start; at < start + blockSize; at += 2) {
      const around = ((luma.before[at] ?? 0) + (luma.after[at + 2 * shift] ?? 0)) / 2;
      const off = around - (luma.middle[at + shift] ?? 0);
      residual += Math.abs(off);
      balance += off;
    }
  }
  const count = (blockSize / 2) ** 2;
  return { residual: residual / count, flicker: Math.abs(balance) / count };
}
