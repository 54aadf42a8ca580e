import { StudioError } from "@/domain/errors";
import { frames } from "@/domain/time/rational";
import { edited } from "../check-cut";
import type { Cut, TransitionItem } from "../cut";
import { itemFrames } from "../layout";
import { freshId, requireClip, splice } from "./find-item";
import { keepAttached } from "./keep-attached";
import { clipAfter } from "./trim";

/**
 * Sets the transition on the seam behind a clip, or with null makes it a hard cut. A transition shows both clips at once:
 * the film becomes shorter by its length, and longer again when it goes.
 */
export function setTransition(
  cut: Cut,
  {
    clipId,
    transition,
  }: { clipId: string; transition: { kind: TransitionItem["kind"]; lengthFrames: number } | null },
): Cut {
  const { index } = requireClip(cut, clipId);
  const known = transitionBehind(cut, clipId);
  if (transition && !clipAfter(cut, index)) {
    throw new StudioError("invalid-input", "A transition needs a clip on both sides.");
  }
  const insert: TransitionItem[] = transition
    ? [
        {
          type: "transition",
          id: known?.id ?? freshId(cut, "seam"),
          kind: transition.kind,
          duration: frames(transition.lengthFrames, cut.fps),
        },
      ]
    : [];
  const after = splice(cut, { index: index + 1, remove: known ? 1 : 0, insert });
  return edited(cut, keepAttached(cut, after));
}

/** The transition that leads away from a clip. */
export function transitionBehind(cut: Cut, clipId: string): TransitionItem | null {
  const next = cut.video[requireClip(cut, clipId).index + 1];
  return next?.type === "transition" ? next : null;
}

/** The longest transition that has room behind a clip, in frames. */
export function longestTransition(cut: Cut, clipId: string): number {
  const { index, lengthFrames } = requireClip(cut, clipId);
  const right = clipAfter(cut, index);
  if (!right) return 0;
  const next = requireClip(cut, right.id);
  const borrowed = (place: number) => {
    const item = cut.video[place];
    return item?.type === "transition" ? itemFrames(item, cut.fps) : 0;
  };
  return Math.max(
    0,
    Math.min(lengthFrames - borrowed(index - 1), next.lengthFrames - borrowed(next.index + 1)),
  );
}
