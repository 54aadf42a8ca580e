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
  const sceneIn = ({ plan }: BranchContent, sceneKey: string | undefined) =>
    plan.scenes.find((scene) => scene.key === sceneKey);
  const shot = shotIn(was);
  return (
    shot === shotIn(is) &&
    sceneIn(was, shot?.sceneKey) === sceneIn(is, shot?.sceneKey) &&
    sameEntries(ofVideo(was), ofVideo(is))
  );
}

/** All that may count for any shot. */
function ofVideo({ data, plan: { shots: _shots, scenes: _scenes, ...video } }: BranchContent) {
  const { plan: _plan, approved: _approved, favourites: _favourites, ...decided } = data;
  return { ...video, ...decided } as Record<string, unknown>;
}

const sameEntries = (one: Record<string, unknown>, other: Record<string, unknown>): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => one[name] === other[name]);

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
