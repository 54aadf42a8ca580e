import { expect, test } from "vitest";
import type { BriefInput } from "@/domain/brief/brief";
import { finishPlan } from "@/domain/plan/finish-plan";
import type { Plan } from "@/domain/plan/plan";
import { rewriteFields } from "@/domain/plan/rewrite-shot";
import { nearDuplicate, storyPairs } from "@/domain/story/difference";
import { storyCount } from "@/domain/story/story";
import { briefFor, plannedAd } from "@/testing/planned-ad";
import { directPrompt } from "./direct-prompt";
import { draftPlan } from "./draft-plan";
import { rewriteShot } from "./rewrite-shot";
import { writeStories } from "./stories/write-stories";

const somebody =
  /\b(?:people|person|wom[ae]n|m[ae]n|child|hands?|fingers?|faces?(?! cream)|somebody|friends?|others|travellers?|runner|hiker|customer|athlete)\b/i;

/** Everything of a plan in which somebody could be seen. */
const seenIn = ({ elements, scenes, shots }: Plan) => ({
  characters: elements.filter(({ kind }) => kind === "character").map(({ name }) => name),
  words: [...scenes.map(({ description }) => description), ...shots.map(({ action }) => action)].filter(
    (words) => somebody.test(words),
  ),
});
const nobody = { characters: [], words: [] };

const prompts: readonly (readonly [prompt: string, form: Partial<BriefInput>])[] = [
  ["Halo desk lamp in warm brass on an oak foot, a quiet desk at night, without people", {}],
  ["Running shoes by Kestrel for city runners at dawn, no people", { durationSeconds: 30, clips: 12 }],
  ["Cold brew coffee by Northwind without any people, calm morning", { framework: "PAS" }],
  ["A budgeting app for students who are tired of being broke, no faces", { framework: "BAB" }],
  ["A customer says why she loves her Petal & Stone face cream, nobody in the picture", {}],
  ["Jazz festival on the beach, 3 days, 40 artists, no one in sight", { durationSeconds: 60 }],
  ["Introducing Swift, an electric bicycle in racing green, free of people", { clips: 1 }],
  ["Eine Schreibtischlampe aus Messing am Abend, ohne Menschen", {}],
  ["Una lámpara de latón en un escritorio, sin personas", {}],
  ["東京の小さなカフェの抹茶ラテ、人物なし", {}],
];

test.each(prompts)("nobody is seen in the plan of: %s", (prompt, form) => {
  for (const seed of [1, 2, 3]) {
    const brief = { ...briefFor(prompt, form), seed };
    const plan = finishPlan(draftPlan({ brief, prompt }), brief);
    expect(seenIn(plan)).toEqual(nobody);
    if (brief.clips !== null) expect(plan.shots).toHaveLength(brief.clips);
  }
});

test.each(prompts)("the three stories need nobody, nor do their plans: %s", (prompt, form) => {
  const brief = briefFor(prompt, form);
  const { stories } = writeStories({ brief, prompt, guidance: "", earlier: [], issues: [] });
  expect(stories).toHaveLength(storyCount);
  for (const { difference } of storyPairs(stories)) expect(difference.overall).toBeGreaterThan(nearDuplicate);
  for (const story of stories) {
    expect([story.narrative, ...story.keyMoments].filter((words) => somebody.test(words))).toEqual([]);
    expect(seenIn(finishPlan(draftPlan({ brief, prompt, story }), brief))).toEqual(nobody);
  }
});

test.each(prompts)("a product that has been shown is no mere outline afterwards: %s", (prompt, form) => {
  const brief = briefFor(prompt, form);
  for (const story of writeStories({ brief, prompt, guidance: "", earlier: [], issues: [] }).stories) {
    const { shots } = finishPlan(draftPlan({ brief, prompt, story }), brief);
    const shown = shots.findIndex(({ elements }) => elements.some(({ visibility }) => visibility === "full"));
    const outlines = shots.slice(shown).filter(({ composition }) => composition.includes("silhouette"));
    expect(outlines.map(({ action }) => action)).toEqual([]);
  }
});

const peopled = "Trail running shoes by Kestrel in a bottle green, a hiker on a mountain ridge";

test("a face cream is nobody", () => {
  const prompt = "Rose face cream in a frosted jar by Petal & Stone";
  const brief = briefFor(prompt);
  const asked = { brief, prompt, guidance: "without people", earlier: [], issues: [] };
  for (const story of writeStories(asked).stories) {
    expect(seenIn(finishPlan(draftPlan({ brief, prompt, story }), brief))).toEqual(nobody);
  }
});

test("people are seen where nobody asked for none, also where only some are not wanted", () => {
  for (const prompt of [peopled, `${peopled}, without children`]) {
    expect(seenIn(plannedAd(prompt).plan).characters).not.toEqual([]);
  }
});

test("what is asked for later is heard: other stories, another plan and another shot without people", () => {
  const brief = briefFor(peopled);
  const guidance = "quieter, without people";
  const asked = { brief, prompt: peopled };
  for (const story of writeStories({ ...asked, guidance, earlier: [], issues: [] }).stories) {
    expect(seenIn(finishPlan(draftPlan({ ...asked, story }), brief)).characters).toEqual([]);
  }
  expect(seenIn(finishPlan(draftPlan({ ...asked, guidance: [guidance] }), brief))).toEqual(nobody);
  const { plan, narrative } = plannedAd(peopled);
  for (const { key } of plan.shots) {
    const written = rewriteShot({
      ...{ brief, plan, narrative: narrative.story, shotKey: key },
      ...{ fields: rewriteFields, guidance, attempt: 0 },
    });
    expect(written.action).not.toMatch(somebody);
    const kinds = written.elements?.map((seen) => plan.elements.find((one) => one.key === seen.key)?.kind);
    expect(kinds).not.toContain("character");
  }
});

test("the director adds nobody to a prompt that wants none", () => {
  const prompt = "A lamp, without people";
  const directed = directPrompt({ brief: briefFor(prompt), prompt, round: 1, issues: [] });
  expect(directed.prompt.replace("without people", "")).not.toMatch(somebody);
});
