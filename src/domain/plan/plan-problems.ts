import type { Plan, PlanShot } from "./plan";

/** As much of a plan as its references are in. */
export type Structure = {
  scenes: readonly { key: string }[];
  elements: readonly { key: string }[];
  shots: readonly Pick<PlanShot, "key" | "sceneKey" | "elements" | "continuesPrevious">[];
};

function repeated(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}

/** References that lead nowhere, names that stand for two things and scenes without shots, in words for a planner. */
export function referenceProblems({ scenes, elements, shots }: Structure): string[] {
  const sceneKeys = new Set(scenes.map(({ key }) => key));
  const elementKeys = new Set(elements.map(({ key }) => key));
  const filled = new Set(shots.map(({ sceneKey }) => sceneKey));
  const duplicates = Object.entries({ scene: scenes, element: elements, shot: shots }).flatMap(
    ([kind, things]) =>
      repeated(things.map(({ key }) => key)).map((key) => `two ${kind}s are called "${key}"`),
  );
  const dangling = shots.flatMap((shot) => [
    ...(sceneKeys.has(shot.sceneKey)
      ? []
      : [`shot "${shot.key}" is in the unknown scene "${shot.sceneKey}"`]),
    ...shot.elements
      .filter(({ key }) => !elementKeys.has(key))
      .map(({ key }) => `shot "${shot.key}" shows the unknown element "${key}"`),
    ...repeated(shot.elements.map(({ key }) => key)).map((key) => `shot "${shot.key}" lists "${key}" twice`),
  ]);
  const empty = scenes.filter(({ key }) => !filled.has(key)).map(({ key }) => `scene "${key}" has no shot`);
  return [...duplicates, ...dangling, ...empty];
}

/** A scene is one place and time: its shots follow one another. */
export function orderProblems({ shots }: Pick<Structure, "shots">): string[] {
  const visited = shots.map(({ sceneKey }) => sceneKey).filter((key, index, keys) => key !== keys[index - 1]);
  return repeated(visited).map((key) => `the shots of scene "${key}" do not follow one another`);
}

/** Frames by which the shots are longer than the video; negative when they are shorter. */
export const lengthDifference = ({ shots, durationFrames }: Pick<Plan, "shots" | "durationFrames">): number =>
  shots.reduce((sum, shot) => sum + shot.durationFrames, 0) - durationFrames;

/** What keeps a plan from being made into a video; empty for a plan that holds together. */
export function planProblems(plan: Plan): string[] {
  const difference = lengthDifference(plan);
  return [
    ...referenceProblems(plan),
    ...orderProblems(plan),
    ...continuityProblems(plan),
    ...groupProblems(plan),
    ...(difference === 0
      ? []
      : [
          `the shots are ${Math.abs(difference)} frames ${difference > 0 ? "longer" : "shorter"} than the video`,
        ]),
  ];
}

const continuityProblems = ({ shots }: Plan): string[] =>
  shots.flatMap((shot, index) =>
    shot.continuesPrevious && shots[index - 1]?.sceneKey !== shot.sceneKey
      ? [`shot "${shot.key}" continues a shot of another scene`]
      : [],
  );

function groupProblems({ consistencyGroups, shots }: Plan): string[] {
  const shown = new Map(shots.map((shot) => [shot.key, new Set(shot.elements.map(({ key }) => key))]));
  return [
    ...repeated(consistencyGroups.map(({ elementKey }) => elementKey)).map(
      (key) => `two consistency groups are of "${key}"`,
    ),
    ...consistencyGroups.flatMap(({ elementKey, shotKeys }) =>
      shotKeys
        .filter((key) => !shown.get(key)?.has(elementKey))
        .map((key) => `"${elementKey}" must match in shot "${key}", which does not show it`),
    ),
  ];
}
