import { rescale } from "@/domain/time/rational";
import type { OverlayItem, TextItem } from "./cut";

/** When an overlay is seen, in frames, and how it comes and goes. */
export type OverlayTiming = {
  /** Before 0 when it is on its way in as the picture begins. */
  startFrame: number;
  lengthFrames: number;
  fadeInFrames: number;
  fadeOutFrames: number;
  /** Whether it comes in from below while it fades in. */
  rises: boolean;
  /** It stands still from its first frame on: the way in was seen before the picture began. */
  settled: boolean;
};

/** How overlays come and go, in seconds; what types or pops in is drawn, not faded. */
const fadeSeconds: Record<TextItem["animation"], { in: number; out: number }> = {
  none: { in: 0, out: 0 },
  fade: { in: 0.35, out: 0.3 },
  slide: { in: 0.45, out: 0.25 },
  pop: { in: 0, out: 0.2 },
  typewriter: { in: 0, out: 0.25 },
};
/** How long a text pops in. */
export const popSeconds = 0.3;
/** Typing is over after this share of the text's time, so that there is time to read. */
export const typingShare = 0.5;

/** When an overlay of a cut is seen. */
export function overlayTiming(
  { range, animation }: Pick<OverlayItem, "range" | "animation">,
  fps: number,
): OverlayTiming {
  const lengthFrames = rescale(range.duration, fps).value;
  const fade = fadeSeconds[animation];
  const most = Math.floor(lengthFrames / 2);
  return {
    startFrame: rescale(range.start, fps).value,
    lengthFrames,
    fadeInFrames: Math.min(most, Math.round(fade.in * fps)),
    fadeOutFrames: Math.min(most, Math.round(fade.out * fps)),
    rises: animation === "slide",
    settled: false,
  };
}

/** A part of the picture, in frames. */
type Window = { startFrame: number; lengthFrames: number };

/**
 * What a part of the picture sees of an overlay, counted from the beginning of the part; null when it sees nothing. Of
 * one that stands still all the while nothing is left but that: such a part stays the same wherever it is moved to.
 */
export function overlayWithin(
  item: Pick<OverlayItem, "range" | "animation">,
  { window, fps }: { window: Window; fps: number },
): OverlayTiming | null {
  const whole = overlayTiming(item, fps);
  const startFrame = whole.startFrame - window.startFrame;
  const endFrame = startFrame + whole.lengthFrames;
  if (endFrame <= 0 || startFrame >= window.lengthFrames) return null;
  const settled = startFrame + settlingFrames(item, whole, fps) <= 0;
  const stays = endFrame - whole.fadeOutFrames >= window.lengthFrames;
  const from = settled ? 0 : startFrame;
  return {
    startFrame: from,
    lengthFrames: (stays ? window.lengthFrames : endFrame) - from,
    fadeInFrames: settled ? 0 : whole.fadeInFrames,
    fadeOutFrames: stays ? 0 : whole.fadeOutFrames,
    rises: whole.rises && !settled,
    settled,
  };
}

/** Frames from its beginning until an overlay stands still. */
function settlingFrames(
  { animation }: Pick<OverlayItem, "animation">,
  { lengthFrames, fadeInFrames }: OverlayTiming,
  fps: number,
): number {
  if (animation === "pop") return Math.ceil(popSeconds * fps) + 1;
  if (animation === "typewriter") return Math.ceil(lengthFrames * typingShare) + 1;
  return fadeInFrames;
}
