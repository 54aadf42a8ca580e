import { StudioError } from "@/domain/errors";
import { idsOf } from "../check-cut";
import type { ClipItem, Cut, VideoItem } from "../cut";
import { type PlacedItem, placedClips } from "../layout";

/** A clip and its place. Throws "not-found" when the cut has none of that id. */
export function requireClip(cut: Cut, clipId: string): PlacedItem<ClipItem> {
  const found = placedClips(cut).find(({ item }) => item.id === clipId);
  if (!found) throw new StudioError("not-found", "This clip is not in the cut any more");
  return found;
}

/** The cut with one clip changed. */
export function withClip(cut: Cut, clipId: string, change: (clip: ClipItem) => ClipItem): Cut {
  requireClip(cut, clipId);
  return {
    ...cut,
    video: cut.video.map((item) => (item.type === "clip" && item.id === clipId ? change(item) : item)),
  };
}

/** The items at the places given, instead of those that stand there. */
export function splice(
  cut: Cut,
  { index, remove, insert }: { index: number; remove: number; insert: readonly VideoItem[] },
): Cut {
  return { ...cut, video: cut.video.toSpliced(index, remove, ...insert) };
}

/** An id that the cut does not use yet: the first number that is free behind the name. The same cut gives the same id. */
export function freshId(cut: Cut, name: string): string {
  const base = name.replace(/~\d+$/, "");
  const taken = new Set(idsOf(cut));
  let number = 2;
  while (taken.has(`${base}~${number}`)) number += 1;
  return `${base}~${number}`;
}

/** The grade of one clip given to another as well: halves and copies look like what they come from. */
export function withGradeOf(cut: Cut, fromId: string, toId: string): Cut {
  const grade = cut.grade.clips[fromId];
  if (!grade) return cut;
  return { ...cut, grade: { ...cut.grade, clips: { ...cut.grade.clips, [toId]: grade } } };
}
