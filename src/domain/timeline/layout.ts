import { rescale } from "@/domain/time/rational";
import type { ClipItem, Cut, VideoItem } from "./cut";

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

/** Frames that a clip takes on the timeline: those of its take at its speed, rounded. */
export function clipFrames(clip: ClipItem, fps: number): number {
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
