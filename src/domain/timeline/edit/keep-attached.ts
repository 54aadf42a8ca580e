import { frames, type RationalTime, rescale } from "@/domain/time/rational";
import type { CaptionItem, Cut } from "../cut";
import { layoutOf, type PlacedItem, sourceOf, speedOf } from "../layout";

type Timed = { id: string; startFrame: number; lengthFrames: number };
type Placed = PlacedItem<Extract<Cut["video"][number], { type: "clip" | "gap" }>>;

/**
 * Moves text, pictures, captions, voice and effects along with the clip that they start on, as if they were pinned to the frame
 * of the take that is seen then. What was pinned to a clip that is gone goes with it; an overlay that ended with its
 * clip still does. Music and markers belong to the whole film and stay.
 */
export function keepAttached(before: Cut, after: Cut): Cut {
  const from = layoutOf(before).items;
  const to = new Map(layoutOf(after).items.map((placed) => [placed.item.id, placed]));
  const follow = (timed: Timed): Timed | null => {
    const old = from.findLast(({ startFrame }) => startFrame <= timed.startFrame) ?? from[0];
    const now = old && to.get(old.item.id);
    return old && now ? movedAlong(timed, { old, now, fps: before.fps }) : null;
  };
  const { captions, ...rest } = after;
  const items = inOrder(followingRanges(captions?.items ?? [], before.fps, follow), before.fps);
  return {
    ...rest,
    overlays: followingRanges(after.overlays, before.fps, follow),
    ...(captions && items.length > 0 && { captions: { ...captions, items } }),
    voice: followingSounds(after.voice, before.fps, follow),
    effects: followingSounds(after.effects, before.fps, follow),
  };
}

function followingRanges<Item extends Pick<CaptionItem, "id" | "range">>(
  items: readonly Item[],
  fps: number,
  follow: (timed: Timed) => Timed | null,
): Item[] {
  return items.flatMap((item) => {
    const timed = follow({ id: item.id, ...frameRange(item.range.start, item.range.duration, fps) });
    if (!timed) return [];
    const range = { start: frames(timed.startFrame, fps), duration: frames(timed.lengthFrames, fps) };
    return [{ ...item, range }];
  });
}

/** Captions in the order of their new times; one that would go on into the next ends before it, or goes. */
function inOrder(items: readonly CaptionItem[], fps: number): CaptionItem[] {
  const sorted = items.toSorted((a, b) => a.range.start.value - b.range.start.value);
  return sorted.flatMap((item, index) => {
    const next = sorted[index + 1]?.range.start.value ?? Number.POSITIVE_INFINITY;
    const length = Math.min(item.range.duration.value, next - item.range.start.value);
    return length < 1 ? [] : [{ ...item, range: { ...item.range, duration: frames(length, fps) } }];
  });
}

function followingSounds(
  sounds: Cut["voice"],
  fps: number,
  follow: (timed: Timed) => Timed | null,
): Cut["voice"] {
  return sounds.flatMap((sound) => {
    const timed = follow({ id: sound.id, ...frameRange(sound.start, sound.sourceRange.duration, fps) });
    return timed ? [{ ...sound, start: frames(timed.startFrame, fps) }] : [];
  });
}

const frameRange = (start: RationalTime, duration: RationalTime, fps: number) => ({
  startFrame: rescale(start, fps).value,
  lengthFrames: rescale(duration, fps).value,
});

function movedAlong(timed: Timed, { old, now, fps }: { old: Placed; now: Placed; fps: number }): Timed {
  const offset = timed.startFrame - old.startFrame;
  const shifted = offset <= old.lengthFrames ? offsetAfter(offset, { old, now, fps }) : offset;
  const kept = Math.max(0, Math.min(shifted, now.lengthFrames - 1));
  const startFrame = now.startFrame + kept;
  const endedInside = timed.startFrame + timed.lengthFrames <= old.startFrame + old.lengthFrames;
  const room = now.startFrame + now.lengthFrames - startFrame;
  return {
    id: timed.id,
    startFrame,
    lengthFrames: endedInside ? Math.max(1, Math.min(timed.lengthFrames, room)) : timed.lengthFrames,
  };
}

/** Where the frame of the take that was seen `offset` frames after the clip's start is seen now. */
function offsetAfter(offset: number, { old, now, fps }: { old: Placed; now: Placed; fps: number }): number {
  if (old.item.type !== "clip" || now.item.type !== "clip") return offset;
  if (old.item.mediaDigest !== now.item.mediaDigest) return offset;
  const trimmed = sourceOf(now.item, fps).startFrame - sourceOf(old.item, fps).startFrame;
  return Math.round(((offset * speedOf(old.item)) / 100 - trimmed) * (100 / speedOf(now.item)));
}
