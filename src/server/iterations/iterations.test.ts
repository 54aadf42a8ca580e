import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { heroLook } from "@/db/queries/heroes";
import { setFinalExport } from "@/db/queries/iterations";
import { slotValue } from "@/db/queries/project-history";
import { newestBrief } from "@/db/queries/projects";
import { latestRun, refOf } from "@/db/queries/runs";
import { saveScorecard } from "@/db/queries/scorecards";
import type { Brief } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import type { Plan } from "@/domain/plan/plan";
import { createScorecard } from "@/domain/quality/scorecard";
import { digestOf } from "@/pipeline/content-key";
import { recipeOfRun } from "@/pipeline/recipes/heroes";
import type { Runtime } from "@/runtime/runtime";
import type { SignedInContext } from "@/server/context";
import { chooseHero } from "@/server/hero/choose-hero";
import { drawMoreHeroes } from "@/server/hero/draw-heroes";
import { listHeroes } from "@/server/hero/list-heroes";
import { startWithHeroes } from "@/server/hero/start-with-heroes";
import { createProject } from "@/server/projects/create-project";
import { listProjects } from "@/server/projects/list-projects";
import { projectView } from "@/server/projects/project-view";
import { videoView } from "@/server/videos/video-view";
import { addMaker } from "@/testing/makers";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";
import { unrenderedAd } from "@/testing/unrendered-ad";
import { listIterations } from "./list-iterations";
import { restoreIteration } from "./restore-iteration";
import { estimateIteration, startIteration } from "./start-iteration";
import { dismissSuggestion, listSuggestions } from "./suggest";

const short = {
  prompt: "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning",
  durationSeconds: 5,
  clips: 2,
  aspect: "1:1" as const,
  coherence: { qualityRegeneration: false, finishing: false },
};
const heroes = { count: 4, seed: 3, model: null, parent: null };

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
let first: RunRef;
let ctx: SignedInContext;

beforeEach(async () => {
  db = await testDatabase();
  studio = await testStudio(db);
  first = await studio.open(short);
  ctx = contextOf(first.ownerId);
});
afterEach(() => studio.close());

/** The part of a runtime that these operations reach. */
function contextOf(userId: string): SignedInContext {
  const runtime = {
    models: { local: studio.models, offers: async () => [], forChoice: async () => studio.models },
    env: { concurrency: 2 },
    blobs: studio.blobs,
    briefDigest: digestOf,
    outbox: { add: async () => undefined },
  } as unknown as Runtime;
  return { db, runtime, user: { userId, username: "tester", role: "maker" }, address: "test" };
}

async function runNewest(projectId: string): Promise<RunRef> {
  const run = await latestRun(db, projectId);
  if (!run) throw new Error("the project has no run");
  const recipe = run.options.heroes ? recipeOfRun : unrenderedAd;
  expect(await studio.run(refOf(run), { recipe })).toEqual({ status: "done" });
  return refOf(run);
}

async function shotKeys(): Promise<string[]> {
  const planned = (await slotValue(db, { runId: first.id, slot: "plan" })) as unknown as { plan: Plan };
  return planned.plan.shots.map(({ key }) => key);
}

test("a changed brief makes the next iteration, what it leaves is kept, and an earlier one can be gone back to", async () => {
  const { projectId } = first;
  await studio.run(first, { recipe: unrenderedAd });
  const { data } = await newestBrief(db, projectId);
  const graded: Brief = { ...data, coherence: { ...data.coherence, finishing: true } };
  const [shot = ""] = await shotKeys();
  const wanted = { projectId, brief: graded, redraw: [shot] };
  const { estimate, changes } = await estimateIteration(ctx, wanted);
  expect(changes).toEqual([
    { key: "coherence.finishing", title: "Grade the cut", before: "Off", after: "On" },
  ]);
  expect(estimate.warnings).toEqual([]);
  expect(estimate.byShot.find(({ shotKey }) => shotKey === shot)?.cached).toBe(false);

  const before = studio.calls.length;
  await startIteration(ctx, wanted);
  await expect(startIteration(ctx, wanted)).rejects.toMatchObject({ code: "conflict" });
  const second = await runNewest(projectId);
  const made = studio.calls.slice(before);
  const promised = (unit: RegExp) =>
    estimate.lines
      .filter(({ cached, unit: name }) => !cached && unit.test(name))
      .reduce((sum, { quantity }) => sum + quantity, 0);
  expect(made.filter((call) => call.startsWith("text"))).toEqual([]);
  expect(made.filter((call) => call.startsWith("clip"))).toHaveLength(promised(/clip/));
  expect(made.filter((call) => call.startsWith("image"))).toHaveLength(promised(/picture/));

  const { iterations } = await listIterations(ctx, { projectId });
  expect(iterations.map(({ number, version, current }) => [number, version, current])).toEqual([
    [2, 2, true],
    [1, 1, false],
  ]);
  const [newest, oldest] = iterations;
  expect(newest?.changes).toEqual(changes);
  expect(
    newest?.takes.filter(({ takeId }) => newest.newTakeIds.includes(takeId)).map((take) => take.shot),
  ).toContain(1);
  expect(oldest).toMatchObject({ changes: [], promptBefore: null, sameAs: null });

  const asked = studio.calls.length;
  await expect(restoreIteration(ctx, { projectId, runId: first.projectId })).rejects.toMatchObject({
    code: "not-found",
  });
  await restoreIteration(ctx, { projectId, runId: first.id });
  const third = await runNewest(projectId);
  expect(third.options.shotSeeds).toEqual({});
  expect(second.options.shotSeeds).toHaveProperty(shot);
  expect(studio.calls).toHaveLength(asked);
  const after = await listIterations(ctx, { projectId });
  expect(after.iterations[0]).toMatchObject({ number: 3, version: 1, current: true, sameAs: 1 });
  expect(after.iterations[0]?.takes).toEqual(oldest?.takes);
  expect((await videoView(ctx, { projectId })).versions.find(({ current }) => current)?.version).toBe(1);
});

test("one version is final, the gallery shows it, and another project's version is refused", async () => {
  const { projectId } = first;
  await studio.run(first, { recipe: unrenderedAd });
  const [shot = ""] = await shotKeys();
  await startIteration(ctx, { projectId, brief: null, redraw: [shot] });
  await runNewest(projectId);
  const versions = async () =>
    (await videoView(ctx, { projectId })).versions.map(({ version, final }) => [version, final]);
  const [one] = (await listIterations(ctx, { projectId })).iterations.toReversed();
  const exportId = one?.exportId ?? "";
  expect(await setFinalExport(db, { projectId, exportId })).toEqual({ before: null });
  expect(await versions()).toEqual([
    [2, false],
    [1, true],
  ]);
  const [card] = (await listProjects(ctx, { limit: 1 })).items;
  expect(card?.video).toMatchObject({ version: 1, final: true });

  const other = await createProject(ctx, {
    brief: { ...(await newestBrief(db, projectId)).data, seed: 5 },
    draftFirst: false,
    from: projectId,
  });
  await expect(setFinalExport(db, { ...other, exportId })).rejects.toMatchObject({ code: "not-found" });
  expect((await listIterations(ctx, { projectId })).grown.map(({ id }) => id)).toEqual([other.projectId]);
  expect((await listIterations(ctx, other)).from?.id).toBe(projectId);
  expect(await setFinalExport(db, { projectId, exportId: null })).toEqual({ before: exportId });
  expect(await versions()).toEqual([
    [2, false],
    [1, false],
  ]);
});

test("what is weak is suggested with its price, until it is put away or done", async () => {
  const { projectId } = first;
  await studio.run(first, { recipe: unrenderedAd });
  expect(await listSuggestions(ctx, { projectId })).toEqual([]);
  const [iteration] = (await listIterations(ctx, { projectId })).iterations;
  const [take] = iteration?.takes ?? [];
  const flicker = {
    metric: "temporalFlickering",
    method: "signal",
    score: 20,
    raw: 9,
    parts: {},
    note: null,
  } as const;
  const card = createScorecard("clip", [flicker]);
  await saveScorecard(db, take?.takeId ?? "", { version: "later", overall: card.overall, data: card });

  const [suggestion] = await listSuggestions(ctx, { projectId });
  expect(suggestion).toMatchObject({
    title: "Redraw shot 1 with another seed",
    price: { totalMicros: 0 },
    dismissed: false,
  });
  await dismissSuggestion(ctx, { projectId, key: suggestion?.key ?? "", dismissed: true });
  expect((await listSuggestions(ctx, { projectId })).map(({ dismissed }) => dismissed)).toEqual([true]);
  await startIteration(ctx, { projectId, brief: null, redraw: suggestion?.change.redraw ?? [] });
  await runNewest(projectId);
  expect(await listSuggestions(ctx, { projectId })).toEqual([]);
});

test("a look is found before the video: chosen, taken back, nobody else's, and the plan is not made twice", async () => {
  const { data } = await newestBrief(db, first.projectId);
  const { projectId } = await startWithHeroes(ctx, {
    brief: { ...data, seed: 8 },
    draftFirst: false,
    heroes,
  });
  await expect(drawMoreHeroes(ctx, { projectId, heroes })).rejects.toMatchObject({ code: "conflict" });
  await runNewest(projectId);
  expect(await projectView(ctx, { projectId })).toMatchObject({
    status: "draft",
    run: { options: { heroes } },
  });
  const shown = await listHeroes(ctx, { projectId });
  const [one, two] = shown.heroes;
  expect(shown.trouble).toBeNull();
  expect(await chooseHero(ctx, { projectId, takeId: one?.takeId ?? "" })).toEqual({ before: null });
  expect(await chooseHero(ctx, { projectId, takeId: two?.takeId ?? "" })).toEqual({ before: one?.takeId });
  await chooseHero(ctx, { projectId, takeId: one?.takeId ?? null });
  expect((await listHeroes(ctx, { projectId })).heroes.map(({ chosen }) => chosen)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  await expect(
    chooseHero(ctx, { projectId: first.projectId, takeId: one?.takeId ?? "" }),
  ).rejects.toMatchObject({ code: "not-found" });

  const { heroDigest } = (await newestBrief(db, projectId)).data;
  const { estimate } = await estimateIteration(ctx, { projectId, brief: null, redraw: [] });
  expect(estimate.lines.filter(({ unit }) => unit === "questions").every(({ cached }) => cached)).toBe(true);
  const stranger = await addMaker(db, "stranger");
  expect(await heroLook(db, { ownerId: stranger.ownerId, digest: heroDigest ?? "" })).toBeNull();
  await expect(
    createProject(contextOf(stranger.ownerId), { brief: { ...data, heroDigest }, draftFirst: false }),
  ).rejects.toMatchObject({ code: "invalid-input", message: /hero frame is no longer there/ });
});
