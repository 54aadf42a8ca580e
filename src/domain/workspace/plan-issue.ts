import type { Plan } from "@/domain/plan/plan";

/** What keeps a maker's plan from being filmed, in words for them; null when it holds together. */
export function planIssue({ shots, scenes, elements, durationFrames }: Plan): string | null {
  const repeated = repeatedKey(shots) ?? repeatedKey(scenes) ?? repeatedKey(elements);
  if (repeated) return `Two parts of the plan have the same key, ${repeated}. Give one of them another.`;
  const homeless = shots.findIndex(({ sceneKey }) => !scenes.some(({ key }) => key === sceneKey));
  if (homeless >= 0) return `Shot ${homeless + 1} belongs to no scene of the plan. Put it into one.`;
  const known = new Set(elements.map(({ key }) => key));
  const strange = shots.findIndex((shot) => shot.elements.some(({ key }) => !known.has(key)));
  if (strange >= 0) return `Shot ${strange + 1} shows an element that the plan does not have. Take it out.`;
  const sum = shots.reduce((total, shot) => total + shot.durationFrames, 0);
  if (sum !== durationFrames) {
    return `The shots last ${sum} frames, but the video lasts ${durationFrames}. Change the length of a shot.`;
  }
  return null;
}

function repeatedKey(parts: readonly { key: string }[]): string | null {
  return parts.find(({ key }, index) => parts.findIndex((other) => other.key === key) !== index)?.key ?? null;
}
