import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { projectTakes } from "@/db/queries/project-history";
import { runEventsAfter } from "@/db/queries/runs";
import type { BriefInput } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import type { Plan } from "@/domain/plan/plan";
import { applyRunEvent, initialRunState } from "@/domain/run/run-state";
import { slots } from "@/domain/shot/take";
import type { Cut } from "@/domain/timeline/cut";
import type { Models, RunContext } from "@/pipeline/ports";
import type { Recipe, RunOutcome } from "@/pipeline/recipes/ad";
import { animateShots } from "@/pipeline/stages/animate-shot/stage";
import { assembleTakes } from "@/pipeline/stages/assemble-cut/stage";
import { drawElements } from "@/pipeline/stages/draw-elements/stage";
import { drawFrames } from "@/pipeline/stages/draw-frames/stage";
import { enhancePrompt } from "@/pipeline/stages/enhance-prompt/stage";
import { planShots } from "@/pipeline/stages/plan-shots/stage";
import { readBrief } from "@/pipeline/stages/read-brief/stage";
import { scoreClips } from "@/pipeline/stages/score-clips/stage";
import type { ImageModel, ImageRequest } from "@/providers/contract/image-model";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";

const prompt = "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning";
/** Five shots, of which one goes on from the one before. */
const ad = { prompt, durationSeconds: 5, clips: 5, aspect: "1:1" as const };

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
let before: ((call: string) => Promise<void> | void) | undefined;

beforeEach(async () => {
  db = await testDatabase();
  before = undefined;
  studio = await testStudio(db, { before: (call) => before?.(call) });
});
afterEach(() => studio.close());

const withSettings = (coherence: BriefInput["coherence"]) => studio.open({ ...ad, coherence });

async function notesOf(run: RunRef) {
  const events = await runEventsAfter(db, { runId: run.id, afterId: 0 });
  return events.reduce(applyRunEvent, initialRunState()).notes;
}

async function planOf(run: RunRef): Promise<Plan> {
  const planned = await studio.deps.records.result(run, "plan");
  return (planned.value as unknown as { plan: Plan }).plan;
}

/** Everything up to the cut, without sound. */
const toCut: Recipe = async (ctx) => {
  const { brief, planned, outcome } = await drawAll(ctx);
  const { coherence } = brief.value;
  const { plan } = planned.value;
  await animateShots(ctx, { plan, parallel: coherence.parallelClips });
  const { clips } = await scoreClips(ctx, { brief, plan });
  await assembleTakes(ctx, { brief, planned, clips, sound: { music: null, voices: [], effects: [] } });
  return outcome;
};

/** Everything up to the frames. */
const toFrames: Recipe = async (ctx) => (await drawAll(ctx)).outcome;

async function drawAll(ctx: RunContext) {
  const brief = await readBrief(ctx);
  const planned = await planShots(ctx, { brief, prompt: await enhancePrompt(ctx, brief) });
  const { plan } = planned.value;
  await drawElements(ctx, { brief, planned, look: null });
  const failures = await drawFrames(ctx, { plan, chained: brief.value.coherence.chainedFrames });
  const outcome: RunOutcome =
    failures.length > 0 ? { status: "needs-attention", failures } : { status: "done" };
  return { brief, planned, outcome };
}

/** An image model on somebody else's machine, which keeps what it is asked for. */
function remoteImages(facts: Partial<Pick<ImageModel, "lora" | "composition" | "references">>): {
  models: Models;
  asked: ImageRequest[];
} {
  const { draw, job: _none, ...local } = studio.models.image;
  if (!draw) throw new Error("the fake draws here");
  const asked: ImageRequest[] = [];
  const image: ImageModel = {
    ...local,
    ...facts,
    id: "far/image",
    job: {
      provider: "local",
      ceilingMicros: () => 0,
      async submit(request, { outputFolder }) {
        asked.push(request);
        return { state: "answered", result: await draw({ ...request, outputFolder }), costMicros: 0 };
      },
      find: async () => "absent",
      status: async () => ({ state: "pending", progress: null }),
      cancel: async () => undefined,
    },
  };
  const sketch = { ...local, draw, id: "here/sketch" as const };
  return { models: { ...studio.models, image, sketch }, asked };
}

const rolesOf = (asked: readonly ImageRequest[]) => [
  ...new Set(asked.flatMap(({ references }) => references.map(({ role }) => role))),
];

test("everything off: words, plan, seeds, frames, cut and scores are as plain as said", async () => {
  let atWork = 0;
  let most = 0;
  before = async (call) => {
    if (!call.startsWith("clip")) return;
    most = Math.max(most, ++atWork);
    await new Promise((done) => setImmediate(done));
    atWork--;
  };
  const run = await withSettings({
    twoAgentEnhancement: false,
    detailedPlanning: false,
    sameSeed: false,
    chainedFrames: false,
    parallelClips: false,
    qualityRegeneration: false,
    finishing: false,
  });
  expect(await studio.run(run, { recipe: toCut })).toEqual({ status: "done" });
  const texts = studio.calls.filter((call) => call.startsWith("text"));
  expect(texts).toEqual(["text enhance.critique", "text plan.draft"]);
  const plan = await planOf(run);
  expect(plan.consistencyGroups).toEqual([]);
  expect(plan.shots.some(({ continuesPrevious }) => continuesPrevious)).toBe(true);

  const takes = (await projectTakes(db, run.projectId)).map(({ take, score }) => ({ ...take, score }));
  expect(takes.filter(({ kind }) => kind === "reference")).toEqual([]);
  const clips = takes.filter(({ kind }) => kind === "clip");
  expect(new Set(clips.map(({ seed }) => seed)).size).toBe(5);
  expect(clips.map(({ score }) => score)).toEqual(clips.map(() => null));
  expect(studio.calls.filter((call) => call.startsWith("image"))).toHaveLength(10);
  expect(most).toBe(1);

  const cut = (await studio.deps.records.result(run, "cut")).value as unknown as Cut;
  expect(cut.grade).toEqual({ clips: {}, contrast: 1, grain: 0 });
  expect(cut.video.map(({ type }) => type)).toEqual(cut.video.map(() => "clip"));
});

test("everything on: the same brief has a story, groups, references, one seed, inherited frames, scores and a grade", async () => {
  // The first clip waits for a second one to be at work beside it.
  let clips = 0;
  let meet = () => {};
  const met = new Promise<void>((resolve) => {
    meet = resolve;
  });
  before = async (call) => {
    if (!call.startsWith("clip")) return;
    if (++clips > 1) meet();
    await met;
  };
  const run = await withSettings({});
  expect(await studio.run(run, { recipe: toCut })).toEqual({ status: "done" });
  expect(studio.calls).toContain("text narrative.write");
  const plan = await planOf(run);
  expect(plan.consistencyGroups.length).toBeGreaterThan(0);
  const takes = (await projectTakes(db, run.projectId)).map(({ take, score }) => ({ ...take, score }));
  const elements = plan.elements.filter(({ kind }) => kind !== "location");
  expect(takes.filter(({ kind }) => kind === "reference")).toHaveLength(elements.length);
  const made = takes.filter(({ kind }) => kind === "clip");
  expect(new Set(made.map(({ seed }) => seed)).size).toBe(1);
  expect(made.every(({ score }) => score !== null)).toBe(true);
  const continuing = plan.shots.filter(({ continuesPrevious }) => continuesPrevious).length;
  expect(studio.calls.filter((call) => call.startsWith("image"))).toHaveLength(
    elements.length + 10 - continuing,
  );
  const cut = (await studio.deps.records.result(run, "cut")).value as unknown as Cut;
  expect(cut.grade).toMatchObject({ contrast: 1.03, grain: 0.15 });
  expect(cut.video.map(({ type }) => type)).toContain("transition");
  expect(await notesOf(run)).toEqual([]);
});

test("settings that change no words ask no question twice, and leave the seed as it was", async () => {
  const run = await withSettings({});
  await studio.run(run, { recipe: toFrames });
  const questions = studio.calls.filter((call) => call.startsWith("text")).length;
  const other = await withSettings({ finishing: false, chainedFrames: false, sameSeed: false });
  expect(other.projectId).not.toBe(run.projectId);
  await studio.run(other, { recipe: toFrames });
  expect(studio.calls.filter((call) => call.startsWith("text"))).toHaveLength(questions);
  expect(await planOf(other)).toEqual(await planOf(run));
});

test("elements are shown to a model with reference identity, and to none without", async () => {
  const { models, asked } = remoteImages({});
  await studio.run(await withSettings({}), { models, recipe: toFrames });
  expect(rolesOf(asked)).toContain("element");
  asked.length = 0;
  const plain = await withSettings({ referenceIdentity: false });
  await studio.run(plain, { models, recipe: toFrames });
  expect(rolesOf(asked)).toEqual(["previous-frame"]);
  expect((await planOf(plain)).consistencyGroups.length).toBeGreaterThan(0);
});

test("a trained LoRA goes with every picture to a model that takes one", async () => {
  const trainedLora = { name: "northwind-bottle.safetensors", strength: 0.8 };
  const { models, asked } = remoteImages({ lora: true });
  const run = await withSettings({ trainedLora });
  await studio.run(run, { models, recipe: toFrames });
  expect(asked.length).toBeGreaterThan(8);
  expect(asked.map(({ lora }) => lora)).toEqual(asked.map(() => trainedLora));
  expect(await notesOf(run)).toEqual([]);

  const without = await withSettings({});
  await studio.run(without, { models, recipe: toFrames });
  const [first] = (await planOf(run)).shots;
  const drawn = async (of: RunRef) =>
    (await studio.deps.records.result(of, slots.firstFrame(first?.key ?? ""))).artifactId;
  expect(await drawn(without)).not.toBe(await drawn(run));
  expect(asked.at(-1)?.lora).toBeNull();
});

test("composition control shows a model the planned picture first, as long as it keeps to one", async () => {
  const composition = { as: "first-reference" as const, required: false };
  const { models, asked } = remoteImages({ composition, references: 1 });
  const run = await withSettings({ compositionControl: true });
  await studio.run(run, { models, recipe: toFrames });
  const frames = asked.filter(({ references }) => references.length > 0);
  expect(frames.map(({ references }) => references.map(({ role }) => role))).toEqual(
    frames.map(() => ["composition"]),
  );
  const { key } = (await planOf(run)).shots[0] ?? { key: "" };
  const sketch = await studio.deps.records.result(run, `${slots.firstFrame(key)}/sketch`);
  expect(frames.map(({ references }) => references[0]?.digest)).toContain(
    (sketch.value as { digest: string }).digest,
  );
  expect(await notesOf(run)).toContainEqual(
    expect.objectContaining({ level: "warning", message: expect.stringMatching(/takes one picture/) }),
  );
});

test("what the models cannot do is told in the run, never passed over", async () => {
  const { models } = remoteImages({ references: 0 });
  const run = await withSettings({
    compositionControl: true,
    trainedLora: { name: "northwind", strength: 1 },
    faceConsistency: true,
  });
  await studio.run(run, { models, recipe: toFrames });
  const told = (await notesOf(run)).map(({ message }) => message);
  expect(told).toEqual([
    expect.stringMatching(/takes no reference pictures/),
    expect.stringMatching(/“Trained LoRA” has no effect. Needs an image model that takes a LoRA/),
    expect.stringMatching(/“Composition control” has no effect/),
    expect.stringMatching(/“Compare faces” has no effect. Needs the face models/),
  ]);
});
