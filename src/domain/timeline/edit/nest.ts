import { StudioError } from "@/domain/errors";
import { frames } from "@/domain/time/rational";
import { edited } from "../check-cut";
import type { ClipItem, Cut } from "../cut";
import { isNested, layoutOf, type PlacedItem, placedClips, shownInside } from "../layout";
import { seenClips } from "../nested";
import { freshId, requireClip, splice } from "./find-item";
import { goesOn, mergeClips } from "./split-and-merge";

/**
 * Makes one clip of neighbours: of one continuous stretch of a take that stretch, of any others a nested clip. Throws
 * "invalid-input" when they do not stand directly beside one another.
 */
export function mergeAll(cut: Cut, { ids }: { ids: readonly string[] }): Cut {
  const chosen = requireNeighbours(cut, ids);
  const isStretch = chosen.every(({ item, index }, place) => {
    const before = chosen[place - 1];
    return !before || (index === before.index + 1 && goesOn(before.item, item, cut.fps));
  });
  if (!isStretch) return nestClips(cut, { ids });
  const [first, ...others] = chosen.map(({ item }) => item.id);
  return others.reduce((current, id) => mergeClips(current, { leftId: first ?? id, rightId: id }), cut);
}

/**
 * Puts neighbouring clips, with the transitions between them, into one nested clip; those that are nested already stay so
 * in it. What is seen and heard stays.
 */
export function nestClips(cut: Cut, { ids }: { ids: readonly string[] }): Cut {
  const chosen = requireNeighbours(cut, ids);
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (!first || !last) throw new StudioError("invalid-input", "Select the clips that shall be one.");
  const inside = cut.video
    .slice(first.index, last.index + 1)
    .flatMap((item) => (item.type === "gap" ? [] : [item]));
  const length = layoutOf({ video: inside, fps: cut.fps }).lengthFrames;
  const [shown, ...others] = seenClips({ video: inside, fps: cut.fps });
  const whole = { start: frames(0, cut.fps), duration: frames(length, cut.fps) };
  const clip: ClipItem = {
    ...{
      type: "clip",
      id: freshId(cut, "nested"),
      name: `${(shown ?? first.item).name} and ${others.length} more`,
    },
    ...{ takeId: first.item.takeId, mediaDigest: first.item.mediaDigest },
    ...{ sourceRange: whole, available: whole, gainDb: 0, fadeIn: null, fadeOut: null, inside },
  };
  return edited(cut, splice(cut, { index: first.index, remove: inside.length, insert: [clip] }));
}

/** Puts what a nested clip shows in its place: the clips in it, trimmed as it is. What is seen and heard stays. */
export function openClip(cut: Cut, { clipId }: { clipId: string }): Cut {
  const { item, index } = requireClip(cut, clipId);
  if (!isNested(item)) throw new StudioError("invalid-input", "Only nested clips can be opened.");
  return edited(cut, splice(cut, { index, remove: 1, insert: shownInside(item, cut.fps) }));
}

/** Clips and their places in order. Throws "invalid-input" for fewer than two, and when others or gaps are between them. */
function requireNeighbours(cut: Cut, ids: readonly string[]): PlacedItem<ClipItem>[] {
  const chosen = placedClips(cut).filter(({ item }) => ids.includes(item.id));
  const first = chosen[0]?.index ?? 0;
  const between = cut.video.slice(first, (chosen.at(-1)?.index ?? 0) + 1);
  const isRow = between.every((item) => item.type === "transition" || ids.includes(item.id));
  if (chosen.length >= 2 && isRow) return chosen;
  throw new StudioError(
    "invalid-input",
    chosen.length < 2
      ? "Select two or more clips that stand beside one another to merge them."
      : "Only clips that stand directly beside one another can be merged, without a gap or another clip between them.",
  );
}
