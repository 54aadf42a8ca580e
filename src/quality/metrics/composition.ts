import type { PixelSize } from "@/domain/media/format";
import { calibration } from "@/domain/quality/calibration";
import { measured } from "../measured";
import { saliencyOf } from "../saliency";
import { lumaOf } from "../small-frame";
import { linearScore, mean } from "../statistics";
import type { StillPicture } from "../still-picture";

const scales = calibration.scales.composition;
/** The middle and the crossings of the thirds, in shares of width and height. */
const places = [
  [1 / 2, 1 / 2],
  [1 / 3, 1 / 3],
  [2 / 3, 1 / 3],
  [1 / 3, 2 / 3],
  [2 / 3, 2 / 3],
] as const;
const edgeShare = 0.96;

/** Whether what stands out has a place, and whether the edges leave room around it; the mean of both. */
export function composition({ frame, size }: StillPicture) {
  const distance = misplacement(frame, size);
  const parts = {
    placement: linearScore(distance, scales.placement),
    room: linearScore(edgeSpan(lumaOf(frame, size), size), scales.room),
  };
  return measured("composition", { score: mean(Object.values(parts)), raw: distance, parts });
}

/** How far the centre of what stands out is from the nearest good place, in shares of the diagonal. */
function misplacement(frame: Uint8Array, size: PixelSize): number {
  const { columns, rows, subject } = saliencyOf(frame, size);
  let total = 0;
  let x = 0;
  let y = 0;
  for (const [block, weight] of subject.entries()) {
    // Squared, so that what stands out most decides.
    const power = weight * weight;
    total += power;
    x += power * (((block % columns) + 0.5) / columns);
    y += power * ((Math.floor(block / columns) + 0.5) / rows);
  }
  const diagonal = Math.hypot(size.width, size.height);
  const distances = places.map(
    ([placeX, placeY]) =>
      Math.hypot((x / total - placeX) * size.width, (y / total - placeY) * size.height) / diagonal,
  );
  return Math.min(...distances);
}

/** Share of the picture inside the box that holds 96 % of the edges across and down. */
function edgeSpan(luma: Uint8Array, { width, height }: PixelSize): number {
  const across = new Float64Array(width);
  const down = new Float64Array(height);
  for (let row = 1; row < height; row++) {
    for (let column = 1; column < width; column++) {
      const at = row * width + column;
      const own = luma[at] ?? 0;
      const edge = Math.abs(own - (luma[at - 1] ?? 0)) + Math.abs(own - (luma[at - width] ?? 0));
      across[column] = (across[column] ?? 0) + edge;
      down[row] = (down[row] ?? 0) + edge;
    }
  }
  return span(across) * span(down);
}

function span(edges: Float64Array): number {
  const total = edges.reduce((sum, edge) => sum + edge, 0);
  if (total === 0) return 0;
  const left = (total * (1 - edgeShare)) / 2;
  let passed = 0;
  let count = 0;
  for (const edge of edges) {
    passed += edge;
    if (passed > left && passed - edge < total - left) count++;
  }
  return count / edges.length;
}
