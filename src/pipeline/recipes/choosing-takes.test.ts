import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { projectTakes } from "@/db/queries/project-history";
import { newestBrief } from "@/db/queries/projects";
import { latestRun, runEventsAfter } from "@/db/queries/runs";
import { chooseTake, findSelection, releaseSlot } from "@/db/queries/selections";
import { scorecards, selectionLabels } from "@/db/schema/all";
import type { BriefInput } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import { noLimits } from "@/domain/cost/limits";
import { createScorecard, scorecardVersion } from "@/domain/quality/scorecard";
import { slots } from "@/domain/shot/take";
import type { RunContext } from "@/pipeline/ports";
import type { RunOutcome } from "@/pipeline/recipes/ad";
import { animateShots } from "@/pipeline/stages/animate-shot/stage";
import { drawElements } from "@/pipeline/stages/draw-elements/stage";
import { drawFrames } from "@/pipeline/stages/draw-frames/stage";
import { enhancePrompt } from "@/pipeline/stages/enhance-prompt/stage";
import { planShots } from "@/pipeline/stages/plan-shots/stage";
import { readBrief } from "@/pipeline/stages/read-brief/stage";
import { scoreClips } from "@/pipeline/stages/score-clips/stage";
import { createRecords } from "@/runtime/records";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";

const clipMicros = 420_000;
const short: BriefInput = {
  prompt: "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning",
  durationSeconds: 5,
  clips: 1,
  aspect: "1:1",
  seed: 7,
  coherence: { twoAgentEnhancement: false },
};

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
/** Scores of the takes to come, in the order in which they are measured; then 90. */
let scores: number[];
let chosen: string[];

beforeEach(async () => {
  db = await testDatabase();
  scores = [];
  chosen = [];
  studio = await testStudio(db, { priceMicros: clipMicros, draft: false });
  const cardOf = (subject: "clip" | "frame" | "seam", score: number) =>
    createScorecard(subject, [
      { metric: "imagingQuality", method: "signal", score, raw: score / 100, parts: {}, note: null },
    ]);
  studio.deps.measure = {
    ...studio.deps.measure,
    clip: async () => cardOf("clip", scores.shift() ?? 90),
    frame: async () => cardOf("frame", 80),
    seam: async () => cardOf("seam", 80),
  };
});
afterEach(() => studio.close());

/** The recipe of an ad as far as its takes are chosen. */
async function untilChosen(ctx: RunContext): Promise<RunOutcome> {
  const brief = await readBrief(ctx);
  const prompt = await enhancePrompt(ctx, brief);
  const planned = await planShots(ctx, { brief, prompt });
  const { plan } = planned.value;
  await drawElements(ctx, { brief, planned, look: null });
  await drawFrames(ctx, { plan, chained: true });
  await animateShots(ctx, { plan, parallel: true });
  const { clips } = await scoreClips(ctx, { brief, plan });
  chosen = clips.map(({ clip }) => clip.takeId ?? "");
  return { status: "done" };
}
const runOf = (run: RunRef) => studio.run(run, { recipe: untilChosen });

async function make(more: Partial<BriefInput> = {}): Promise<RunRef> {
  const run = await studio.open({ ...short, ...more });
  expect(await runOf(run)).toEqual({ status: "done" });
  return run;
}

const clipsOf = async ({ projectId }: RunRef) =>
  (await projectTakes(db, projectId)).filter(({ take }) => take.kind === "clip");
const notesOf = async ({ id }: RunRef) =>
  (await runEventsAfter(db, { runId: id, afterId: 0 })).flatMap(({ data }) =>
    data.type === "note" && data.stage === "score" ? [data.message] : [],
  );
const filmed = () => studio.calls.filter((call) => call.startsWith("clip")).length;

test("as many takes as are asked for are made and ranked; the best is selected, and what it was chosen from is kept to learn from", async () => {
  scores = [60, 60, 60].with(1, 85);
  const run = await make({ quality: { attempts: 3 } });
  const takes = await clipsOf(run);
  expect(takes).toHaveLength(3);
  expect(new Set(takes.map(({ take }) => take.seed)).size).toBe(3);
  const best = takes.find(({ score }) => score === 85);
  expect(chosen).toEqual([best?.take.id]);
  expect(best).toMatchObject({
    chosenBy: "system",
    reason: expect.stringMatching(/wins with 85 of 100 over 60/),
  });
  const [label, ...others] = await db.select().from(selectionLabels);
  expect(others).toEqual([]);
  expect(label).toMatchObject({ takeId: best?.take.id, chosenBy: "system", runId: run.id });
  expect(label?.alternatives.map(({ overall }) => overall).toSorted()).toEqual([60, 60, 85]);
});

test("a poor shot is made again, and the maker is told what was spent and gained", async () => {
  scores = [41, 78];
  const run = await make();
  expect(filmed()).toBe(2);
  expect(await notesOf(run)).toContain("Shot 1 was made 2 times: 41 → 78 for $0.42.");
});

test("of poor takes the best stays, and none is made after the second again", async () => {
  scores = [41, 30, 35];
  const run = await make();
  expect(filmed()).toBe(3);
  expect((await clipsOf(run)).find(({ take }) => take.id === chosen[0])?.score).toBe(41);
  expect((await notesOf(run)).join()).toMatch(/did not get better: 41, then 30 and 35/);
});

test("what the cost limit refuses is not made, and the run goes on with the take it has", async () => {
  // Room for one clip at the most that it may cost, and for what it did cost, but not for another one.
  studio.deps.records = createRecords(db, { costLimits: { ...noLimits, run: 6 * clipMicros } });
  studio.models.video.job.ceilingMicros = () => 6 * clipMicros;
  scores = [41, 78];
  const run = await make();
  expect(filmed()).toBe(1);
  expect(chosen).toHaveLength(1);
  expect((await notesOf(run)).join()).toMatch(/Shot 1, take 2 could not be made.*limit/);
});

test("off is off, and thresholds are the maker's", async () => {
  scores = [41];
  await make({ quality: { regenerationMax: 0 } });
  expect(filmed()).toBe(1);

  scores = [41];
  await make({ seed: 8, quality: { thresholds: { overall: 40 } } });
  expect(filmed()).toBe(2);

  scores = [60, 60, 60];
  await make({ seed: 9, quality: { thresholds: { overall: 70 } } });
  expect(filmed()).toBe(5);

  const unmeasured = await make({
    seed: 10,
    quality: { attempts: 3 },
    coherence: { twoAgentEnhancement: false, qualityRegeneration: false },
  });
  expect(filmed()).toBe(6);
  expect((await clipsOf(unmeasured)).map(({ score }) => score)).toEqual([null]);
});

test("every picture and clip of a run gets a card", async () => {
  const run = await make();
  const takes = (await projectTakes(db, run.projectId)).filter(({ take }) =>
    ["frame", "reference", "clip"].includes(take.kind),
  );
  expect(takes.length).toBeGreaterThan(3);
  expect(takes.map(({ scoreVersion }) => scoreVersion)).toEqual(takes.map(() => scorecardVersion));
});

test("the maker's choice stands in the next run, ends with it taken back, and does not outlive its brief", async () => {
  scores = [60, 85];
  const run = await make({ quality: { attempts: 2 } });
  const { projectId } = run;
  const slot = slots.clip((await clipsOf(run))[0]?.take.slot.split("/")[1] ?? "");
  const weak = (await clipsOf(run)).find(({ score }) => score === 60)?.take.id ?? "";
  const strong = chosen;
  const { id: briefId } = await newestBrief(db, projectId);
  await chooseTake(db, { projectId, takeId: weak, slot, briefId, personId: run.ownerId });

  const calls = studio.calls.length;
  await make({ quality: { attempts: 2 } });
  expect(chosen).toEqual([weak]);
  expect(studio.calls.filter((call, index) => index >= calls && !call.startsWith("text"))).toEqual([]);
  expect(await findSelection(db, { projectId, slot })).toMatchObject({ chosenBy: "maker", takeId: weak });

  await releaseSlot(db, { projectId, slot });
  expect(await findSelection(db, { projectId, slot })).toMatchObject({
    chosenBy: "system",
    takeId: strong[0],
  });
  await make({ quality: { attempts: 2 } });
  expect(chosen).toEqual(strong);

  await chooseTake(db, {
    projectId,
    takeId: weak,
    slot,
    briefId: (await otherBrief(run)).id,
    personId: run.ownerId,
  });
  await make({ quality: { attempts: 2 } });
  expect(chosen).toEqual(strong);

  const choices = await db
    .select()
    .from(selectionLabels)
    .orderBy(selectionLabels.createdAt, selectionLabels.id);
  expect(choices.map(({ chosenBy, takeId }) => [chosenBy, takeId === weak])).toEqual([
    ["system", false],
    ["maker", true],
    ["system", false],
    ["maker", true],
    ["system", false],
  ]);
});

/** A brief that is not the one that the project's runs are of. */
async function otherBrief(run: RunRef) {
  const other = await studio.open({ ...short, seed: 99 });
  expect(other.projectId).not.toBe(run.projectId);
  return newestBrief(db, other.projectId);
}

test("scoring again adds cards of the present version, changes no old one, and makes nothing", async () => {
  scores = [60, 85];
  const run = await make({ quality: { attempts: 2 } });
  await db.update(scorecards).set({ version: "older" });
  const before = await db.select().from(scorecards).where(eq(scorecards.version, "older"));
  const calls = studio.calls.length;
  scores = [90, 20];
  const again = await studio.open({ ...short, quality: { attempts: 2 } });
  await runOf({ ...again, options: { ...again.options, rebuild: "scores" } });

  expect(studio.calls.slice(calls).filter((call) => !call.startsWith("text"))).toEqual([]);
  const rows = await db.select().from(scorecards);
  expect(rows.filter(({ version }) => version === "older")).toEqual(before);
  expect(rows.filter(({ version }) => version === scorecardVersion)).toHaveLength(before.length);
  // What is in the video stays in it: scores that changed are no reason to change a video that nobody asked to change.
  expect((await clipsOf(run)).find(({ chosen: selected }) => selected)?.take.id).toBe(chosen[0]);
  expect((await latestRun(db, run.projectId))?.status).toBe("done");
});
