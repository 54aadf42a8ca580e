import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { projectTakes } from "@/db/queries/project-history";
import { runEventsAfter } from "@/db/queries/runs";
import type { RunRef } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import { progressPercent } from "@/domain/run/progress";
import { recipeStages, type StageName } from "@/domain/run/run";
import { applyRunEvent, initialRunState } from "@/domain/run/run-state";
import type { Steps } from "@/pipeline/ports";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";
import { unrenderedAd } from "@/testing/unrendered-ad";

const prompt = "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning";
const short = { prompt, durationSeconds: 5, clips: 2, aspect: "1:1" as const };

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
let before: ((call: string) => Promise<void> | void) | undefined;

beforeEach(async () => {
  db = await testDatabase();
  before = undefined;
  studio = await testStudio(db, { before: (call) => before?.(call) });
});
afterEach(() => studio.close());

async function stateOf(run: RunRef) {
  const events = await runEventsAfter(db, { runId: run.id, afterId: 0 });
  return events.reduce(applyRunEvent, initialRunState());
}

test("a brief becomes a video of exactly its length; asking again makes nothing anew and gives the same file", async () => {
  const run = await studio.open(short, null);
  expect(await studio.run(run)).toEqual({ status: "done" });
  await expectSteadyProgress(run);
  const video = await studio.desk.finishedVideo(run);
  expect(video).toMatchObject({
    durationSeconds: 5,
    width: 1080,
    height: 1080,
    shots: 2,
    costMicros: 0,
  });
  const calls = studio.calls.length;

  const again = await studio.open(short, null);
  expect(again.projectId).toBe(run.projectId);
  expect(await studio.run(again)).toEqual({ status: "done" });
  expect(await studio.desk.finishedVideo(again)).toEqual({
    ...video,
    cachedSteps: video.ranSteps + video.cachedSteps,
    ranSteps: 0,
  });
  expect(studio.calls).toHaveLength(calls);

  const other = await studio.open({ ...short, seed: 99 });
  expect(other.projectId).not.toBe(run.projectId);
  await studio.run(other, { recipe: unrenderedAd });
  expect(studio.calls.length).toBeGreaterThan(calls);
});

/** Progress only rises, ends at 100 and names every stage. */
async function expectSteadyProgress(run: RunRef): Promise<void> {
  const events = await runEventsAfter(db, { runId: run.id, afterId: 0 });
  let state = initialRunState();
  const seen: number[] = [];
  for (const event of events) {
    state = applyRunEvent(state, event);
    seen.push(progressPercent(state));
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(100);
  expect(state.stages.map(({ stage, status }) => [stage, status])).toEqual(
    recipeStages.ad.map((stage) => [stage, "done"]),
  );
}

test("a shot that fails leaves the others alone, says why, and only it is made when the run goes on", async () => {
  let refusals = 1;
  before = (call) => {
    if (call.startsWith("clip") && refusals-- > 0) {
      throw new StudioError("provider-rejected", "The words “red blood” are not allowed");
    }
  };
  const run = await studio.open(short);
  const outcome = await studio.run(run, { recipe: unrenderedAd });
  expect(outcome).toMatchObject({ status: "needs-attention", failures: [{ message: /not allowed/ }] });
  const state = await stateOf(run);
  expect(state).toMatchObject({ status: "needs-attention" });
  const clips = state.stages.find(({ stage }) => stage === "clips")?.pieces ?? [];
  expect(clips.map(({ status }) => status).toSorted()).toEqual(["done", "failed"]);
  expect(clips.find(({ status }) => status === "failed")?.failure?.action).toBe("change-prompt");

  const made = studio.calls.length;
  const resumed = await studio.open(short);
  expect(resumed).toMatchObject({ id: run.id, attempt: 2 });
  expect(await studio.run(resumed, { recipe: unrenderedAd })).toEqual({ status: "done" });
  const later = studio.calls.slice(made);
  expect(later.filter((call) => call.startsWith("clip"))).toHaveLength(1);
  expect(later.filter((call) => call.startsWith("image"))).toHaveLength(0);
});

test("an outage is waited out and tried again; enhancement that fails does not end the run", async () => {
  let outages = 2;
  before = (call) => {
    if (call.startsWith("image") && outages-- > 0) throw new StudioError("provider-unavailable", "busy");
    if (call === "text enhance.critique") throw new StudioError("provider-rejected", "no");
  };
  const run = await studio.open(short);
  expect(await studio.run(run, { recipe: unrenderedAd })).toEqual({ status: "done" });
  expect((await stateOf(run)).notes).toContainEqual(
    expect.objectContaining({ stage: "enhance", level: "warning" }),
  );
});

test("a clip that is not good enough is made again, at most twice, and the best take is selected and used", async () => {
  const { clip } = studio.deps.measure;
  const scores = [20, 35, 30];
  let measured = 0;
  studio.deps.measure.clip = async (request) => {
    const card = await clip(request);
    const score = scores[measured++] ?? 90;
    return { ...card, overall: score, measurements: card.measurements.map((one) => ({ ...one, score })) };
  };
  const run = await studio.open({ ...short, clips: 1 });
  expect(await studio.run(run, { recipe: unrenderedAd })).toEqual({ status: "done" });
  expect(measured).toBe(3);
  const rows = (await projectTakes(db, run.projectId)).filter(({ take }) => take.kind === "clip");
  expect(rows.map(({ score }) => score)).toEqual(scores);
  const chosen = rows.find(({ take, chosen }) => chosen === take.id);
  expect(chosen).toMatchObject({ score: 35, reason: expect.stringMatching(/Take 2/) });
  const cut = await studio.deps.records.result(run, "cut");
  expect(JSON.stringify(cut.value)).toContain(chosen!.take.id);
});

/** Cancels when a step of the stage is about to run. */
const cancelIn = (stage: StageName, cancel: () => void) => (steps: Steps) => ({
  ...steps,
  run: ((id, work) => {
    if (id === `${stage}/started`) cancel();
    return steps.run(id, work);
  }) satisfies Steps["run"],
});

test("a cancel in each stage stops there; going on afterwards repeats nothing and finishes", async () => {
  for (const stage of recipeStages.ad) {
    const run = await studio.open(short);
    const abort = new AbortController();
    const outcome = await studio.run(run, {
      signal: abort.signal,
      wrap: cancelIn(stage, () => abort.abort()),
    });
    expect([stage, outcome.status]).toEqual([stage, "cancelled"]);
    expect((await stateOf(run)).status).toBe("cancelled");
  }
  const run = await studio.open(short);
  expect(run.attempt).toBe(recipeStages.ad.length + 1);
  expect(await studio.run(run)).toEqual({ status: "done" });
  const made = studio.calls.filter((call) => !call.startsWith("text enhance"));
  expect(made).toEqual([...new Set(made)]);
});
