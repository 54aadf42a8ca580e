/** Pixels of the timeline per frame of the film. */
export const zoomLimits = { least: 0.05, most: 24 } as const;

export const boundedZoom = (pixelsPerFrame: number): number =>
  Math.max(zoomLimits.least, Math.min(zoomLimits.most, pixelsPerFrame));

/** Where to scroll so that the frame under the pointer stays under it while the scale changes. */
export function scrollAfterZoom(
  { scrollLeft, pointerX, pixelsPerFrame }: { scrollLeft: number; pointerX: number; pixelsPerFrame: number },
  nextPixelsPerFrame: number,
): number {
  const frame = (scrollLeft + pointerX) / pixelsPerFrame;
  return Math.max(0, frame * nextPixelsPerFrame - pointerX);
}

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
const leastPixels = 76;

/** Seconds between two labelled ticks, so that labels do not touch. */
export function tickSeconds(pixelsPerFrame: number, fps: number): number {
  return steps.find((seconds) => seconds * fps * pixelsPerFrame >= leastPixels) ?? 1200;
}
