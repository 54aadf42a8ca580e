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
  return keys.filter((key) => !isUntouched(was, is, key) && madeFrom(was, key) !== madeFrom(is, key));
}

/** What an edit leaves alone is the same object after it: most shots need no closer look, and there may be hundreds. */
function isUntouched(was: BranchContent, is: BranchContent, key: string): boolean {
  const shotIn = ({ plan }: BranchContent) => plan.shots.find((shot) => shot.key === key);
  const [shot, shotNow] = [shotIn(was), shotIn(is)];
  const sceneIn = ({ plan }: BranchContent) => plan.scenes.find((scene) => scene.key === shot?.sceneKey);
  const { shots: _was, scenes: _wasScenes, durationFrames: _wasLength, ...plan } = was.plan;
  const { plan: _ownPlan, approved: _approved, favourites: _favourites, ...data } = was.data;
  return (
    shot === shotNow &&
    sceneIn(was) === sceneIn(is) &&
    sameEntries(plan, is.plan) &&
    sameEntries(data, is.data)
  );
}

const sameEntries = <Thing extends object>(some: Partial<Thing>, all: Thing): boolean =>
  Object.entries(some).every(([name, value]) => all[name as keyof Thing] === value);

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
