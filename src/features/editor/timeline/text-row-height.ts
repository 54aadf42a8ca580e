import { rescale } from "@/domain/time/rational";
import type { OverlayItem } from "@/domain/timeline/cut";
import { rowsOf } from "./snapping";

/** The height of a line of texts. */
export const textLinePixels = 26;

/** When an overlay is seen, in frames. */
export const overlayFrames = ({ range }: Pick<OverlayItem, "range">, fps: number) => ({
  startFrame: rescale(range.start, fps).value,
  lengthFrames: rescale(range.duration, fps).value,
});

/** How high a track of texts is: those at the same time stand one under the other. */
export function textRowPixels(items: readonly OverlayItem[], fps: number): number {
  const lines = rowsOf(items.map((item) => overlayFrames(item, fps)));
  return Math.max(1, ...lines.map((line) => line + 1)) * textLinePixels;
}
