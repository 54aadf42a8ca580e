import {
  type ClipItem,
  type Cut,
  deepestNest,
  type NestedClip,
  nestDepth,
  type RowItem,
  speedRange,
  type VideoItem,
} from "./cut";
import { endOf, isNested, layoutOf, shownInside, sourceOf, speedOf } from "./layout";

/**
 * The cut with what is shown of its nested clips in their places: nothing that plays, renders or hands over a cut needs to
 * know of them. A cut without any is answered as it is.
 */
export const openNested = <Opened extends Pick<Cut, "video" | "fps">>(cut: Opened): Opened =>
  withOpened(cut, () => true);

/**
 * The cut with those of its nested clips opened that play at another speed, wherever they are: each clip in them is
 * rounded to frames by itself, which only a row of clips can tell.
 */
export const openRetimed = <Opened extends Pick<Cut, "video" | "fps">>(cut: Opened): Opened =>
  withOpened(cut, (clip) => speedOf(clip) !== 100);

function withOpened<Opened extends Pick<Cut, "video" | "fps">>(
  cut: Opened,
  opens: (clip: NestedClip) => boolean,
): Opened {
  if (!cut.video.some(isNested)) return cut;
  const opened = <Item extends VideoItem>(row: readonly Item[]): (Item | RowItem)[] =>
    row.flatMap((item): (Item | RowItem)[] => {
      if (!isNested(item)) return [item];
      return opens(item) ? opened(shownInside(item, cut.fps)) : [{ ...item, inside: opened(item.inside) }];
    });
  return { ...cut, video: opened(cut.video) };
}

/** The clips that are seen in a cut, those in nested clips among them, in order. */
export const seenClips = (cut: Pick<Cut, "video" | "fps">): ClipItem[] =>
  openNested(cut).video.flatMap((item) => (item.type === "clip" ? [item] : []));

/** Everything on the picture track: what is in nested clips stands behind them, whether it is shown or not. */
export const namedItems = (row: readonly VideoItem[]): VideoItem[] =>
  row.flatMap((item) => (isNested(item) ? [item, ...namedItems(item.inside)] : [item]));

/** Every clip that a cut names: nested ones, and all that is in them whether it is shown or not. */
export const namedClips = ({ video }: Pick<Cut, "video">): ClipItem[] =>
  namedItems(video).filter((item) => item.type === "clip");

/** What keeps a nested clip, or one that is nested in it, from being shown as its range says; null when nothing does. */
export function nestedProblem(clip: NestedClip, fps: number): string | null {
  if (nestDepth([clip]) > deepestNest) {
    return `Clips can be nested in one another ${deepestNest} deep. Open a nested clip in it first.`;
  }
  return ownProblem(clip, fps) ?? innerProblem(clip, fps);
}

function ownProblem(clip: NestedClip, fps: number): string | null {
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

/** Speeds multiply, and an edge of the outer clip is one of the clip that it cuts through. */
function innerProblem(clip: NestedClip, fps: number): string | null {
  for (const item of shownInside(clip, fps)) {
    if (item.type !== "clip") continue;
    const speed = speedOf(item);
    if (speed < speedRange.min || speed > speedRange.max) {
      return `${item.name} would play at ${speed} % in ${clip.name}. Clips play at ${speedRange.min} to ${speedRange.max} %.`;
    }
    const problem = isNested(item) ? nestedProblem(item, fps) : null;
    if (problem !== null) return problem;
  }
  return null;
}
