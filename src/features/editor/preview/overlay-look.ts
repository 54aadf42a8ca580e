import { rescale } from "@/domain/time/rational";
import type { Cut, OverlayItem } from "@/domain/timeline/cut";

/** How overlays come and go, in seconds, as in the renderer. */
const fades: Record<OverlayItem["animation"], { in: number; out: number }> = {
  none: { in: 0, out: 0 },
  fade: { in: 0.35, out: 0.3 },
  slide: { in: 0.45, out: 0.25 },
  pop: { in: 0, out: 0.2 },
  typewriter: { in: 0, out: 0.25 },
};
const riseShare = 0.035;
const popSeconds = 0.3;
const characterSeconds = 0.045;
const typingShare = 0.5;

export type OverlayLook = {
  opacity: number;
  scale: number;
  /** How far below its place it is, as a share of the picture's height. */
  rise: number;
  /** Share of its characters that is typed. */
  typed: number;
};

/** How an overlay looks at a frame of the film; null when it is not seen. */
export function overlayLookAt(cut: Cut, overlay: OverlayItem, frame: number): OverlayLook | null {
  const start = rescale(overlay.range.start, cut.fps).value;
  const length = rescale(overlay.range.duration, cut.fps).value;
  const at = frame - start;
  if (at < 0 || at >= length) return null;
  const fade = fades[overlay.animation];
  const most = Math.floor(length / 2);
  const fadeIn = Math.min(most, Math.round(fade.in * cut.fps));
  const fadeOut = Math.min(most, Math.round(fade.out * cut.fps));
  const opacity = Math.min(
    fadeIn > 0 && at < fadeIn ? at / fadeIn : 1,
    fadeOut > 0 && at >= length - fadeOut ? 1 - (at - (length - fadeOut)) / fadeOut : 1,
  );
  const rest = fadeIn > 0 ? Math.max(0, 1 - at / fadeIn) : 0;
  return {
    opacity: opacity * popOpacity(overlay, at, cut.fps),
    scale: popScale(overlay, at, cut.fps),
    rise: overlay.animation === "slide" ? riseShare * rest ** 3 : 0,
    typed: typedShare(overlay, { at, length, fps: cut.fps }),
  };
}

/** From 0 to 1 while it pops in, 1 afterwards. */
function popProgress({ animation }: OverlayItem, at: number, fps: number): number {
  if (animation !== "pop") return 1;
  const steps = Math.max(1, Math.round(popSeconds * fps));
  return Math.min(1, (at + 1) / (steps + 1));
}

function popScale(overlay: OverlayItem, at: number, fps: number): number {
  const rest = popProgress(overlay, at, fps) - 1;
  return 0.6 + 0.4 * (1 + 2.7 * rest ** 3 + 1.7 * rest ** 2);
}

const popOpacity = (overlay: OverlayItem, at: number, fps: number) =>
  Math.min(1, popProgress(overlay, at, fps) * 2.5);

function typedShare(
  overlay: OverlayItem,
  { at, length, fps }: { at: number; length: number; fps: number },
): number {
  if (overlay.type !== "text" || overlay.animation !== "typewriter") return 1;
  const characters = Math.max(1, [...overlay.text].length);
  const framesPerState = Math.max(1, Math.round(characterSeconds * fps));
  const room = Math.max(1, Math.floor((length * typingShare) / framesPerState));
  const perState = Math.ceil(characters / room);
  return Math.min(1, (perState * (Math.floor(at / framesPerState) + 1)) / characters);
}
