import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addUpload } from "@/db/queries/projects";
import { latestRun, refOf } from "@/db/queries/runs";
import { storyChoicesOf } from "@/db/queries/story-choices";
import { brief as briefSchema } from "@/domain/brief/brief";
import type { Story } from "@/domain/story/story";
import type { TakenStory } from "@/domain/story/told-stories";
import { digestOf } from "@/pipeline/content-key";
import { recipeOfRun } from "@/pipeline/recipes/heroes";
import type { Planned } from "@/pipeline/stages/plan-shots/stage";
import type { Runtime } from "@/runtime/runtime";
import { surveyProject } from "@/runtime/survey-project";
import { appRouter } from "@/server/root";
import type { StoriesView } from "@/server/stories/stories-view";
import { addMaker } from "@/testing/makers";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
let caller: ReturnType<typeof appRouter.createCaller>;
let projectId: string;

beforeEach(async () => {
  db = await testDatabase();
  studio = await testStudio(db);
  const { ownerId } = await addMaker(db, "ana");
  const runtime = {
    models: { local: studio.models, offers: async () => [], forChoice: async () => studio.models },
    env: { concurrency: 2 },
    blobs: studio.blobs,
    briefDigest: digestOf,
    outbox: { add: async () => undefined },
  } as unknown as Runtime;
  const user = { userId: ownerId, username: "ana", role: "maker" as const };
  caller = appRouter.createCaller({ db, runtime, user, address: "test" });
  const brief = briefSchema.parse({
    format: "product",
    prompt: "A canvas backpack by Fernweh made from recycled sails, for weekend trips",
    imageDigests: [await photoOf(ownerId)],
    durationSeconds: 5,
    clips: 2,
  });
  ({ projectId } = await caller.projects.create({ brief, guided: true }));
});
afterEach(() => studio.close());

async function photoOf(ownerId: string): Promise<string> {
  const picture = sharp({ create: { width: 200, height: 200, channels: 3, background: "#335577" } });
  const { digest, bytes } = await studio.blobs.put(await picture.png().toBuffer(), {
    contentType: "image/png",
  });
  const size = { bytes, width: 200, height: 200 };
  await addUpload(db, { ownerId, digest, fileName: "front.png", contentType: "image/png", ...size });
  return digest;
}

/** Lets the project's newest run go as far as it comes, and says how it ended. */
async function runOn() {
  const run = await latestRun(db, projectId);
  if (!run) throw new Error("the project has no run");
  const { status } = await studio.run(refOf(run), { recipe: recipeOfRun });
  return { run: refOf(run), status };
}

const stories = () => caller.stories.get({ projectId });
const titles = ({ told }: StoriesView) => told?.stories.map(({ title }) => title) ?? [];

test("a guided run waits for the choice of a story and then plans the one that was chosen, whatever the rule says", async () => {
  expect(await runOn()).toMatchObject({ status: "waiting" });
  const before = await stories();
  const other = before.taken?.index === 0 ? 1 : 0;
  expect(before).toMatchObject({ version: 0, ownPlan: false, filmed: { index: before.taken?.index } });

  const choice = { projectId, baseVersion: 0, spentMs: 4200, chosen: other, edited: null };
  await caller.stories.choose({ ...choice, way: "chosen" });
  await expect(caller.stories.choose({ ...choice, way: "chosen" })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  expect(await storyChoicesOf(db, projectId)).toMatchObject([
    { way: "chosen", chosen: other, best: before.taken?.index, spentMs: 4200, round: 0 },
  ]);

  await caller.workspace.approve({ projectId });
  const { run, status } = await runOn();
  expect(status).toBe("waiting");
  const taken = (await studio.deps.records.result(run, "story")).value as TakenStory;
  const { plan } = (await studio.deps.records.result(run, "plan")).value as Planned;
  expect(taken).toMatchObject({ index: other, reason: "Your choice." });
  expect(plan.title).toBe(taken.story.title);
  expect(studio.calls.filter((call) => call === "text stories.write")).toHaveLength(1);
});

test("others are asked for with guidance, differ from the ones before, and nothing else is made meanwhile", async () => {
  await runOn();
  const first = await stories();
  const made = studio.calls.length;
  await caller.stories.askForOthers({
    projectId,
    baseVersion: 0,
    spentMs: 10,
    guidance: "quieter, no people",
  });
  await expect(
    caller.stories.askForOthers({ projectId, baseVersion: 1, spentMs: 10, guidance: "" }),
  ).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringMatching(/Wait/) });
  expect(await runOn()).toMatchObject({ status: "waiting" });
  const second = await stories();
  expect(second.told).toMatchObject({ round: 1, guidance: "quieter, no people" });
  expect(titles(second).filter((title) => titles(first).includes(title))).toEqual([]);
  expect(studio.calls.slice(made)).toEqual(["text stories.write"]);
});

test("the maker's own version is told as it is written", async () => {
  await runOn();
  const { told } = await stories();
  const [base] = told?.stories ?? [];
  if (!base) throw new Error("no story was told");
  const mine: Story = {
    ...base,
    title: "Sailcloth",
    keyMoments: ["a torn sail on a beach", "the backpack on a pier"],
  };
  const decision = { projectId, baseVersion: 0, spentMs: 10, chosen: 0, way: "edited" as const };
  await caller.stories.choose({ ...decision, edited: { ...mine, segments: 2 } });
  await caller.workspace.approve({ projectId });
  const { run } = await runOn();
  const { plan } = (await studio.deps.records.result(run, "plan")).value as Planned;
  expect(plan.title).toBe("Sailcloth");
  expect(plan.shots.map(({ action }) => action)).toEqual([
    "A torn sail on a beach.",
    "The backpack on a pier.",
  ]);
});

test("another story makes the plan stale and says why; going back to the one before makes nothing stale", async () => {
  await runOn();
  const { taken } = await stories();
  await caller.workspace.approve({ projectId });
  await runOn();
  const desk = { forChoice: async () => studio.models };
  const plan = async () =>
    (await surveyProject({ db, deps: studio.deps, desk }, { projectId })).find(({ slot }) => slot === "plan");
  expect(await plan()).toBeUndefined();

  const other = taken?.index === 0 ? 1 : 0;
  const choice = { projectId, spentMs: 1, edited: null, way: "chosen" as const };
  const { version } = await caller.stories.choose({ ...choice, baseVersion: 0, chosen: other });
  expect(await plan()).toMatchObject({ state: "stale", reasons: ["the story"] });
  const back = await caller.stories.choose({ ...choice, baseVersion: version, chosen: null });
  expect(await plan()).toBeUndefined();

  // A frame that is approved stands for the story it was drawn after.
  const { data } = await caller.workspace.get({ projectId });
  const { version: baseVersion } = await caller.workspace.save({
    projectId,
    baseVersion: back.version,
    data: { ...data, approved: ["shot/shot-1/first-frame"] },
    change: { what: "Approved a frame", target: null },
  });
  const again = { ...choice, baseVersion, chosen: other };
  const refused = { message: /^Shot 1 is locked/ };
  await expect(caller.stories.choose(again)).rejects.toMatchObject(refused);
  const wish = { projectId, baseVersion, spentMs: 1, guidance: "" };
  await expect(caller.stories.askForOthers(wish)).rejects.toMatchObject(refused);
  await caller.stories.choose({ ...again, unlock: true });
  expect((await caller.workspace.get({ projectId })).data).toMatchObject({
    ...{ approved: [], stories: { chosen: other } },
  });
});
