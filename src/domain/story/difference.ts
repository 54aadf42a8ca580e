import { contentWords, wordsInCommon } from "./content-words";
import { type Story, storyPacings } from "./story";

/** How far two stories are apart, each part from 0 (the same) to 1 (nothing in common). */
export type StoryDifference = {
  /** Other key moments, or the same ones in another order. */
  structure: number;
  /** Other words for tone and visual style. */
  tone: number;
  /** Slow and quick are 1 apart, neighbours half as far. */
  pacing: number;
  /** Other words in title and narrative. */
  wording: number;
  /** The parts by their weights. */
  overall: number;
};

/** How much each part counts. They sum to 1. */
const weights = { structure: 0.35, tone: 0.2, pacing: 0.1, wording: 0.35 } as const;

/** Stories closer than this are one story told twice: a maker could not choose between them. */
export const nearDuplicate = 0.4;

/**
 * The difference of two stories, the same in both directions. It compares words, not meanings: the same thing said in
 * quite other words counts as different.
 */
export function storyDifference(one: Story, other: Story): StoryDifference {
  const parts = {
    structure: 1 - momentsInCommon(one.keyMoments, other.keyMoments),
    tone: 1 - wordsInCommon(contentWords(mannerOf(one)), contentWords(mannerOf(other))),
    pacing: Math.abs(speedOf(one) - speedOf(other)) / (storyPacings.length - 1),
    wording: 1 - wordsInCommon(contentWords(textOf(one)), contentWords(textOf(other))),
  };
  const overall =
    parts.structure * weights.structure +
    parts.tone * weights.tone +
    parts.pacing * weights.pacing +
    parts.wording * weights.wording;
  return { ...parts, overall };
}

const mannerOf = ({ tone, visualStyle }: Story) => `${tone} ${visualStyle}`;
const textOf = ({ title, narrative }: Story) => `${title} ${narrative}`;
const speedOf = ({ pacing }: Story) => storyPacings.indexOf(pacing);

/** The share of the longer row of moments that the other has in the same order; moments with equal words count in full. */
function momentsInCommon(one: readonly string[], other: readonly string[]): number {
  const mine = one.map(contentWords);
  const theirs = other.map(contentWords);
  // best[j]: the most that the moments of `mine` so far have in common with the first j of `theirs`, in order.
  let best = new Array<number>(theirs.length + 1).fill(0);
  for (const moment of mine) {
    const next = [0];
    for (const [index, candidate] of theirs.entries()) {
      const paired = (best[index] ?? 0) + wordsInCommon(moment, candidate);
      next.push(Math.max(paired, best[index + 1] ?? 0, next[index] ?? 0));
    }
    best = next;
  }
  return (best.at(-1) ?? 0) / Math.max(mine.length, theirs.length);
}

/** Two of several stories, by their places, and how far they are apart. */
export type StoryPair = { first: number; second: number; difference: StoryDifference };

/** Every two stories of a row once, in order. */
export const storyPairs = (stories: readonly Story[]): StoryPair[] =>
  stories.flatMap((one, first) =>
    stories.slice(first + 1).map((other, offset) => ({
      first,
      second: first + 1 + offset,
      difference: storyDifference(one, other),
    })),
  );

/** What to tell a writer about stories that are too close: one line for each pair, none when all differ. */
export const duplicateIssues = (stories: readonly Story[]): string[] =>
  storyPairs(stories)
    .filter(({ difference }) => difference.overall < nearDuplicate)
    .map(
      ({ first, second, difference }) =>
        `Stories ${first + 1} and ${second + 1} are nearly the same (${sameParts(difference)}). Tell story ${second + 1} in a way of its own: other key moments, another tone, other words.`,
    );

function sameParts({ structure, tone, pacing, wording }: StoryDifference): string {
  const close = [
    { name: "key moments", value: structure },
    { name: "tone and style", value: tone },
    { name: "pacing", value: pacing },
    { name: "wording", value: wording },
  ].filter(({ value }) => value < nearDuplicate);
  return `the same ${close.map(({ name }) => name).join(", ")}`;
}
