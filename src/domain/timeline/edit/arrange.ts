import { StudioError } from "@/domain/errors";
import { frames } from "@/domain/time/rational";
import { edited, shortestClipFrames } from "../check-cut";
import type { ClipItem, Cut, VideoItem } from "../cut";
import { layoutOf, sourceOf, speedOf } from "../layout";
import { copyOfClip, freshId, requireClip, withClip, withGradesOf, withoutGradesOf } from "./find-item";
import { keepAttached } from "./keep-attached";

/** A take as it comes out of the media bin. */
export type TakeMaterial = { takeId: string; mediaDigest: string; name: string; durationFrames: number };

/**
 * Puts clips, in their order, before the `toIndex`th of the other clips and gaps. Transitions at seams that no longer
 * exist go; text, voice and effects come along.
 */
export function moveClips(cut: Cut, { ids, toIndex }: { ids: readonly string[]; toIndex: number }): Cut {
  const moving = new Set(ids);
  const rest = rowOf(cut);
  const moved = rest.filter(({ id }) => moving.has(id));
  if (moved.length !== moving.size)
    throw new StudioError("not-found", "This clip is not in the cut any more");
  const others = rest.filter(({ id }) => !moving.has(id));
  const place = Math.max(0, Math.min(others.length, toIndex));
  const row = [...others.slice(0, place), ...moved, ...others.slice(place)];
  return edited(cut, keepAttached(cut, withRow(cut, row)));
}

/** Takes clips and gaps out: the rest closes up, or the room they took stays free. The last clip stays. */
export function deleteItems(cut: Cut, { ids, leaveGap }: { ids: readonly string[]; leaveGap: boolean }): Cut {
  const gone = new Set(ids);
  const row = rowOf(cut);
  if (!row.some(({ type, id }) => type === "clip" && !gone.has(id))) {
    throw new StudioError("invalid-input", "A video needs at least one clip.");
  }
  const graded = withoutGradesOf(
    cut,
    row.filter((item) => item.type === "clip").filter(({ id }) => gone.has(id)),
  );
  if (!leaveGap) {
    return edited(
      cut,
      keepAttached(
        cut,
        withRow(
          graded,
          row.filter(({ id }) => !gone.has(id)),
        ),
      ),
    );
  }
  const freed = freedFrames(cut, gone);
  const withGaps = row.flatMap((item): RowItem[] => {
    if (!gone.has(item.id) || item.type === "gap") return [item];
    const length = freed.get(item.id) ?? 0;
    return length > 0 ? [{ type: "gap", id: `gap-${item.id}`, duration: frames(length, cut.fps) }] : [];
  });
  return edited(cut, withRow(graded, withGaps));
}

/** A copy of each clip directly behind it, with its grade. */
export function duplicateClips(cut: Cut, { ids }: { ids: readonly string[] }): Cut {
  return ids.reduce((current, id) => {
    const { item } = requireClip(current, id);
    const { copy, ids: copied } = copyOfClip(current, item, freshId(current, id));
    const row = rowOf(current);
    const place = row.findIndex((other) => other.id === id) + 1;
    const after = keepAttached(current, withRow(current, row.toSpliced(place, 0, copy)));
    return edited(current, withGradesOf(after, copied));
  }, cut);
}

/** Puts a whole take before the `toIndex`th of the clips and gaps. */
export function insertTake(cut: Cut, { take, toIndex }: { take: TakeMaterial; toIndex: number }): Cut {
  const whole = { start: frames(0, cut.fps), duration: frames(take.durationFrames, cut.fps) };
  const clip: ClipItem = {
    ...{ type: "clip", id: freshId(cut, "clip"), name: take.name, takeId: take.takeId },
    ...{ mediaDigest: take.mediaDigest, sourceRange: whole, available: whole },
    ...{ gainDb: 0, fadeIn: null, fadeOut: null },
  };
  const row = rowOf(cut);
  const place = Math.max(0, Math.min(row.length, toIndex));
  return edited(cut, keepAttached(cut, withRow(cut, row.toSpliced(place, 0, clip))));
}

/**
 * Shows another take in the place of a clip's: the same stretch where the new one is long enough, otherwise as much of
 * it as there is.
 */
export function replaceTake(cut: Cut, { clipId, take }: { clipId: string; take: TakeMaterial }): Cut {
  const { item } = requireClip(cut, clipId);
  const { startFrame, lengthFrames } = sourceOf(item, cut.fps);
  const length = Math.min(lengthFrames, take.durationFrames);
  if ((length * 100) / speedOf(item) < shortestClipFrames(cut.fps)) {
    throw new StudioError("invalid-input", "This take is shorter than half a second. Choose a longer one.");
  }
  const start = Math.max(0, Math.min(startFrame, take.durationFrames - length));
  const replaced = withClip(cut, clipId, ({ inside: _nested, ...clip }) => ({
    ...clip,
    takeId: take.takeId,
    mediaDigest: take.mediaDigest,
    sourceRange: { start: frames(start, cut.fps), duration: frames(length, cut.fps) },
    available: { start: frames(0, cut.fps), duration: frames(take.durationFrames, cut.fps) },
  }));
  return edited(cut, keepAttached(cut, replaced));
}

type RowItem = Exclude<VideoItem, { type: "transition" }>;

/** Clips and gaps in their order. */
export const rowOf = (cut: Cut): RowItem[] => cut.video.filter((item) => item.type !== "transition");

/** The cut with its clips and gaps in this order, and those of its transitions whose two clips still are neighbours. */
function withRow(cut: Cut, row: readonly RowItem[]): Cut {
  const seams = new Map(
    cut.video.flatMap((item, index) => {
      const [before, after] = [cut.video[index - 1], cut.video[index + 1]];
      return item.type === "transition" && before && after ? [[seamKey(before.id, after.id), item]] : [];
    }),
  );
  const video = row.flatMap((item, index): VideoItem[] => {
    const before = row[index - 1];
    const seam = before && seams.get(seamKey(before.id, item.id));
    return seam ? [seam, item] : [item];
  });
  return { ...cut, video };
}

const seamKey = (left: string, right: string) => JSON.stringify([left, right]);

/** Frames that become free when clips go and everything else stays: a neighbour gets back what a transition borrowed. */
function freedFrames(cut: Cut, gone: ReadonlySet<string>): Map<string, number> {
  const { items, lengthFrames } = layoutOf(cut);
  return new Map(
    items.map(({ item, startFrame }, index) => {
      const before = items[index - 1];
      const keptEnd = before && !gone.has(before.item.id) ? before.startFrame + before.lengthFrames : 0;
      const end = items[index + 1]?.startFrame ?? lengthFrames;
      return [item.id, end - Math.max(startFrame, keptEnd)];
    }),
  );
}
