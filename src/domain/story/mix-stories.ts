import { type Story, storyLimits } from "./story";

/** Parts of a story that can be taken from one or another. */
export const storyParts = ["beginning", "ending", "tone", "visualStyle", "pacing"] as const;
export type StoryPart = (typeof storyParts)[number];

/**
 * A story made of parts of several: title, narrative and moments up to the last one from where the beginning is taken,
 * the last sentence and moment from where the ending is. `from` names a story of the row for each part. Throws
 * RangeError when there is no such story.
 */
export function mixStories(stories: readonly Story[], from: Record<StoryPart, number>): Story {
  const beginning = storyAt(stories, from.beginning);
  const ending = storyAt(stories, from.ending);
  return {
    title: beginning.title,
    narrative: narrativeOf(beginning, ending),
    tone: storyAt(stories, from.tone).tone,
    visualStyle: storyAt(stories, from.visualStyle).visualStyle,
    pacing: storyAt(stories, from.pacing).pacing,
    keyMoments: [...beginning.keyMoments.slice(0, -1), ...ending.keyMoments.slice(-1)],
    segments: beginning.segments,
  };
}

function storyAt(stories: readonly Story[], index: number): Story {
  const found = stories[index];
  if (!found) throw new RangeError(`There is no story ${index + 1}`);
  return found;
}

function narrativeOf(beginning: Story, ending: Story): string {
  if (beginning === ending) return beginning.narrative;
  const mixed = [...sentences(beginning.narrative).slice(0, -1), ...sentences(ending.narrative).slice(-1)];
  return mixed.join(" ").slice(0, storyLimits.narrative).trim();
}

/** With their marks; a text without any is one sentence. */
const sentences = (text: string) =>
  text.match(/[^.!?…。！？]+(?:[.!?…。！？]+["”’»]?|$)/gu)?.map((one) => one.trim()) ?? [text];
