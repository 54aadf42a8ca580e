import { and, eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { newestBrief } from "@/db/queries/projects";
import { addRun, latestRun, refOf } from "@/db/queries/runs";
import { newestWorkspace } from "@/db/queries/workspaces";
import { operations, runArtifacts } from "@/db/schema/all";
import type { RunRef } from "@/domain/build/build";
import type { RunOptions } from "@/domain/run/run";
import { frameWish, type Workspace } from "@/domain/workspace/workspace";
import type { Runtime } from "@/runtime/runtime";
import { appRouter } from "@/server/root";
import { surveyStudio } from "@/testing/surveyed-ad";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let studio: Awaited<ReturnType<typeof surveyStudio>>;
let run: RunRef;
/** Runs that were asked for. */
let asked: string[];

beforeEach(async () => {
  db = await testDatabase();
  studio = await surveyStudio(db);
  asked = [];
  const opened = await studio.open({
    prompt: "Cold brew coffee by Northwind in a bright kitchen for busy parents, calm morning",
    durationSeconds: 5,
    clips: 2,
    aspect: "1:1",
    coherence: { qualityRegeneration: false },
  });
  const { id: briefId } = await newestBrief(db, opened.projectId);
  const { projectId, ownerId } = opened;
  run = await addRun(db, { projectId, ownerId, briefId, options: { shotSeeds: {}, guided: true } });
});
afterEach(() => studio.close());

function caller() {
  const runtime = {
    outbox: {
      add: async (_tx: Database, event: { id: string }) => {
        asked.push(event.id);
      },
    },
    survey: ({ projectId, wishes }: { projectId: string; wishes?: Workspace }) =>
      studio.survey({ ...run, projectId }, wishes),
    blobs: studio.blobs,
  } as unknown as Runtime;
  const user = { userId: run.ownerId, username: "tester", role: "maker" as const };
  return appRouter.createCaller({ db, runtime, user, address: "test" }).workspace;
}

/** Does what the newest attempt of the newest run was asked for. */
async function work(): Promise<{ status: string; options: RunOptions }> {
  const newest = await latestRun(db, run.projectId);
  if (!newest) throw new Error("the project has no run");
  await studio.work(refOf(newest));
  const after = await latestRun(db, run.projectId);
  return { status: after?.status ?? "", options: after?.options ?? newest.options };
}

async function decide(change: (data: Workspace) => Workspace): Promise<void> {
  const { version, data } = await newestWorkspace(db, run.projectId);
  const what = { what: "Decided otherwise", target: null };
  await caller().save({ projectId: run.projectId, baseVersion: version, data: change(data), change: what });
}

const wishSeed = (slot: string, seed: number) =>
  decide((data) => ({ ...data, frames: { ...data.frames, [slot]: frameWish.parse({ seed }) } }));

/** Slots of the survey that a run would make something for, among those that are there already. */
const stale = async () =>
  (await caller().survey({ projectId: run.projectId })).pieces
    .filter(({ state }) => state === "stale")
    .map(({ slot }) => slot);

const of = () => ({ projectId: run.projectId });
const last = "shot/shot-1/last-frame";

test("a guided run ends at each checkpoint with nothing held, and goes on when it is approved", async () => {
  expect(await work()).toMatchObject({ status: "waiting" });
  expect(studio.calls.filter((call) => !call.startsWith("text"))).toEqual([]);
  expect(await openCalls()).toBe(0);

  await caller().approve(of());
  await expect(caller().approve(of())).rejects.toMatchObject({ code: "CONFLICT" });
  expect(asked).toEqual([`run/${run.id}/2`]);
  const texts = studio.calls.length;
  expect(await work()).toMatchObject({ status: "waiting", options: { approved: ["plan"] } });
  const made = studio.calls.slice(texts);
  expect(made.length).toBeGreaterThan(0);
  expect(made.filter((call) => !call.startsWith("image"))).toEqual([]);
  expect(await openCalls()).toBe(0);

  await caller().approve(of());
  expect(await work()).toMatchObject({ status: "waiting", options: { approved: ["plan", "frames"] } });
});

/** Calls to models that are under way or have money reserved. */
async function openCalls(): Promise<number> {
  const [row] = await db
    .select({ open: sql<number>`count(*) filter (where state not in ('settled', 'failed'))::int` })
    .from(operations);
  return row?.open ?? 0;
}

test("what is changed while a run waits is made up to its checkpoint, and only that", async () => {
  await work();
  await caller().approve(of());
  await work();
  expect(await stale()).toEqual([]);
  await wishSeed(last, 7);
  expect(await stale()).toEqual([last]);
  const calls = studio.calls.length;
  await caller().rebuild(of());
  expect(await work()).toMatchObject({ status: "waiting", options: { approved: ["plan"] } });
  expect(studio.calls.slice(calls)).toHaveLength(1);
  expect(await stale()).toEqual([]);
});

test("what is left out of a rebuild is pinned and stays, until the pin is taken off", async () => {
  await work();
  await caller().approve(of());
  await work();
  const other = "shot/shot-2/last-frame";
  await decide((data) => ({
    ...data,
    frames: { [last]: frameWish.parse({ seed: 7 }), [other]: frameWish.parse({ seed: 8 }) },
  }));
  const before = await resultIn(other);
  await caller().rebuild({ ...of(), slots: [last] });
  await work();
  expect(await resultIn(other)).toBe(before);
  const { pieces } = await caller().survey(of());
  expect(pieces.filter(({ state }) => state === "pinned").map(({ slot }) => slot)).toEqual([other]);
  expect(await stale()).toEqual([]);
  await decide((data) => ({ ...data, pins: {} }));
  expect(await stale()).toEqual([other]);
});

/** Id of what fills a slot of the run. */
async function resultIn(slot: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: runArtifacts.artifactId })
    .from(runArtifacts)
    .where(and(eq(runArtifacts.runId, run.id), eq(runArtifacts.slot, slot)));
  return row?.id;
}

test("a rebuild of what is as it was decided is refused", async () => {
  await work();
  await caller().finish(of());
  expect((await work()).options.guided).toBe(false);
  await expect(caller().rebuild(of())).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(caller().finish(of())).rejects.toMatchObject({ code: "CONFLICT" });
});

test("two versions are compared by the frames that each of them has, also when neither is the newest", async () => {
  await work();
  await caller().approve(of());
  await work();
  await decide((data) => ({ ...data, favourites: ["nothing to do with it"] }));
  await wishSeed(last, 7);
  await caller().rebuild(of());
  await work();
  await wishSeed(last, 9);
  const differing = async (before: number, after: number) =>
    (await caller().compareTakes({ ...of(), before, after })).differences.map(
      ({ slot, before: was, after: is }) => [slot, was !== null, is !== null],
    );
  expect(await differing(1, 2)).toEqual([[last, true, true]]);
  expect(await differing(2, 3)).toEqual([[last, true, false]]);
  expect(await differing(1, 1)).toEqual([]);
  await expect(differing(1, 99)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
