import { frames, type RationalTime, rescale } from "@/domain/time/rational";
import type { ClipItem, Cut, NestedClip, RowItem, VideoItem } from "./cut";

/** Where a clip or a gap stands on the timeline; frames at the cut's rate. */
export type PlacedItem<Item extends VideoItem = VideoItem> = {
  item: Item;
  /** Its place in `cut.video`. */
  index: number;
  startFrame: number;
  lengthFrames: number;
};

/** First frame of the take that a clip uses, and how many of them. */
export const sourceOf = ({ sourceRange }: Pick<ClipItem, "sourceRange">, fps: number) => ({
  startFrame: rescale(sourceRange.start, fps).value,
  lengthFrames: rescale(sourceRange.duration, fps).value,
});

export const speedOf = (clip: ClipItem): number => clip.speedPercent ?? 100;

export const isNested = (item: VideoItem): item is NestedClip =>
  item.type === "clip" && item.inside !== undefined;

/**
 * Frames that a clip takes on the timeline: those of its take at its speed, rounded. A nested clip at another speed is as
 * long as the clips that it shows, each of them rounded.
 */
export function clipFrames(clip: ClipItem, fps: number): number {
  if (isNested(clip) && speedOf(clip) !== 100) {
    return layoutOf({ video: shownInside(clip, fps), fps }).lengthFrames;
  }
  return Math.round((sourceOf(clip, fps).lengthFrames * 100) / speedOf(clip));
}

/** The frame of the take that a clip shows `offsetFrames` after its beginning. */
export function sourceFrameAt(clip: ClipItem, offsetFrames: number, fps: number): number {
  const { startFrame } = sourceOf(clip, fps);
  const speed = speedOf(clip);
  return startFrame + (speed === 100 ? offsetFrames : Math.floor((offsetFrames * speed) / 100));
}

/** Frames that an item of the picture track takes; those of a transition are taken away from its neighbours. */
export function itemFrames(item: VideoItem, fps: number): number {
  return item.type === "clip" ? clipFrames(item, fps) : rescale(item.duration, fps).value;
}

/** Clips and gaps with their places. A clip that a transition leads to starts with the transition. */
export function layoutOf(cut: Pick<Cut, "video" | "fps">): {
  items: PlacedItem<Exclude<VideoItem, { type: "transition" }>>[];
  lengthFrames: number;
} {
  const items: PlacedItem<Exclude<VideoItem, { type: "transition" }>>[] = [];
  let position = 0;
  for (const [index, item] of cut.video.entries()) {
    const lengthFrames = itemFrames(item, cut.fps);
    if (item.type === "transition") {
      position -= lengthFrames;
      continue;
    }
    items.push({ item, index, startFrame: position, lengthFrames });
    position += lengthFrames;
  }
  return { items, lengthFrames: position };
}

/** The clips of a cut with their places, in order. */
export function placedClips(cut: Pick<Cut, "video" | "fps">): PlacedItem<ClipItem>[] {
  return layoutOf(cut).items.flatMap(({ item, ...place }) =>
    item.type === "clip" ? [{ item, ...place }] : [],
  );
}

export const cutFrames = (cut: Cut): number => layoutOf(cut).lengthFrames;

/**
 * The clips and transitions of a nested clip that its range shows, the outermost ones trimmed to it, all of them at its
 * speed. Clips that are nested in it stay so.
 */
export function shownInside(clip: NestedClip, fps: number): RowItem[] {
  const { startFrame: from, lengthFrames } = sourceOf(clip, fps);
  const to = from + lengthFrames;
  const placed = new Map(layoutOf({ video: clip.inside, fps }).items.map((one) => [one.index, one]));
  const shown = clip.inside.flatMap((item, index): RowItem[] => {
    if (item.type === "transition") {
      const [start, end] = [placed.get(index + 1)?.startFrame ?? 0, endOf(placed.get(index - 1))];
      return from <= start && end <= to ? [item] : [];
    }
    const place = placed.get(index);
    if (!place || place.startFrame >= to || endOf(place) <= from) return [];
    return [
      pieceOf(item, { clip, fps, cutAway: { start: from - place.startFrame, end: endOf(place) - to } }),
    ];
  });
  return speedOf(clip) === 100 ? shown : shown.flatMap((item) => playedAt(item, speedOf(clip), fps));
}

export const endOf = (place: { startFrame: number; lengthFrames: number } | undefined): number =>
  place ? place.startFrame + place.lengthFrames : 0;

type Piece = {
  clip: NestedClip;
  fps: number;
  /** Frames that lie outside of the range; negative where there is room. */
  cutAway: { start: number; end: number };
};

function pieceOf(item: ClipItem, { clip, fps, cutAway }: Piece): ClipItem {
  const [start, end] = [Math.max(0, cutAway.start), Math.max(0, cutAway.end)];
  const source = sourceOf(item, fps);
  return {
    ...item,
    gainDb: item.gainDb + clip.gainDb,
    ...(start + end > 0 && {
      sourceRange: {
        start: frames(source.startFrame + start, fps),
        duration: frames(source.lengthFrames - start - end, fps),
      },
    }),
    fadeIn: start > 0 ? null : item.fadeIn,
    fadeOut: end > 0 ? null : item.fadeOut,
  };
}

/**
 * An item of a row that is played at another speed, in percent. What clips borrow and fade is rounded down, so that it still
 * has room in them; a transition of less than a frame is none.
 */
function playedAt(item: RowItem, percent: number, fps: number): RowItem[] {
  const scaled = (time: RationalTime) => frames(Math.floor((rescale(time, fps).value * 100) / percent), fps);
  if (item.type === "transition") {
    const duration = scaled(item.duration);
    return duration.value > 0 ? [{ ...item, duration }] : [];
  }
  const { speedPercent: _own, ...plain } = item;
  const speed = Math.round((speedOf(item) * percent) / 100);
  return [
    {
      ...plain,
      ...(speed !== 100 && { speedPercent: speed }),
      fadeIn: item.fadeIn && scaled(item.fadeIn),
      fadeOut: item.fadeOut && scaled(item.fadeOut),
    },
  ];
}
