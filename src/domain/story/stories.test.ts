import { expect, test } from "vitest";
import { storyCount } from "@/domain/story/story";
import { writeStories } from "@/providers/template/stories/write-stories";
import { briefFor } from "@/testing/planned-ad";
import { duplicateIssues, nearDuplicate, storyDifference, storyPairs } from "./difference";
import { mixStories } from "./mix-stories";
import { bestStory, scoreStory } from "./score-story";
import type { Story } from "./story";

/** Ten made-up products of ten kinds. */
const products = [
  "Cold brew coffee by Northwind in a bright kitchen for busy parents",
  "Trail running shoes by Kestrel for muddy mountain mornings",
  "A ceramic desk lamp by Halo with a warm paper shade",
  "Rose face cream in a frosted jar by Petal & Stone",
  "A wooden train set by Tuffet for three-year-olds",
  "Noise-cancelling headphones by Hush for open-plan offices",
  "A steel watch by Meridian with a leather strap",
  "A canvas backpack by Fernweh made from recycled sails",
  "Small-batch chilli sauce in a bottle by Ember",
  "An electric city bicycle by Swift in racing green",
];

const asked = (prompt: string, more: { guidance?: string; earlier?: Story[] } = {}) => {
  const brief = briefFor(prompt);
  return { brief, prompt: brief.prompt, guidance: "", earlier: [], issues: [], ...more };
};
const [one, two, three] = writeStories(asked(products[0] ?? "")).stories as [Story, Story, Story];

test.each(products)("the three stories of “%s” differ by far more than a near-duplicate would", (prompt) => {
  const { stories } = writeStories(asked(prompt));
  expect(stories).toHaveLength(storyCount);
  for (const { difference } of storyPairs(stories)) {
    expect(difference.overall).toBeGreaterThan(nearDuplicate + 0.2);
    expect(difference.structure).toBeGreaterThan(0.5);
  }
  expect(stories.flatMap(({ narrative, keyMoments }) => [narrative, ...keyMoments]).join()).not.toContain(
    "{",
  );
});

test("equal requests give equal stories, and others are others as long as there are any", () => {
  const first = writeStories(asked(products[1] ?? "")).stories;
  expect(writeStories(asked(products[1] ?? "")).stories).toEqual(first);
  const second = writeStories(asked(products[1] ?? "", { earlier: first })).stories;
  for (const story of second) {
    for (const before of first) expect(storyDifference(story, before).overall).toBeGreaterThan(nearDuplicate);
  }
});

test("what is asked for is heard", () => {
  const playful = writeStories(
    asked(products[2] ?? "", { guidance: "something funny, and quicker" }),
  ).stories;
  expect(playful[0]?.tone).toContain("playful");
  expect(playful.every(({ pacing }) => pacing === "quick")).toBe(true);
});

test("a difference is 0 for the same story, symmetric, and 1 where nothing is shared", () => {
  expect(storyDifference(one, one)).toEqual({ structure: 0, tone: 0, pacing: 0, wording: 0, overall: 0 });
  expect(storyDifference(one, two)).toEqual(storyDifference(two, one));
  const strange: Story = {
    title: "Zeppelin",
    narrative: "Whales sing.",
    tone: "gloomy",
    visualStyle: "charcoal",
    pacing: one.pacing === "slow" ? "quick" : "slow",
    keyMoments: ["whales", "zeppelin"],
    segments: 2,
  };
  expect(
    storyDifference({ ...one, pacing: one.pacing === "slow" ? "slow" : "quick" }, strange).overall,
  ).toBeCloseTo(1, 5);
});

test("each part is measured by itself: the same moments in another order are another structure, and nothing else", () => {
  const turned = { ...one, keyMoments: one.keyMoments.toReversed() };
  const { structure, ...rest } = storyDifference(one, turned);
  expect(structure).toBeGreaterThan(0.5);
  expect(rest).toMatchObject({ tone: 0, pacing: 0, wording: 0 });
  expect(storyDifference(one, { ...one, tone: "gloomy", visualStyle: "charcoal" })).toMatchObject({
    structure: 0,
    tone: 1,
  });
});

test("a story told twice with a few other words is a near-duplicate, and the writer is told which and why", () => {
  const again = { ...two, title: "Another title", narrative: two.narrative.replace("the", "this") };
  expect(duplicateIssues([one, two, again])).toEqual([
    expect.stringMatching(/Stories 2 and 3 .*key moments/),
  ]);
  expect(duplicateIssues([one, two, three])).toEqual([]);
});

test("a mix has the beginning of one story and the ending of another, and leaves both as they are", () => {
  const before = structuredClone([one, two, three]);
  const mixed = mixStories([one, two, three], {
    beginning: 0,
    ending: 2,
    tone: 1,
    visualStyle: 1,
    pacing: 2,
  });
  expect(mixed.keyMoments.slice(0, -1)).toEqual(one.keyMoments.slice(0, -1));
  expect(mixed.keyMoments.at(-1)).toBe(three.keyMoments.at(-1));
  expect(mixed.narrative.endsWith(three.narrative.split(". ").at(-1) ?? "")).toBe(true);
  expect(mixed).toMatchObject({ title: one.title, tone: two.tone, pacing: three.pacing });
  expect([one, two, three]).toEqual(before);
  const whole = { beginning: 1, ending: 1, tone: 1, visualStyle: 1, pacing: 1 };
  expect(mixStories([one, two, three], whole)).toEqual(two);
});

test("the rule prefers the story that keeps more of the brief, fits its length and ends on the product", () => {
  const brief = briefFor(products[0] ?? "", { durationSeconds: 15 });
  const empty: Story = {
    ...one,
    title: "Untitled",
    narrative: "Nothing happens.",
    tone: "flat",
    keyMoments: ["a", "b"],
  };
  const [good, bad] = [scoreStory(one, brief), scoreStory(empty, brief)];
  expect(good.brief).toBeGreaterThan(bad.brief);
  expect(good.shape).toBeGreaterThan(bad.shape);
  expect(scoreStory({ ...one, pacing: "quick", segments: 2 }, brief).length).toBeLessThan(
    scoreStory({ ...one, pacing: "quick", segments: 5 }, brief).length,
  );
  expect(bestStory([bad, good, good])).toBe(1);
});
