import { StudioError } from "@/domain/errors";
import { idsOf } from "../check-cut";
import type { ClipItem, Cut, VideoItem } from "../cut";
import { isNested, type PlacedItem, placedClips } from "../layout";
import { namedItems } from "../nested";

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
export const freshId = (cut: Cut, name: string): string => freeId(new Set(idsOf(cut)), name);

function freeId(taken: ReadonlySet<string>, name: string): string {
  const base = name.replace(/~\d+$/, "");
  let number = 2;
  while (taken.has(`${base}~${number}`)) number += 1;
  return `${base}~${number}`;
}

/** A clip again under another id, with new ids for what is in a nested one; `ids` says which became which. */
export function copyOfClip(
  cut: Cut,
  clip: ClipItem,
  id: string,
): { copy: ClipItem; ids: [string, string][] } {
  const taken = new Set([...idsOf(cut), id]);
  const ids: [string, string][] = [[clip.id, id]];
  const renamed = <Item extends VideoItem>(item: Item): Item => {
    const fresh = freeId(taken, item.id);
    taken.add(fresh);
    ids.push([item.id, fresh]);
    return { ...item, id: fresh, ...(isNested(item) && { inside: item.inside.map(renamed) }) };
  };
  const inside = clip.inside?.map(renamed);
  return { copy: { ...clip, id, ...(inside && { inside }) }, ids };
}

/** The grades of clips given to others as well: halves and copies look like what they come from. */
export function withGradesOf(cut: Cut, ids: readonly (readonly [from: string, to: string])[]): Cut {
  const copied = ids.flatMap(([from, to]) => {
    const grade = cut.grade.clips[from];
    return grade ? [[to, grade] as const] : [];
  });
  if (copied.length === 0) return cut;
  return {
    ...cut,
    grade: { ...cut.grade, clips: { ...cut.grade.clips, ...Object.fromEntries(copied) } },
  };
}

/** The grades of clips that are gone, and of those that were in them, taken out. */
export function withoutGradesOf(cut: Cut, gone: readonly ClipItem[]): Cut {
  const ids = new Set(namedItems(gone).map(({ id }) => id));
  const clips = Object.fromEntries(Object.entries(cut.grade.clips).filter(([id]) => !ids.has(id)));
  return { ...cut, grade: { ...cut.grade, clips } };
}
