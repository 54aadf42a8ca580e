import type { BriefWords } from "@/domain/brief/brief";
import { contentWords } from "./content-words";
import type { Story } from "./story";

/** How well a story serves its brief, each part 0-100. */
export type StoryScore = {
  /** How much of what the maker wrote is in it. */
  brief: number;
  /** Whether its segments last as long as its pacing wants. */
  length: number;
  /** A moment for every segment, and the product in the last one. */
  shape: number;
  overall: number;
};

/** What a segment lasts at each pacing, in seconds. */
const segmentSeconds: Record<Story["pacing"], number> = { slow: 4.5, steady: 3.6, quick: 2.7 };

/** How much each part counts. They sum to 1. */
const weights = { brief: 0.4, length: 0.3, shape: 0.3 } as const;

/**
 * The rule by which a run that nobody watches takes a story: 40 % how much of the brief is in it, 30 % whether its
 * segments fit the length at its pacing, 30 % its shape.
 */
export function scoreStory(story: Story, brief: BriefWords): StoryScore {
  const parts = {
    brief: coverage(story, brief),
    length: lengthScore(story, brief),
    shape: shapeScore(story, brief),
  };
  const overall = parts.brief * weights.brief + parts.length * weights.length + parts.shape * weights.shape;
  return {
    brief: Math.round(parts.brief),
    length: Math.round(parts.length),
    shape: Math.round(parts.shape),
    overall: Math.round(overall),
  };
}

/** The place of the best of some scores; the first of equal ones. */
export const bestStory = (scores: readonly StoryScore[]): number =>
  scores.reduce((best, { overall }, index) => (overall > (scores[best]?.overall ?? -1) ? index : best), 0);

function coverage({ title, narrative, keyMoments, tone }: Story, brief: BriefWords): number {
  const asked = contentWords(`${brief.brand.name} ${brief.prompt}`);
  const told = contentWords([title, narrative, tone, ...keyMoments].join(" "));
  const kept = [...asked].filter((word) => told.has(word)).length;
  // No story repeats every word of a brief: half of them is all that can be wanted.
  return Math.min(100, (200 * kept) / Math.max(1, asked.size));
}

function lengthScore({ segments, pacing }: Story, { durationFrames, fps }: BriefWords): number {
  const seconds = durationFrames / fps / segments;
  // Twice or half the wanted length is as wrong as can be.
  return 100 * Math.max(0, 1 - Math.abs(Math.log2(seconds / segmentSeconds[pacing])));
}

function shapeScore({ keyMoments, segments }: Story, brief: BriefWords): number {
  const missing = Math.abs(keyMoments.length - segments);
  const ending = contentWords(keyMoments.at(-1) ?? "");
  const subject = contentWords(`${brief.brand.name} ${brief.prompt}`);
  const endsOnProduct = [...ending].some((word) => subject.has(word));
  return Math.max(0, 60 - 20 * missing) + (endsOnProduct ? 40 : 0);
}
