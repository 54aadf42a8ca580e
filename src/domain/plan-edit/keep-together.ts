import type { Plan, PlanShot } from "@/domain/plan/plan";

type Groups = Plan["consistencyGroups"];

/** Draws the conclusions of an edit: what has one obvious answer follows by itself. */
export function keepTogether(before: Plan, edited: Plan): Plan {
  const shots = withContinuity(edited.shots);
  const scenes = scenesInOrder(edited.scenes, shots);
  const plan = { ...edited, scenes, shots };
  return { ...plan, consistencyGroups: groupsAfter(before, plan) };
}

/** A shot that has nothing of its scene before it cannot go on from it. */
const withContinuity = (shots: readonly PlanShot[]): PlanShot[] =>
  shots.map((shot, index) =>
    shot.continuesPrevious && shots[index - 1]?.sceneKey !== shot.sceneKey
      ? { ...shot, continuesPrevious: false }
      : shot,
  );

/** Scenes without shots are gone; the others stand as their shots do. */
function scenesInOrder(scenes: Plan["scenes"], shots: readonly PlanShot[]): Plan["scenes"] {
  const byKey = new Map(scenes.map((scene) => [scene.key, scene]));
  const inOrder = [...new Set(shots.map(({ sceneKey }) => sceneKey))].flatMap((key) => byKey.get(key) ?? []);
  const same = inOrder.length === scenes.length && inOrder.every((scene, index) => scene === scenes[index]);
  return same ? scenes : inOrder;
}

const shownIn = ({ shots }: Pick<Plan, "shots">) =>
  new Map(shots.map((shot) => [shot.key, new Set(shot.elements.map(({ key }) => key))]));

/**
 * A shot that begins to show an element joins its group, one that no longer does leaves it. Shots that a maker has taken
 * out of a group stay out. A plan without groups, as plain planning makes it, gets none by itself.
 */
function groupsAfter(before: Plan, { elements, shots, consistencyGroups }: Plan): Groups {
  const had = shownIn(before);
  const keepsGroups = before.consistencyGroups.length > 0;
  const known = new Map(consistencyGroups.map((group) => [group.elementKey, group]));
  return elements.flatMap(({ key: elementKey }) => {
    const group = known.get(elementKey);
    if (!group && !keepsGroups) return [];
    const members = new Set(group?.shotKeys);
    const shotKeys = shots
      .filter((shot) => shot.elements.some(({ key }) => key === elementKey))
      .filter((shot) => members.has(shot.key) || !had.get(shot.key)?.has(elementKey))
      .map(({ key }) => key);
    if (shotKeys.length === 0) return [];
    const same =
      group?.shotKeys.length === shotKeys.length && shotKeys.every((key, at) => key === group.shotKeys[at]);
    return [same ? group : { elementKey, shotKeys }];
  });
}
