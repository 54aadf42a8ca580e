import { asc, eq } from "drizzle-orm";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { runEventsAfter } from "@/db/queries/runs";
import { artifacts, runArtifacts } from "@/db/schema/all";
import { type BriefInput, brief as briefSchema } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import { applyRunEvent, initialRunState } from "@/domain/run/run-state";
import { nearDuplicate } from "@/domain/story/difference";
import type { StoriesOutput } from "@/domain/story/tasks";
import type { TakenStory, ToldStories } from "@/domain/story/told-stories";
import { digestOf } from "@/pipeline/content-key";
import { planAd, type Recipe } from "@/pipeline/recipes/ad";
import { planProduct } from "@/pipeline/recipes/product";
import { animateShots } from "@/pipeline/stages/animate-shot/stage";
import { drawElements } from "@/pipeline/stages/draw-elements/stage";
import { drawFrames } from "@/pipeline/stages/draw-frames/stage";
import type { Planned } from "@/pipeline/stages/plan-shots/stage";
import type { LocalTextModel } from "@/providers/contract/text-model";
import type { VideoRequest } from "@/providers/contract/video-model";
import { createTemplateTextModel } from "@/providers/template/template-text-model";
import { makePlainClip } from "@/testing/plain-clips";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";

const prompt = "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning";
const wordsOfAd: Recipe = async (ctx) => {
  await planAd(ctx);
  return { status: "done" };
};
const wordsOfProduct: Recipe = async (ctx) => {
  await planProduct(ctx);
  return { status: "done" };
};

const clipsOfProduct: Recipe = async (ctx) => {
  const { brief, planned } = await planProduct(ctx);
  const { plan } = planned.value;
  await drawElements(ctx, { brief, planned, look: null });
  await drawFrames(ctx, { plan, chained: false });
  await animateShots(ctx, { plan, parallel: true });
  return { status: "done" };
};

let db: Database;
let filmed: VideoRequest[];
let studio: Awaited<ReturnType<typeof testStudio>>;
let text: LocalTextModel;

beforeEach(async () => {
  db = await testDatabase();
  text = createTemplateTextModel();
  // What a test puts in the planner's place counts at once.
  filmed = [];
  studio = await testStudio(db, {
    text: { ...text, answer: (request) => text.answer(request) },
    makeClip: (request, file) => {
      filmed.push(request);
      return makePlainClip(request, file);
    },
  });
});
afterEach(() => studio.close());

async function photo(background: string): Promise<string> {
  const picture = await sharp({ create: { width: 200, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
  return (await studio.blobs.put(picture, { contentType: "image/png" })).digest;
}

async function openProduct(form: Partial<BriefInput> = {}): Promise<RunRef> {
  return studio.open({ format: "product", prompt, imageDigests: [await photo("#804020")], seed: 7, ...form });
}

const filled = async <Value>(run: RunRef, slot: string) =>
  (await studio.deps.records.result(run, slot)).value as Value;

/** Content keys of a run by slot. */
async function keysOf(run: RunRef): Promise<Record<string, string>> {
  const rows = await db
    .select({ slot: runArtifacts.slot, key: artifacts.contentKey })
    .from(runArtifacts)
    .innerJoin(artifacts, eq(artifacts.id, runArtifacts.artifactId))
    .where(eq(runArtifacts.runId, run.id))
    .orderBy(asc(runArtifacts.slot));
  return Object.fromEntries(rows.map(({ slot, key }) => [slot, key]));
}

test("a product video takes the best of three stories, and its plan tells that story moment by moment", async () => {
  const run = await openProduct();
  expect(await studio.run(run, { recipe: wordsOfProduct })).toEqual({ status: "done" });
  const told = await filled<ToldStories>(run, "stories");
  const taken = await filled<TakenStory>(run, "story");
  const { plan, narrative } = await filled<Planned>(run, "plan");
  const scores = told.scores.map(({ overall }) => overall);
  expect(scores[taken.index ?? -1]).toBe(Math.max(...scores));
  expect(plan.title).toBe(taken.story.title);
  expect(plan.look).toBe(taken.story.visualStyle);
  expect(narrative.story).toContain(taken.story.narrative);
  expect(plan.scenes.map(({ description }) => description.toLowerCase())).toEqual(
    taken.story.keyMoments.map((moment) => `${moment}.`.toLowerCase()),
  );
  expect(plan.shots.at(-1)?.elements.some(({ key }) => key === "product")).toBe(true);
  const events = await runEventsAfter(db, { runId: run.id, afterId: 0 });
  const state = events.reduce(applyRunEvent, initialRunState(["brief", "enhance", "story", "plan"]));
  expect(state.stages.map(({ status }) => status)).toEqual(["done", "done", "done", "done"]);
});

test("two stories that are nearly the same are asked for again once, with what is wrong with them", async () => {
  const planner = createTemplateTextModel();
  const asked: string[] = [];
  text = {
    ...planner,
    async answer(request) {
      if (request.task !== "stories.write") return planner.answer(request);
      asked.push(request.prompt);
      const { stories } = (await planner.answer(request)) as StoriesOutput;
      const [first, second, third] = stories;
      if (!first || !second || !third) throw new Error("the planner wrote too few");
      const same = asked.length === 1 ? [first, second, { ...second, title: "The same once more" }] : stories;
      return request.schema.parse({ stories: same });
    },
  };
  const run = await openProduct();
  await studio.run(run, { recipe: wordsOfProduct });
  expect(asked).toHaveLength(2);
  expect(asked[1]).toMatch(/Stories 2 and 3 are nearly the same/);
  const { pairs } = await filled<ToldStories>(run, "stories");
  expect(Math.min(...pairs.map(({ difference }) => difference.overall))).toBeGreaterThan(nearDuplicate);
});

test("an ad is planned under the keys it always had: what earlier releases made is found again", async () => {
  const run = await studio.open({ prompt, durationSeconds: 5, clips: 2, aspect: "1:1", seed: 7 }, null);
  await studio.run(run, { recipe: wordsOfAd });
  // The rounds of the prompt are kept with the time they took, so their key is another each time.
  const { enhance: _timed, ...keys } = await keysOf(run);
  expect(Object.keys(keys)).toHaveLength(8);
  // As the release before there were stories made them.
  expect(digestOf(keys)).toBe("d74ae0095b4f3c732cb64b7cdd11e9ba249b5e33850b03a7ca6b1b358a512f76");
});

test("what this machine films is given the photo that its frames show of the product", async () => {
  const photoDigest = await photo("#804020");
  const run = await openProduct({ durationSeconds: 5, clips: 2 });
  await studio.run(run, { recipe: clipsOfProduct });
  const shown = filmed.filter(({ scene }) => scene.subjects.some((one) => one.photoDigest === photoDigest));
  expect(shown.length).toBeGreaterThan(0);
  for (const { references } of shown) {
    expect(references).toMatchObject([{ role: "product", digest: photoDigest }]);
  }
});

test("a product video without a photo is refused, and says what is missing", () => {
  const parsed = briefSchema.safeParse({ format: "product", prompt });
  expect(parsed.error?.issues).toMatchObject([
    { path: ["imageDigests"], message: expect.stringMatching(/Add at least one/) },
  ]);
});
