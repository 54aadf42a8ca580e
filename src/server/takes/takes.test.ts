import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { latestRun, refOf, runEventsAfter } from "@/db/queries/runs";
import type { RunRef } from "@/domain/build/build";
import { createScorecard } from "@/domain/quality/scorecard";
import { slots } from "@/domain/shot/take";
import type { Runtime } from "@/runtime/runtime";
import { projectView } from "@/server/projects/project-view";
import { createCaller } from "@/server/root";
import { addMaker } from "@/testing/makers";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";

/** On a machine with other things to do; a second each on one that has not. */
const renders = { timeout: 180_000 };

const brief = {
  prompt: "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning",
  durationSeconds: 5,
  clips: 1,
  aspect: "1:1" as const,
  music: false,
  voice: false,
  coherence: { twoAgentEnhancement: false, finishing: false },
  quality: { attempts: 2 },
};

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
let run: RunRef;
let slot: string;
let caller: ReturnType<typeof createCaller>;

function callerOf(userId: string) {
  const runtime = { blobs: studio.blobs, outbox: { add: async () => undefined } } as unknown as Runtime;
  return createCaller({
    db,
    runtime,
    user: { userId, username: "tester", role: "maker" },
    address: "test",
  });
}

/** One video for all: no test makes anything that another one looks at. */
beforeAll(async () => {
  db = await testDatabase();
  studio = await testStudio(db);
  const scores = [60, 85];
  const card = (score: number) =>
    createScorecard("clip", [
      { metric: "imagingQuality", method: "signal", score, raw: score / 100, parts: {}, note: null },
    ]);
  studio.deps.measure = {
    ...studio.deps.measure,
    clip: async () => card(scores.shift() ?? 90),
    frame: async () => card(80),
  };
  run = await studio.open(brief);
  caller = callerOf(run.ownerId);
  expect(await studio.run(run)).toEqual({ status: "done" });
  const { plan } = await caller.projects.byId({ projectId: run.projectId });
  slot = slots.clip(plan?.shots[0]?.key ?? "");
}, 180_000);
afterAll(() => studio.close());

/** Asks for a run as the page does, and does its work. */
async function rebuild(): Promise<RunRef> {
  const { runId } = await caller.runs.rebuild({ projectId: run.projectId, what: "cut" });
  const asked = await latestRun(db, run.projectId);
  if (asked?.id !== runId) throw new Error("the run that was asked for is not the newest");
  expect(await studio.run(refOf(asked))).toEqual({ status: "done" });
  return refOf(asked);
}

test(
  "a take that is chosen by hand is in the next cut, which films nothing; taken back, the version before is the current one again",
  renders,
  async () => {
    const { projectId } = run;
    const { takes, selection } = await caller.takes.ofSlot({ projectId, slot });
    expect(takes.map(({ number, scorecard }) => [number, scorecard?.card.overall])).toHaveLength(2);
    expect(selection).toMatchObject({ chosenBy: "system", reason: expect.stringMatching(/wins with 85/) });
    const other = takes.find(({ id }) => id !== selection?.takeId);
    const cutTakes = async () => (await caller.projects.byId({ projectId })).cutTakeIds;
    const shownVersion = async () => {
      const video = await caller.videos.byId({ projectId });
      return video.versions.find(({ current }) => current)?.version;
    };
    expect(await cutTakes()).toEqual([selection?.takeId]);

    const { before } = await caller.takes.choose({ projectId, takeId: other?.id ?? "" });
    expect(before).toMatchObject({ takeId: selection?.takeId, chosenBy: "system" });
    expect(await cutTakes()).toEqual([selection?.takeId]);
    const calls = studio.calls.length;
    await rebuild();
    expect(await cutTakes()).toEqual([other?.id]);
    expect(await shownVersion()).toBe(2);

    await caller.takes.release({ projectId, slot });
    expect((await caller.takes.ofSlot({ projectId, slot })).selection).toEqual(selection);
    const again = await rebuild();
    expect(await cutTakes()).toEqual([selection?.takeId]);
    expect(await shownVersion()).toBe(1);
    const events = await runEventsAfter(db, { runId: again.id, afterId: 0 });
    expect(events.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({
        type: "note",
        message: "These takes make version 1, which you have already.",
      }),
    );
    expect(studio.calls.slice(calls)).toEqual([]);
  },
);

test("a finished video has a scorecard of its file, its takes and its sound, and says what is missing", async () => {
  const { projectId } = run;
  const { scorecard } = await caller.videos.scorecard({ projectId, version: 1 });
  expect(scorecard).toMatchObject({ outdated: false, card: { subject: "video" } });
  const measured = scorecard?.card.measurements.map(({ metric }) => metric);
  expect(measured).toContain("imagingQuality");
  expect(scorecard?.card.missing.find(({ metric }) => metric === "seamJump")?.reason).toMatch(/one shot/);
  await expect(caller.videos.scorecard({ projectId, version: 99 })).rejects.toThrow(/no such version/);
});

test("nothing is started beside a run that is at work, and only clips of one's own can be chosen", async () => {
  const { projectId } = run;
  await caller.runs.rebuild({ projectId, what: "scores" });
  await expect(caller.runs.rebuild({ projectId, what: "cut" })).rejects.toMatchObject({ code: "CONFLICT" });

  const view = await projectView(
    {
      db,
      runtime: { blobs: studio.blobs } as unknown as Runtime,
      user: { userId: run.ownerId, username: "tester", role: "maker" },
      address: "test",
    },
    { projectId },
  );
  const frame = view.takes.find(({ kind }) => kind === "frame");
  await expect(caller.takes.choose({ projectId, takeId: frame?.id ?? "" })).rejects.toThrow(/Only clips/);

  const stranger = await addMaker(db, "stranger");
  const clip = view.takes.find(({ kind }) => kind === "clip");
  await expect(
    callerOf(stranger.ownerId).takes.choose({ projectId: stranger.projectId, takeId: clip?.id ?? "" }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});
