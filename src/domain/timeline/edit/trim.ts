import { StudioError } from "@/domain/errors";
import { frames } from "@/domain/time/rational";
import { edited, shortestClipFrames } from "../check-cut";
import type { ClipItem, Cut } from "../cut";
import { clipFrames, itemFrames, type PlacedItem, sourceOf, speedOf } from "../layout";
import { freshId, requireClip, splice, withClip } from "./find-item";
import { keepAttached } from "./keep-attached";

export type Edge = "start" | "end";

export type Trim = {
  clipId: string;
  edge: Edge;
  /** How far the edge moves, in frames of the timeline; later is positive. */
  deltaFrames: number;
  /** "ripple": what follows moves up or makes room. "gap": everything else stays where it is. */
  mode: "ripple" | "gap";
};

/**
 * Moves one edge of a clip. Without ripple the room it leaves becomes a gap, and it can only grow into one; a transition
 * at that edge goes. Throws "invalid-input" where there is no more of the take, or nothing is left of the clip.
 */
export function trimClip(cut: Cut, { clipId, edge, deltaFrames, mode }: Trim): Cut {
  const placed = requireClip(cut, clipId);
  const trimmed =
    edge === "start" ? withStart(placed.item, deltaFrames, cut) : withEnd(placed.item, deltaFrames, cut);
  if (mode === "ripple") {
    const after = splice(cut, { index: placed.index, remove: 1, insert: [trimmed] });
    return edited(cut, keepAttached(cut, after));
  }
  const freedFrames = clipFrames(placed.item, cut.fps) - clipFrames(trimmed, cut.fps);
  return edited(cut, withFreedRoom(cut, { placed, trimmed, edge, freedFrames }));
}

function withFreedRoom(
  cut: Cut,
  room: { placed: PlacedItem<ClipItem>; trimmed: ClipItem; edge: Edge; freedFrames: number },
): Cut {
  const { placed, trimmed, edge, freedFrames } = room;
  const besideIndex = placed.index + (edge === "start" ? -1 : 1);
  const beside = cut.video[besideIndex];
  // A transition at this edge loses its other clip to the gap; the frames it borrowed come back as part of that gap.
  const borrowed = beside?.type === "transition" ? itemFrames(beside, cut.fps) : 0;
  const known = beside?.type === "gap" ? itemFrames(beside, cut.fps) : 0;
  const length = known + freedFrames - borrowed;
  // Nothing follows the last clip: the film simply ends earlier or later.
  const isOpenEnd = edge === "end" && beside === undefined;
  if (length < 0 && !isOpenEnd) {
    throw new StudioError(
      "invalid-input",
      "There is no free room beside this clip. Trim with ripple instead.",
    );
  }
  const gapId = beside?.type === "gap" ? beside.id : freshId(cut, "gap");
  const gap = { type: "gap" as const, id: gapId, duration: frames(length, cut.fps) };
  const insert = length > 0 && !isOpenEnd ? [gap] : [];
  const replaced = beside?.type === "gap" || beside?.type === "transition" ? 1 : 0;
  return splice(cut, {
    index: edge === "start" ? placed.index - replaced : placed.index,
    remove: 1 + replaced,
    insert: edge === "start" ? [...insert, trimmed] : [trimmed, ...insert],
  });
}

/**
 * Moves the seam between two neighbours: one gets what the other gives, and everything else stays. `clipId` is the clip
 * before the seam; a transition on it moves along.
 */
export function rollSeam(cut: Cut, { clipId, deltaFrames }: { clipId: string; deltaFrames: number }): Cut {
  const left = requireClip(cut, clipId);
  const right = clipAfter(cut, left.index);
  if (!right) throw new StudioError("invalid-input", "Only the seam between two clips can be rolled.");
  const shortened = withClip(cut, right.id, (clip) => withStart(clip, deltaFrames, cut));
  return edited(
    cut,
    withClip(shortened, clipId, (clip) => withEnd(clip, deltaFrames, cut)),
  );
}

/** Shows another part of the take in the same place. Later in the take is positive; frames of the take. */
export function slipClip(cut: Cut, { clipId, deltaFrames }: { clipId: string; deltaFrames: number }): Cut {
  const slipped = withClip(cut, clipId, (clip) => {
    const { startFrame } = sourceOf(clip, cut.fps);
    return {
      ...clip,
      sourceRange: { ...clip.sourceRange, start: frames(startFrame + deltaFrames, cut.fps) },
    };
  });
  return edited(cut, slipped);
}

export type TrimLimits = { least: number; most: number };

/** How far an edge can be moved, in frames of the timeline: what handles stop at. */
export function trimLimits(
  cut: Cut,
  { clipId, edge, mode }: Pick<Trim, "clipId" | "edge" | "mode">,
): TrimLimits {
  const { item: clip, index, lengthFrames } = requireClip(cut, clipId);
  const source = sourceOf(clip, cut.fps);
  const available = sourceOf({ sourceRange: clip.available }, cut.fps);
  const onTrack = (sourceFrames: number) => Math.floor((Math.max(0, sourceFrames) * 100) / speedOf(clip));
  const beside = cut.video[index + (edge === "start" ? -1 : 1)];
  const shrink = Math.max(0, lengthFrames - shortestLength(cut, index));
  const spare =
    edge === "start"
      ? source.startFrame - available.startFrame
      : available.startFrame + available.lengthFrames - source.startFrame - source.lengthFrames;
  const room = beside?.type === "gap" ? itemFrames(beside, cut.fps) : 0;
  const isOpenEnd = edge === "end" && beside === undefined;
  const grow = mode === "gap" && !isOpenEnd ? Math.min(onTrack(spare), room) : onTrack(spare);
  return edge === "start" ? { least: -grow, most: shrink } : { least: -shrink, most: grow };
}

/** The clip at the other side of the seam behind a place, over a transition if there is one. */
export function clipAfter(cut: Cut, index: number): ClipItem | null {
  const next = cut.video[index + 1];
  const after = next?.type === "transition" ? cut.video[index + 2] : next;
  return after?.type === "clip" ? after : null;
}

function shortestLength(cut: Cut, index: number): number {
  const borrowed = [cut.video[index - 1], cut.video[index + 1]].reduce(
    (sum, item) => sum + (item?.type === "transition" ? itemFrames(item, cut.fps) : 0),
    0,
  );
  return Math.max(shortestClipFrames(cut.fps), borrowed);
}

function withStart(clip: ClipItem, deltaFrames: number, { fps }: Cut): ClipItem {
  const { startFrame, lengthFrames } = sourceOf(clip, fps);
  const moved = Math.round((deltaFrames * speedOf(clip)) / 100);
  return {
    ...clip,
    sourceRange: { start: frames(startFrame + moved, fps), duration: frames(lengthFrames - moved, fps) },
  };
}

function withEnd(clip: ClipItem, deltaFrames: number, { fps }: Cut): ClipItem {
  const { lengthFrames } = sourceOf(clip, fps);
  const moved = Math.round((deltaFrames * speedOf(clip)) / 100);
  return {
    ...clip,
    sourceRange: { ...clip.sourceRange, duration: frames(lengthFrames + moved, fps) },
  };
}
