import { StudioError } from "@/domain/errors";
import type { Plan, PlanShot } from "@/domain/plan/plan";
import { sceneIn } from "@/domain/plan-edit/find-in-plan";
import { keepTogether } from "@/domain/plan-edit/keep-together";
import { nextName, original } from "./alternate-names";
import { type BranchContent, mergePart } from "./merge";
import {
  alternatesMax,
  emptyWorkspace,
  type SceneAlternate,
  type SceneStack,
  type Workspace,
} from "./workspace";

/**
 * The document in which the present version of a scene is laid under a new one, which begins as a copy of it with all its
 * shots. Throws "invalid-input" when the scene has as many as it may have, "not-found" for one that the plan does not have.
 */
export function withNewSceneAlternate(content: BranchContent, sceneKey: string): Workspace {
  const { data, plan } = content;
  const { shown, others } = stackOf(data, sceneKey);
  if (others.length >= alternatesMax) {
    throw new StudioError(
      "invalid-input",
      `A scene has at most ${alternatesMax + 1} versions. Remove one that you do not need.`,
    );
  }
  const kept = presentVersion(content, { sceneKey, name: shown });
  const stack = { shown: nextName([shown, ...others.map(({ name }) => name)]), others: [...others, kept] };
  return { ...data, plan, sceneAlternates: { ...data.sceneAlternates, [sceneKey]: stack } };
}

/**
 * The document in which another version of a scene stands in the plan with all its shots, and the one that stood there
 * lies in its place. The scene keeps its place and its length, which its shots share in their proportions; what was made
 * of either version is found again. A shot that was moved into another scene meanwhile stays there. Throws "not-found"
 * without the version, "conflict" when all its shots are elsewhere.
 */
export function withSceneAlternateShown(content: BranchContent, sceneKey: string, name: string): Workspace {
  const { data, plan } = content;
  const { shown, others } = stackOf(data, sceneKey);
  const wanted = others.find((other) => other.name === name);
  if (!wanted) throw new StudioError("not-found", `Scene ${sceneKey} has no version ${name} any more`);
  const kept = presentVersion(content, { sceneKey, name: shown });
  const { scene, frames, clips, pins } = wanted;
  const from: BranchContent = {
    data: { ...emptyWorkspace, frames, clips, pins },
    plan: {
      ...plan,
      scenes: plan.scenes.map((other) => (other.key === sceneKey ? scene : other)),
      shots: stillOfScene(wanted, plan).map((shot) => withKnownElements(shot, plan)),
    },
  };
  const merged = mergePart(content, from, { kind: "scene", key: sceneKey });
  if (!merged?.plan) {
    throw new StudioError(
      "conflict",
      `All shots of version ${name} are in other scenes now. Move one of them back, then change to it.`,
    );
  }
  const { consistencyGroups } = plan;
  return {
    ...merged,
    // Where an element must match is the maker's, and not to be told anew for the shots around the scene.
    plan: keepTogether(plan, { ...merged.plan, consistencyGroups }),
    sceneAlternates: {
      ...data.sceneAlternates,
      [sceneKey]: { shown: name, others: others.map((other) => (other === wanted ? kept : other)) },
    },
  };
}

/** The document without one of the versions that lie under a scene. The last one takes the stack with it. */
export function withoutSceneAlternate(data: Workspace, sceneKey: string, name: string): Workspace {
  const { shown, others } = stackOf(data, sceneKey);
  const rest = others.filter((other) => other.name !== name);
  const { [sceneKey]: _stack, ...stacks } = data.sceneAlternates;
  return {
    ...data,
    sceneAlternates: rest.length > 0 ? { ...stacks, [sceneKey]: { shown, others: rest } } : stacks,
  };
}

const stackOf = ({ sceneAlternates }: Workspace, sceneKey: string): SceneStack =>
  sceneAlternates[sceneKey] ?? { shown: original, others: [] };

/** The version of a scene that stands in the plan now, with what was wished for its shots. */
function presentVersion(
  { data, plan }: BranchContent,
  { sceneKey, name }: { sceneKey: string; name: string },
): SceneAlternate {
  const scene = sceneIn(plan, sceneKey);
  const shots = plan.shots.filter((shot) => shot.sceneKey === sceneKey);
  const keys = new Set(shots.map(({ key }) => key));
  const ofScene = <Value>(record: Record<string, Value>, shotOf: (entry: string) => string) =>
    Object.fromEntries(Object.entries(record).filter(([entry]) => keys.has(shotOf(entry))));
  const shotOfSlot = (slot: string) => slot.split("/")[1] ?? "";
  return {
    ...{ name, scene, shots },
    frames: ofScene(data.frames, shotOfSlot),
    clips: ofScene(data.clips, (key) => key),
    pins: ofScene(data.pins, shotOfSlot),
  };
}

function stillOfScene({ scene, shots }: SceneAlternate, plan: Plan): PlanShot[] {
  const elsewhere = new Set(
    plan.shots.filter(({ sceneKey }) => sceneKey !== scene.key).map(({ key }) => key),
  );
  return shots.filter(({ key }) => !elsewhere.has(key));
}

/** Elements that were taken out of the plan meanwhile are not brought back by a version. */
function withKnownElements(shot: PlanShot, { elements }: Plan): PlanShot {
  const known = new Set(elements.map(({ key }) => key));
  return { ...shot, elements: shot.elements.filter(({ key }) => known.has(key)) };
}
