import type { Workspace } from "@/domain/workspace/workspace";
import type { StoryPair } from "./difference";
import { bestStory, type StoryScore } from "./score-story";
import type { Story } from "./story";

/** Three stories to choose from, and what can be said of them: the value of the artifact "stories". */
export type ToldStories = {
  stories: Story[];
  /** What they were asked for with; empty for the first ones. */
  guidance: string;
  /** How many times there were others before these. */
  round: number;
  pairs: StoryPair[];
  scores: StoryScore[];
};

/** How a maker came to a story: one of the three, one in words of their own, parts of several, or others altogether. */
export const storyWays = ["chosen", "edited", "mixed", "others"] as const;
export type StoryWay = (typeof storyWays)[number];

/** The story that the video tells: the value of the artifact "story". */
export type TakenStory = {
  story: Story;
  /** Its place among the three; null for the maker's own version. */
  index: number | null;
  /** Why this one, in words for the maker. */
  reason: string;
};

/** The maker's own version before the maker's choice, that before the best by the rule. */
export function takeStory({ stories, scores }: ToldStories, wishes: Workspace["stories"]): TakenStory {
  const { chosen, edited } = wishes;
  if (edited) return { story: edited, index: null, reason: "Your own version." };
  const index = chosen ?? bestStory(scores);
  const taken = stories[index];
  if (!taken) throw new RangeError(`There is no story ${index + 1} to take`);
  if (chosen !== null) return { story: taken, index, reason: "Your choice." };
  const best = scores[index]?.overall ?? 0;
  const reason = `It serves the brief best of the three: ${best} of 100 for what it keeps of the brief, its length and its shape.`;
  return { story: taken, index, reason };
}
