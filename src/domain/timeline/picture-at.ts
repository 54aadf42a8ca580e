import type { PixelSize } from "@/domain/media/format";
import type { ClipItem, Cut, TransitionItem } from "./cut";
import { flattenPicture, type PictureSpan } from "./flatten";
import { sourceFrameAt } from "./layout";

/**
 * A clip as it is seen at one moment. Layers lie over one another on black, the last one on top. `shiftX` moves it by
 * shares of the picture's width; `wipe` is how far, from 0 to 1, a soft edge has uncovered it from the right.
 */
export type PictureLayer = {
  clip: ClipItem;
  /** The frame of the media, counted from its start. */
  sourceFrame: number;
  opacity: number;
  scale: { x: number; y: number };
  shiftX: number;
  wipe: number | null;
};

/** A flattened picture with the frame at which each span begins, for asking about any moment of it. */
export type IndexedPicture = {
  spans: readonly (PictureSpan & { startFrame: number })[];
  lengthFrames: number;
  fps: number;
  size: PixelSize;
};

export function indexPicture(cut: Cut): IndexedPicture {
  const { spans, lengthFrames } = flattenPicture(cut);
  let startFrame = 0;
  const indexed = spans.map((span) => {
    const own = { ...span, startFrame };
    startFrame += span.lengthFrames;
    return own;
  });
  return { spans: indexed, lengthFrames, fps: cut.fps, size: cut.size };
}

/** What is seen at a frame, as the renderer draws it. Empty where the picture is black. */
export function pictureAt(picture: IndexedPicture, frame: number): PictureLayer[] {
  const span = picture.spans[spanIndexAt(picture, frame)];
  if (!span || span.kind === "gap") return [];
  const inside = frame - span.startFrame;
  const layer = (
    part: { clip: ClipItem; offsetFrames: number },
    look: Partial<PictureLayer> = {},
  ): PictureLayer => ({
    clip: part.clip,
    sourceFrame: sourceFrameAt(part.clip, part.offsetFrames + inside, picture.fps),
    ...{ opacity: 1, scale: asItIs, shiftX: 0, wipe: null },
    ...look,
  });
  if (span.kind === "body") return [layer(span)];
  const { from, to } = transitionLooks(span.transition.kind, {
    n: inside,
    length: span.lengthFrames,
    size: picture.size,
  });
  return [...(from ? [layer(span.from, from)] : []), ...(to ? [layer(span.to, to)] : [])];
}

/** Which span is seen at a frame; beyond the end the last one. */
export function spanIndexAt({ spans }: IndexedPicture, frame: number): number {
  let [low, high] = [0, spans.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((spans[middle]?.startFrame ?? 0) <= frame) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How much of a wiped clip is seen at a place from 0 (left) to 1: a smooth step as wide as the picture moves in from the right. */
export function wipeOpacity(wipe: number, place: number): number {
  const share = Math.max(0, Math.min(1, place - 1 + 2 * wipe));
  return share * share * (3 - 2 * share);
}

type Look = Partial<PictureLayer> | null;

const asItIs = { x: 1, y: 1 } as const;

/** How far the renderer zooms into the old clip until it is gone. */
const zoomDepth = 0.6;

/** Frame `n` of a transition shows n/length of the way, as in the renderer. Null is a clip that is not seen. */
function transitionLooks(
  kind: TransitionItem["kind"],
  { n, length, size }: { n: number; length: number; size: PixelSize },
): { from: Look; to: Look } {
  const way = n / length;
  if (kind === "dip" && length > 1) {
    const down = Math.ceil(length / 2);
    return n < down
      ? { from: { opacity: 1 - n / down }, to: null }
      : { from: null, to: { opacity: (n - down) / (length - down) } };
  }
  if (length === 1 || kind === "crossfade") return { from: {}, to: { opacity: way } };
  if (kind === "zoom") {
    const grown = (side: number) => (4 * Math.floor((side * (1 + zoomDepth * way ** 2)) / 4)) / side;
    return { from: { scale: { x: grown(size.width), y: grown(size.height) } }, to: { opacity: way } };
  }
  if (kind === "slide") {
    const passed = (2 * Math.floor((size.width * n) / (2 * length))) / size.width;
    return { from: { shiftX: -passed }, to: { shiftX: 1 - passed } };
  }
  return { from: {}, to: { wipe: way } };
}
