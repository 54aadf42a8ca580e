import { canonicalJson, type Json } from "@/domain/json";
import type { Plan } from "@/domain/plan/plan";
import type { BranchContent } from "./merge";
import type { Workspace } from "./workspace";

const shotOf = (slot: string): string | null => /^shot\/([^/]+)\//.exec(slot)?.[1] ?? null;

/**
 * Shots that an edit would change although the maker has locked them: approving a frame of a shot locks everything that
 * the frame is made from. A new length or another place among the shots changes no frame, and locks nothing.
 *
 * @param plan What stands where the maker has no plan of their own.
 */
export function lockedShots(before: Workspace, after: Workspace, plan: Plan): string[] {
  const keys = [...new Set(before.approved.flatMap((slot) => shotOf(slot) ?? []))];
  const was = { data: before, plan: before.plan ?? plan };
  const is = { data: after, plan: after.plan ?? plan };
  const isTouched = touchedBetween(was, is);
  return keys.filter((key) => isTouched(key) && madeFrom(was, key) !== madeFrom(is, key));
}

/** What an edit leaves alone is the same object after it: most shots need no closer look, and there may be hundreds. */
function touchedBetween(was: BranchContent, is: BranchContent): (shotKey: string) => boolean {
  const video = ofVideo(is);
  if (ofVideo(was).some((value, index) => value !== video[index])) return () => true;
  const scenes = byKey(was.plan.scenes);
  const scenesNow = byKey(is.plan.scenes);
  const shots = byKey(was.plan.shots);
  const shotsNow = byKey(is.plan.shots);
  return (key) => {
    const shot = shots.get(key);
    const sceneKey = shot?.sceneKey ?? "";
    return shot !== shotsNow.get(key) || scenes.get(sceneKey) !== scenesNow.get(sceneKey);
  };
}

const byKey = <Thing extends { key: string }>(things: readonly Thing[]) =>
  new Map(things.map((thing) => [thing.key, thing]));

/** All that may count for any shot, besides itself and its scene. */
const ofVideo = ({ data, plan }: BranchContent): readonly unknown[] => [
  ...[plan.elements, plan.look, plan.palette, plan.mood],
  ...[data.stories, data.planGuidance, data.look, data.brand, data.elements],
  ...[data.frames, data.clips, data.pins],
];

/** The document with shots that are no longer locked: what was approved of them is about to be another thing. */
export const withoutLocks = (data: Workspace, shotKeys: readonly string[]): Workspace => ({
  ...data,
  approved: data.approved.filter((slot) => !shotKeys.includes(shotOf(slot) ?? "")),
});

/** Everything that decides the frames of a shot, as one text. */
function madeFrom({ data, plan }: BranchContent, key: string): string {
  const shot = plan.shots.find((candidate) => candidate.key === key);
  const { durationFrames: _length, ...content } = shot ?? { durationFrames: 0 };
  const seen = new Set(shot?.elements.map((element) => element.key));
  const isOfShot = ([slot]: [string, unknown]) => shotOf(slot) === key;
  return canonicalJson({
    shot: shot ? content : null,
    scene: plan.scenes.find((scene) => scene.key === shot?.sceneKey) ?? null,
    elements: plan.elements.filter((element) => seen.has(element.key)),
    links: Object.entries(data.elements ?? {}).filter(([element]) => seen.has(element)),
    style: [plan.look, plan.palette, plan.mood, data.look ?? null, data.brand ?? null],
    story: [data.stories, data.planGuidance],
    frames: Object.entries(data.frames).filter(isOfShot),
    pins: Object.entries(data.pins).filter(isOfShot),
    clip: data.clips[key] ?? null,
  } as unknown as Json);
}
