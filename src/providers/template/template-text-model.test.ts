import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type BriefInput, briefLimits, type ResolvedBrief } from "@/domain/brief/brief";
import type { Json } from "@/domain/json";
import { finishPlan } from "@/domain/plan/finish-plan";
import type { Plan } from "@/domain/plan/plan";
import { combineScores, scorePromptByRules, skipScore, stopScore } from "@/domain/plan/prompt-rules";
import { planningTasks } from "@/domain/plan/tasks";
import { countWords, speechSeconds } from "@/domain/text/wording";
import { briefFor, plannedAd } from "@/testing/planned-ad";
import { createTemplateTextModel } from "./template-text-model";

const model = createTemplateTextModel();

type Task = keyof typeof planningTasks;

async function ask<Asked extends Task>(task: Asked, input: unknown) {
  const schema = planningTasks[task].output as unknown as z.ZodType<
    z.output<(typeof planningTasks)[Asked]["output"]>
  >;
  const words = { system: "", prompt: "", images: [], repair: null };
  return { value: await model.answer({ task, ...words, input: input as Json, schema, seed: 1 }) };
}

const prompts: readonly (readonly [prompt: string, form: Partial<BriefInput>])[] = [
  [
    "A 20 second vertical ad for Nimbus running shoes, made from recycled ocean plastic, for city runners at dawn",
    {},
  ],
  ['Cold brew coffee called Night Owl for freelancers who work late, moody neon, ends with "Stay up"', {}],
  ["Tea tea te", {}],
  ["20% off everything this weekend at Bella's bakery, warm morning light", { durationSeconds: 5 }],
  ["Introducing Pocketwise, a budgeting app for students who are tired of being broke", { clips: 7 }],
  ["Jazz festival on the beach, 3 days, 40 artists, get tickets now", { durationSeconds: 60 }],
  ["Zapatillas de correr para mujeres que entrenan en la ciudad al amanecer, 20 segundos", {}],
  ["東京の小さなカフェの抹茶ラテ、静かな朝", {}],
  ["☕️🔥 best coffee in town!!! 🎉🎉", { clips: 1 }],
  ["A time machine that only works on Tuesdays, 4 clips, funny", {}],
  ["سيارة كهربائية جديدة في الصحراء عند الغروب", { framework: "PAS" }],
  ["An ad for a quantum flibbertigibbet that sings opera to cats", { clips: 12, durationSeconds: 30 }],
  [`Umbrella ${"in the rain, with a yellow coat, ".repeat(20)}`.slice(0, 499), { framework: "BAB" }],
  ["קפה טעים מאוד בבוקר, חם וטרי", {}],
];

async function planOf(brief: ResolvedBrief): Promise<Plan> {
  const { value } = await ask("plan.draft", { brief, prompt: brief.prompt });
  return finishPlan(value, brief);
}

const linesOf = (plan: Plan) => plan.shots.flatMap(({ overlays }) => overlays.map(({ text }) => text));
const voiceOf = (plan: Plan) =>
  plan.shots.flatMap(({ voiceOver }) => (voiceOver === null ? [] : [voiceOver]));
const key = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

describe.each(prompts)("plan for: %s", (prompt, form) => {
  const brief = briefFor(prompt, form);

  it("has the number of shots asked for, or 3 to 5 scenes, and sums to the length", async () => {
    const plan = await planOf(brief);
    if (brief.clips === null) expect(plan.scenes.length).toBeGreaterThanOrEqual(3);
    else expect(plan.shots).toHaveLength(brief.clips);
    expect(plan.scenes.length).toBeLessThanOrEqual(5);
    expect(plan.shots.length).toBeLessThanOrEqual(briefLimits.clips.max);
    expect(plan.shots.reduce((sum, { durationFrames }) => sum + durationFrames, 0)).toBe(
      brief.durationFrames,
    );
    if (brief.framework) expect(plan.framework.name).toBe(brief.framework);
  });

  it("writes short lines, each once, without a gap or a slip, whatever the seed", async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const plan = await planOf({ ...brief, seed });
      const overlays = linesOf(plan);
      expect(new Set(overlays.map(key)).size).toBe(overlays.length);
      expect(new Set(voiceOf(plan).map(key)).size).toBe(voiceOf(plan).length);
      for (const text of [
        ...overlays,
        ...voiceOf(plan),
        plan.title,
        ...plan.shots.map(({ action }) => action),
      ]) {
        expect(text).not.toMatch(
          /\{|\}|undefined|null| {2}|^\s|\s$|\.\.|\ba [aeio]\w|\ban [bcdfgjklmnpqrstvwyz]/i,
        );
      }
      for (const text of overlays) expect(text.length).toBeLessThanOrEqual(60);
    }
  });

  it("gives every spoken line the time it needs", async () => {
    for (const seed of [1, 2, 3]) {
      const plan = await planOf({ ...brief, seed });
      for (const { voiceOver, durationFrames } of plan.shots) {
        if (voiceOver) expect(speechSeconds(voiceOver)).toBeLessThanOrEqual(durationFrames / plan.fps);
      }
      expect(voiceOf(plan).length).toBeGreaterThan(0);
    }
  });

  it("opens with words and closes on the product with a call to action", async () => {
    const plan = await planOf(brief);
    const last = plan.shots.at(-1);
    expect(plan.shots[0]?.overlays.length).toBeGreaterThan(0);
    expect(last?.overlays.length).toBeGreaterThan(0);
    expect(last?.elements.find((seen) => seen.key === "product")?.visibility).toBe("full");
  });

  it("tells a story of two or three paragraphs that its critic accepts", async () => {
    const { plan } = plannedAd(prompt, form);
    const { value } = await ask("narrative.write", { brief, plan, round: 1, issues: [], previous: null });
    expect(value.story).not.toMatch(/undefined|\{|\}| {2}|\.\./);
    if (plan.scenes.length > 2) expect(value.story.split("\n\n")).toHaveLength(3);
    expect(value.emotionalArc.map(({ sceneKey }) => sceneKey)).toEqual(plan.scenes.map(({ key }) => key));
    expect(value.sceneConnections).toHaveLength(plan.scenes.length - 1);
  });
});

describe("the template planner", () => {
  it("says what it is and costs nothing", async () => {
    const brief = briefFor("An energy drink");
    const answer = await ask("plan.draft", { brief, prompt: brief.prompt });
    expect(model.name).toBe("Template planner (built in)");
    expect(answer.value.shots.length).toBeGreaterThan(0);
    expect(model.priceMicros({ characters: 10_000 })).toBe(0);
  });

  it("gives equal plans for equal briefs and variants for other seeds", async () => {
    const brief = briefFor("An energy drink");
    expect(await planOf(brief)).toEqual(await planOf(brief));
    const variants = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => planOf({ ...brief, seed })));
    expect(new Set(variants.map((plan) => linesOf(plan).join("|"))).size).toBeGreaterThanOrEqual(5);
  });

  it("gives different prompts different ads", async () => {
    const plans = await Promise.all(prompts.map(([prompt, form]) => planOf(briefFor(prompt, form))));
    expect(new Set(plans.map(({ title }) => title)).size).toBe(plans.length);
    const hooks = plans.map((plan) => linesOf(plan)[0]);
    expect(new Set(hooks).size).toBeGreaterThanOrEqual(plans.length - 2);
  });

  it("puts the maker's facts into the ad: brand, claim, slogan, offer, call to action", async () => {
    const nimbus = await planOf(briefFor(prompts[0]![0]));
    expect(linesOf(nimbus)).toEqual(expect.arrayContaining(["Made from recycled ocean plastic", "Nimbus"]));
    expect(nimbus.elements.find(({ kind }) => kind === "product")).toMatchObject({
      form: "shoe",
      label: "Nimbus",
    });
    const owl = await planOf(briefFor(prompts[1]![0]));
    expect([...linesOf(owl), ...voiceOf(owl)].join(" ")).toContain("Stay up");
    const bakery = await planOf(briefFor(prompts[3]![0]));
    expect(linesOf(bakery)).toContain("20% off everything");
    const festival = await planOf(briefFor(prompts[5]![0]));
    expect(linesOf(festival)).toContain("Get tickets now");
    expect(festival.scenes.some(({ setting }) => setting.kind === "beach")).toBe(true);
  });

  it("keeps to brand, colours, style and mood of the form", async () => {
    const form = { brand: { name: "Volt", colours: ["#12ab34"] }, mood: "calm", style: "retro" } as const;
    const plan = await planOf(
      briefFor("An energy drink", { ...form, brand: { ...form.brand, colours: ["#12ab34"] } }),
    );
    expect(plan).toMatchObject({ mood: "calm", palette: expect.arrayContaining(["#12ab34"]) });
    expect(plan.palette[0]).toBe("#12ab34");
    expect(plan.look).toContain("retro");
    expect(linesOf(plan)).toContain("Volt");
  });

  it("writes in the language of the prompt", async () => {
    const english = /\b(the|your|you|is|with|for)\b/i;
    for (const [prompt, form] of [prompts[6]!, prompts[7]!, prompts[10]!, prompts[13]!]) {
      const plan = await planOf(briefFor(prompt, form));
      expect([...linesOf(plan), ...voiceOf(plan)].join(" ")).not.toMatch(english);
    }
  });

  it("refuses data that is not the task's, and a schema it cannot serve", async () => {
    await expect(ask("plan.draft", { prompt: "x" })).rejects.toMatchObject({ code: "invalid-input" });
    const brief = briefFor("An energy drink");
    const request = {
      task: "plan.draft",
      system: "",
      prompt: "",
      seed: 1,
      images: [],
      repair: null,
    } as const;
    const input = { brief, prompt: brief.prompt };
    await expect(
      model.answer({ ...request, input, schema: z.object({ haiku: z.string() }) }),
    ).rejects.toMatchObject({ code: "provider-rejected" });
  });
});

async function rounds(prompt: string) {
  const brief = briefFor(prompt);
  const versions = [prompt];
  const scores: number[] = [];
  for (let round = 1; round <= 4; round++) {
    const current = versions.at(-1) ?? prompt;
    const critic = (await ask("enhance.critique", { brief, prompt: current })).value;
    scores.push(combineScores(scorePromptByRules(current, brief), critic.scores).overall.combined);
    if ((scores.at(-1) ?? 0) >= (round === 1 ? skipScore : stopScore) || round === 4) break;
    const director = await ask("enhance.direct", { brief, prompt: current, round, issues: critic.issues });
    versions.push(director.value.prompt);
  }
  return { versions, scores };
}

describe("enhancement by the template planner", () => {
  it.each(["An energy drink", "☕️🔥 best coffee in town!!! 🎉🎉", "An ad for a quantum flibbertigibbet"])(
    "takes two or three rounds for a thin prompt: %s",
    async (prompt) => {
      const { scores, versions } = await rounds(prompt);
      expect(versions.length - 1).toBeGreaterThanOrEqual(2);
      expect(versions.length - 1).toBeLessThanOrEqual(3);
      expect(scores).toEqual([...scores].sort((a, b) => a - b));
      expect(scores.at(-1)).toBeGreaterThanOrEqual(stopScore);
    },
  );

  it("leaves a good prompt alone", async () => {
    const { versions } = await rounds(
      'Cinematic 30-second ad for Halden, a titanium dive watch. Open on dark water at dawn, macro of droplets sliding off the steel case, then a diver surfaces as golden light breaks across the sea. Slow dolly in, 85 mm lens, shallow depth of field, rim light, teal and copper palette. Elegant mood for ocean lovers. Final shot: orbit around the dial, logo visible, end card "Made for the deep". Book a fitting.',
    );
    expect(versions).toHaveLength(1);
  });

  it("keeps the maker's words in front and repeats nothing", async () => {
    for (const [prompt] of prompts.slice(0, 6)) {
      const { versions } = await rounds(prompt);
      const last = versions.at(-1) ?? "";
      expect(last.startsWith(prompt.replace(/\.$/, ""))).toBe(true);
      const sentences = last
        .slice(prompt.length)
        .split(/(?<=\.) /)
        .filter((text) => countWords(text) > 0);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });

  it("does not contradict the hour and the place that the prompt names", async () => {
    const { versions } = await rounds("A new lamp at night on a beach");
    expect(versions.at(-1)).not.toMatch(/morning light|golden-hour|kitchen|office/);
  });

  it("scores empty praise below the same prompt without it", async () => {
    const score = async (prompt: string) =>
      (await ask("enhance.critique", { brief: briefFor("An energy drink"), prompt })).value.scores
        .completeness;
    expect(await score("The best, most amazing energy drink on a beach")).toBeLessThan(
      await score("An energy drink on a beach"),
    );
  });
});

describe("criticism of narratives", () => {
  it("falls in the dimension that was damaged", async () => {
    const { brief, plan, narrative } = plannedAd("Running shoes by Nimbus at dawn");
    const scoresOf = async (changed: typeof narrative) =>
      (await ask("narrative.critique", { brief, plan, narrative: changed })).value.scores;
    const whole = await scoresOf(narrative);
    const flat = narrative.emotionalArc.map((entry) => ({ ...entry, emotion: "joy", intensity: 0.5 }));
    expect((await scoresOf({ ...narrative, emotionalArc: flat })).emotionalArc).toBeLessThan(
      whole.emotionalArc,
    );
    expect((await scoresOf({ ...narrative, sceneConnections: [] })).sceneConnections).toBe(0);
    expect((await scoresOf({ ...narrative, story: "Short." })).coherence).toBeLessThan(whole.coherence);
    expect((await scoresOf({ ...narrative, brandNarrative: "" })).brandIntegration).toBeLessThan(
      whole.brandIntegration,
    );
  });
});
