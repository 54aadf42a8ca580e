import type { SettingKind } from "@/domain/picture/scene-spec";
import { createRandom } from "@/domain/random";
import { type Story, type StoryPacing, storyCount, storyLimits } from "@/domain/story/story";
import type { StoriesOutput, StoriesWriteInput } from "@/domain/story/tasks";
import { findWords, hasWords } from "@/domain/text/find-words";
import { asSentence, joinWords, withArticle } from "@/domain/text/wording";
import { type Concept, conceptOf, shuffle } from "@/providers/template/concept";
import { formFacts } from "@/providers/template/forms";
import { type Approach, approaches } from "./approaches";

const outdoors: readonly SettingKind[] = [
  "beach",
  "desert",
  "forest",
  "garden",
  "mountain",
  "road",
  "skyline",
  "stadium",
  "street",
];

const pacingWords: Record<StoryPacing, string> = {
  slow: "slow, slower, calm, calmer, quiet, quieter, gentle, unhurried",
  steady: "steady, even, balanced",
  quick: "quick, quicker, fast, faster, energetic, lively, short",
};

/**
 * Three ways to tell a product, by approaches that share nothing but the product. What the maker asks for picks the
 * nearest ones; those that were told before come last. Equal input gives equal stories.
 */
export function writeStories(input: StoriesWriteInput): StoriesOutput {
  const concept = conceptOf(input.brief, input.guidance);
  const pacing = askedPacing(input.guidance);
  return {
    stories: chooseApproaches(input, concept)
      .slice(0, storyCount)
      .map((approach) => tell(approach, concept, pacing)),
  };
}

function chooseApproaches(
  { brief, prompt, guidance, earlier }: StoriesWriteInput,
  { places, reading }: Concept,
): Approach[] {
  const isOutside = places.slice(0, 1).some(({ kind }) => outdoors.includes(kind));
  const wasTold = ({ visualStyle }: Approach) =>
    earlier.some((story) => story.visualStyle.endsWith(visualStyle));
  // What was told before comes after everything that was not.
  const setBack = (approach: Approach) =>
    (wasTold(approach) ? 1000 : 0) + (approach.outdoors && !isOutside ? 10 : 0);
  const nearness = ({ words }: Approach) =>
    3 * findWords(guidance, words).length + (hasWords(prompt, words) ? 1 : 0);
  return shuffle(tellable(reading), createRandom(`${brief.seed}/stories`))
    .map((approach) => ({ approach, rank: nearness(approach) - setBack(approach) }))
    .sort((one, other) => other.rank - one.rank)
    .map(({ approach }) => approach);
}

/** Where nobody is to be seen, those that can do without people, told so. */
const tellable = ({ withoutPeople }: Concept["reading"]): readonly Approach[] =>
  withoutPeople
    ? approaches.flatMap((approach) => (approach.withNobody ? [{ ...approach, ...approach.withNobody }] : []))
    : approaches;

const askedPacing = (guidance: string): StoryPacing | null =>
  (["slow", "quick", "steady"] as const).find((pacing) => hasWords(guidance, pacingWords[pacing])) ?? null;

function tell(approach: Approach, concept: Concept, pacing: StoryPacing | null): Story {
  const fill = (text: string) => fillIn(text, concept);
  const { style } = concept.brief;
  const segments = segmentCount(concept);
  return {
    title: approach.title,
    narrative: approach.narrative.map((sentence) => asSentence(fill(sentence))).join(" "),
    tone: approach.tone,
    visualStyle: style === null ? approach.visualStyle : `${style}: ${approach.visualStyle}`,
    pacing: pacing ?? approach.pacing,
    keyMoments: momentsFor(approach, segments).map((moment) => fill(moment).slice(0, storyLimits.line)),
    segments,
  };
}

/** Three in the shortest videos, five in long ones; never more than the clips that were asked for. */
function segmentCount({ brief }: Concept): number {
  const seconds = brief.durationFrames / brief.fps;
  const usual = seconds < 9 ? 3 : seconds > 25 ? 5 : 4;
  return Math.max(2, Math.min(usual, brief.clips ?? usual));
}

/** Opening and ending always; of the middle as much as there is room for. */
function momentsFor({ moments }: Approach, segments: number): string[] {
  return [...moments.slice(0, segments - 1), ...moments.slice(-1)];
}

function fillIn(text: string, { reading, name, person, places, before }: Concept): string {
  const facts = formFacts[reading.product.form];
  const [place = before, other = place] = places;
  return text
    .replaceAll("A {person}", withArticle(person.noun))
    .replaceAll("a {person}", withArticle(person.noun))
    .replaceAll("{person}", person.noun)
    .replaceAll("{noun}", reading.product.englishNoun)
    .replaceAll("{name}", name)
    .replaceAll("{place}", place.description)
    .replaceAll("{otherPlace}", other.description)
    .replaceAll("{before}", before.description)
    .replaceAll("{detail}", facts.detail)
    .replaceAll("{materials}", joinWords(facts.materials))
    .replaceAll("{struggle}", before.struggle)
    .replaceAll("{doing}", person.action)
    .replaceAll("{use}", facts.use);
}
