import { apportionFrames } from "@/domain/plan/apportion-frames";
import type { Plan, PlanElement, PlanShot } from "@/domain/plan/plan";
import type { Workspace } from "./workspace";

/** What is decided in a branch, with the plan that it leads to. */
export type BranchContent = { data: Workspace; plan: Plan };

export type MergedPart = { kind: "shot" | "scene"; key: string };

/** No shot becomes shorter than this by making room for others. */
const leastFrames = 12;

/**
 * Takes one scene or shot over from another branch, with what was wished for its frames and clips and what was pinned.
 * The length of the whole stays: a part that was there keeps its time, a new one makes the others shorter. Elements that
 * are not known here come along; those that are stay as they are here. Null when the other branch has no such part.
 */
export function mergePart(
  into: BranchContent,
  from: BranchContent,
  { kind, key }: MergedPart,
): Workspace | null {
  const taken = from.plan.shots.filter((shot) => (kind === "shot" ? shot.key : shot.sceneKey) === key);
  if (taken.length === 0) return null;
  const replaced = into.plan.shots.filter(
    (shot) => (kind === "scene" && shot.sceneKey === key) || taken.some((other) => other.key === shot.key),
  );
  const shots = withShots(into.plan, from.plan, { taken, replaced });
  const plan = completed({ ...into.plan, shots }, from.plan, kind === "scene" ? key : null);
  const data = withLinks(
    { ...into.data, plan },
    from.data,
    missingElements({ ...into.plan, shots }, from.plan),
  );
  return withWishes(data, from.data, [...replaced, ...taken]);
}

/** Elements that come along stay what they are to the library. */
function withLinks(data: Workspace, other: Workspace, come: readonly PlanElement[]): Workspace {
  const links = come.flatMap(({ key }) => {
    const link = other.elements?.[key];
    return link ? [[key, link] as const] : [];
  });
  return links.length > 0 ? { ...data, elements: { ...data.elements, ...Object.fromEntries(links) } } : data;
}

function withShots(
  { shots, durationFrames }: Plan,
  other: Plan,
  { taken, replaced }: { taken: readonly PlanShot[]; replaced: readonly PlanShot[] },
): PlanShot[] {
  const rest = shots.filter((shot) => !replaced.includes(shot));
  const place = replaced[0] ? placeOf(replaced[0], shots, rest) : placeLikeThere(taken, other, rest);
  const all = [...rest.slice(0, place), ...taken, ...rest.slice(place)];
  const room = replaced.reduce((sum, shot) => sum + shot.durationFrames, 0);
  const lengths = room > 0 ? inRoom(all, { taken, room }) : inWhole(all, durationFrames);
  return all.map((shot, index) => ({
    ...shot,
    durationFrames: lengths[index] ?? shot.durationFrames,
    // A shot can only go on from one of the same scene.
    continuesPrevious: shot.continuesPrevious && all[index - 1]?.sceneKey === shot.sceneKey,
  }));
}

/** Where a shot stands among those that stay. */
const placeOf = (shot: PlanShot, shots: readonly PlanShot[], rest: readonly PlanShot[]): number =>
  shots.slice(0, shots.indexOf(shot)).filter((before) => rest.includes(before)).length;

/** Behind the last shot that comes before it in the other branch, and in a scene that is known here beside its shots. */
function placeLikeThere(taken: readonly PlanShot[], { shots }: Plan, rest: readonly PlanShot[]): number {
  const [first] = taken;
  const sameScene = rest.findLastIndex(({ sceneKey }) => sceneKey === first?.sceneKey);
  if (sameScene >= 0) return sameScene + 1;
  const before = new Set(
    shots
      .slice(
        0,
        shots.findIndex(({ key }) => key === first?.key),
      )
      .map(({ key }) => key),
  );
  return afterScene(
    rest,
    rest.findLastIndex(({ key }) => before.has(key)),
  );
}

/** The end of the scene that a shot is in: the shots of a scene follow one another. */
function afterScene(rest: readonly PlanShot[], index: number): number {
  const scene = rest[index]?.sceneKey;
  return scene === undefined ? 0 : rest.findLastIndex(({ sceneKey }) => sceneKey === scene) + 1;
}

/** The taken shots share the time of those whose place they take. */
function inRoom(
  all: readonly PlanShot[],
  { taken, room }: { taken: readonly PlanShot[]; room: number },
): number[] {
  const parts = apportionFrames(
    taken.map(({ durationFrames }) => durationFrames),
    room,
    { minimum: Math.min(leastFrames, Math.floor(room / taken.length)) },
  );
  return all.map((shot) => parts[taken.indexOf(shot)] ?? shot.durationFrames);
}

const inWhole = (all: readonly PlanShot[], durationFrames: number): number[] =>
  apportionFrames(
    all.map((shot) => shot.durationFrames),
    durationFrames,
    { minimum: Math.min(leastFrames, Math.floor(durationFrames / all.length)) },
  );

/** The plan with the scenes and elements that its shots name, and without scenes that have none left. */
function completed(plan: Plan, other: Plan, takenScene: string | null): Plan {
  const order = [...new Set(plan.shots.map(({ sceneKey }) => sceneKey))];
  const scenes = order.flatMap((key) => {
    const here = plan.scenes.find((scene) => scene.key === key);
    const there = other.scenes.find((scene) => scene.key === key);
    return (key === takenScene ? (there ?? here) : (here ?? there)) ?? [];
  });
  const elements = [...plan.elements, ...missingElements(plan, other)];
  return { ...plan, scenes, elements, consistencyGroups: regrouped(plan, elements) };
}

function missingElements({ shots, elements }: Plan, other: Plan): PlanElement[] {
  const known = new Set(elements.map(({ key }) => key));
  const named = new Set(shots.flatMap((shot) => shot.elements.map(({ key }) => key)));
  return other.elements.filter(({ key }) => named.has(key) && !known.has(key));
}

/** A plan without groups, because nobody wanted any, stays without. */
function regrouped({ shots, consistencyGroups }: Plan, elements: readonly PlanElement[]) {
  if (consistencyGroups.length === 0) return [];
  return elements.flatMap(({ key: elementKey }) => {
    const shotKeys = shots
      .filter((shot) => shot.elements.some(({ key }) => key === elementKey))
      .map(({ key }) => key);
    return shotKeys.length > 0 ? [{ elementKey, shotKeys }] : [];
  });
}

/** What was wished for these shots is what was wished in the other branch. */
function withWishes(data: Workspace, other: Workspace, shots: readonly PlanShot[]): Workspace {
  const keys = shots.map(({ key }) => key);
  const isOfShot = (slot: string) => keys.some((key) => slot.startsWith(`shot/${key}/`));
  return {
    ...data,
    frames: mixed(data.frames, other.frames, isOfShot),
    clips: mixed(data.clips, other.clips, (key) => keys.includes(key)),
    pins: mixed(data.pins, other.pins, isOfShot),
    approved: data.approved.filter((slot) => !isOfShot(slot)),
  };
}

function mixed<Value>(
  here: Record<string, Value>,
  there: Record<string, Value>,
  isTaken: (name: string) => boolean,
): Record<string, Value> {
  return Object.fromEntries([
    ...Object.entries(here).filter(([name]) => !isTaken(name)),
    ...Object.entries(there).filter(([name]) => isTaken(name)),
  ]);
}
