import { frames } from "@/domain/time/rational";
import type { ClipItem, Cut, VideoItem } from "./cut";
import { layoutOf, sourceOf, speedOf } from "./layout";

/** A clip that holds a row of others. */
export type NestedClip = ClipItem & { inside: NonNullable<ClipItem["inside"]> };

export const isNested = (item: VideoItem): item is NestedClip =>
  item.type === "clip" && item.inside !== undefined;

/**
 * The cut with what is shown of its nested clips in their places: nothing that plays, renders or hands over a cut needs to
 * know of them. A cut without any is answered as it is.
 */
export function openNested<Opened extends Pick<Cut, "video" | "fps">>(cut: Opened): Opened {
  if (!cut.video.some(isNested)) return cut;
  return {
    ...cut,
    video: cut.video.flatMap((item) => (isNested(item) ? shownInside(item, cut.fps) : [item])),
  };
}

/** The clips that are seen in a cut, those in nested clips among them, in order. */
export const seenClips = (cut: Pick<Cut, "video" | "fps">): ClipItem[] =>
  openNested(cut).video.flatMap((item) => (item.type === "clip" ? [item] : []));

/** Every clip that a cut names: nested ones, and all that is in them whether it is shown or not. */
export const namedClips = ({ video }: Pick<Cut, "video">): ClipItem[] =>
  video.flatMap((item) => {
    if (item.type !== "clip") return [];
    return [item, ...(item.inside ?? []).flatMap((one) => (one.type === "clip" ? [one] : []))];
  });

/** The clips and transitions of a nested clip that its range shows, the outermost ones trimmed to it. */
export function shownInside(clip: NestedClip, fps: number): VideoItem[] {
  const { startFrame: from, lengthFrames } = sourceOf(clip, fps);
  const to = from + lengthFrames;
  const placed = new Map(layoutOf({ video: clip.inside, fps }).items.map((one) => [one.index, one]));
  return clip.inside.flatMap((item, index): VideoItem[] => {
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
}

/** What keeps a nested clip from being shown as its range says; null when nothing does. */
export function nestedProblem(clip: NestedClip, fps: number): string | null {
  if (speedOf(clip) !== 100) return `Open ${clip.name} to change the speed of the clips in it.`;
  if (clip.fadeIn || clip.fadeOut) return `Open ${clip.name} to fade the clips in it.`;
  const { startFrame, lengthFrames } = sourceOf(clip, fps);
  const { items } = layoutOf({ video: clip.inside, fps });
  const inside = (frame: number, from: number, to: number) => frame > from && frame < to;
  for (const edge of [startFrame, startFrame + lengthFrames]) {
    for (const [index, place] of items.entries()) {
      const before = items[index - 1];
      if (before && inside(edge, place.startFrame, endOf(before))) {
        return `An edge of ${clip.name} would lie within a transition. Move it further, or open the clip first.`;
      }
      const retimed = place.item.type === "clip" && speedOf(place.item) !== 100;
      if (retimed && inside(edge, place.startFrame, endOf(place))) {
        return `An edge of ${clip.name} would lie within a clip at another speed. Move it further, or open the clip first.`;
      }
    }
  }
  return null;
}

const endOf = (place: { startFrame: number; lengthFrames: number } | undefined): number =>
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
