import { StudioError } from "@/domain/errors";
import { frames } from "@/domain/time/rational";
import { edited } from "../check-cut";
import { type ClipItem, type Cut, speedRange } from "../cut";
import { placedClips, sourceOf, speedOf } from "../layout";
import { copyOfClip, freshId, requireClip, splice, withGradesOf, withoutGradesOf } from "./find-item";
import { keepAttached } from "./keep-attached";

/** The clip that is seen at a frame of the timeline; in a transition the one that it leads to. */
export function clipAt(cut: Cut, atFrame: number) {
  return (
    placedClips(cut).findLast(
      ({ startFrame, lengthFrames }) => startFrame <= atFrame && atFrame < startFrame + lengthFrames,
    ) ?? null
  );
}

/**
 * Makes two clips of the one at a frame of the timeline; the second begins with that frame. Throws "invalid-input" when
 * a half would be shorter than half a second, or a transition is in the way.
 */
export function splitClip(cut: Cut, { clipId, atFrame }: { clipId: string; atFrame: number }): Cut {
  const { item: clip, index, startFrame, lengthFrames } = requireClip(cut, clipId);
  const offset = atFrame - startFrame;
  if (offset <= 0 || offset >= lengthFrames) {
    throw new StudioError("invalid-input", "Put the playhead inside a clip to split it.");
  }
  const source = sourceOf(clip, cut.fps);
  const first = Math.round((offset * speedOf(clip)) / 100);
  const { copy, ids } = copyOfClip(cut, clip, freshId(cut, clip.id));
  const left: ClipItem = {
    ...clip,
    fadeOut: null,
    sourceRange: { ...clip.sourceRange, duration: frames(first, cut.fps) },
  };
  const right: ClipItem = {
    ...copy,
    fadeIn: null,
    sourceRange: {
      start: frames(source.startFrame + first, cut.fps),
      duration: frames(source.lengthFrames - first, cut.fps),
    },
  };
  return edited(cut, withGradesOf(splice(cut, { index, remove: 1, insert: [left, right] }), ids));
}

/** Makes one clip of two neighbours that show one continuous stretch of the same take. */
export function mergeClips(cut: Cut, { leftId, rightId }: { leftId: string; rightId: string }): Cut {
  const left = requireClip(cut, leftId);
  const right = requireClip(cut, rightId);
  if (right.index !== left.index + 1) {
    throw new StudioError(
      "invalid-input",
      "Only clips that stand directly beside one another can be merged, without a gap or a transition between them.",
    );
  }
  const [first, second] = [sourceOf(left.item, cut.fps), sourceOf(right.item, cut.fps)];
  if (!goesOn(left.item, right.item, cut.fps)) {
    throw new StudioError(
      "invalid-input",
      "These clips cannot be merged: the second does not go on where the first one ends in the same take, at the same speed.",
    );
  }
  const merged: ClipItem = {
    ...left.item,
    fadeOut: right.item.fadeOut,
    sourceRange: {
      ...left.item.sourceRange,
      duration: frames(first.lengthFrames + second.lengthFrames, cut.fps),
    },
  };
  const after = splice(cut, { index: left.index, remove: 2, insert: [merged] });
  return edited(cut, withoutGradesOf(after, [right.item]));
}

/** Whether a clip shows what comes directly behind another one in the same take, or in the same nested clip. */
export function goesOn(left: ClipItem, right: ClipItem, fps: number): boolean {
  const [first, second] = [sourceOf(left, fps), sourceOf(right, fps)];
  return (
    left.mediaDigest === right.mediaDigest &&
    speedOf(left) === speedOf(right) &&
    first.startFrame + first.lengthFrames === second.startFrame &&
    holdsTheSame(left, right)
  );
}

/** Halves of a nested clip differ in the ids of what is in them, and in nothing else. */
function holdsTheSame(left: ClipItem, right: ClipItem): boolean {
  const content = ({ inside = [] }: ClipItem) =>
    JSON.stringify(inside, (key: string, value: unknown) => (key === "id" ? "" : value));
  return content(left) === content(right);
}

/**
 * Plays a clip at a constant speed, in percent; 100 is as filmed. What follows moves. Its sound keeps its pitch.
 */
export function setSpeed(cut: Cut, { clipId, speedPercent }: { clipId: string; speedPercent: number }): Cut {
  const { item, index } = requireClip(cut, clipId);
  if (!(speedPercent >= speedRange.min && speedPercent <= speedRange.max)) {
    throw new StudioError(
      "invalid-input",
      `Speed is between ${speedRange.min} and ${speedRange.max} percent.`,
    );
  }
  const { speedPercent: earlier, ...plain } = item;
  const clip: ClipItem = speedPercent === 100 ? plain : { ...plain, speedPercent: Math.round(speedPercent) };
  return edited(cut, keepAttached(cut, splice(cut, { index, remove: 1, insert: [clip] })));
}
