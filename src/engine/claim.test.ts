import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { engineJobs, engineRuns, engineSteps } from "@/db/schema/engine";
import { silentLogger } from "@/testing/engine/scenario";
import { testDatabase } from "@/testing/test-database";
import { type ClaimedJob, claimJobs } from "./claim";
import type { EngineCore } from "./core";
import { createStepMemory } from "./step-memory";

const functionId = "make";
const minute = (n: number) => new Date(Date.UTC(2026, 0, 1, 12, n));

let db: Database;

beforeEach(async () => {
  db = await testDatabase();
});

const coreNamed = (owner: string): EngineCore => ({
  ...{ db, kind: "pglite", owner, logger: silentLogger, leaseMs: 60_000, maxLostLeases: 3 },
  functions: {
    ids: [functionId],
    get: () => undefined,
    triggeredBy: () => [],
    crons: [],
  },
  handler: () => Promise.reject(new Error("Nothing is called here")),
  clock: () => minute(59),
  backoff: () => 1_000,
  memory: createStepMemory(),
});

type Asked = { by: string | null; runs: number; at?: number; limit?: number };

/** Runs of one person, each with one call that is due. */
async function ask({ by, runs, at = 0, limit = 40 }: Asked): Promise<void> {
  for (let n = 0; n < runs; n++) {
    const id = `${by ?? "nobody"}-${n}`;
    const limits = by === null ? [] : [`${functionId}/0|${by}`];
    await db.insert(engineRuns).values({
      ...{
        id,
        functionId,
        events: [{ id, name: "asked", data: {}, user: {}, ts: 0 }],
        createdAt: minute(at),
      },
      ...{ limitKeys: limits, limitCounts: limits.map(() => limit) },
    });
    await db
      .insert(engineJobs)
      .values({ runId: id, stepId: "step", dueAt: minute(at), rankAt: new Date(minute(at).getTime() + n) });
  }
}

const idsOf = (jobs: ClaimedJob[]) => jobs.map(({ run }) => run.id);
const claim = async (capacity: number, owner = "one") =>
  idsOf((await claimJobs(coreNamed(owner), capacity)).claimed);

test("those who share a limit stand in a line of their own, and the lines move together", async () => {
  await ask({ by: "many", runs: 10, at: 0 });
  await ask({ by: "few", runs: 2, at: 5 });
  await ask({ by: "fewer", runs: 1, at: 6 });
  expect(await claim(5)).toEqual(["many-0", "few-0", "fewer-0", "many-1", "few-1"]);
});

test("what is in flight counts as turns that somebody has had", async () => {
  await ask({ by: "many", runs: 10, at: 0 });
  expect(await claim(4)).toEqual(["many-0", "many-1", "many-2", "many-3"]);
  await ask({ by: "few", runs: 3, at: 5 });
  expect(await claim(3, "another")).toEqual(["few-0", "few-1", "few-2"]);
  expect(await claim(2)).toEqual(["many-4", "many-5"]);
});

test("the first comes first within a line, and where no limit is declared", async () => {
  await ask({ by: null, runs: 3, at: 0 });
  await ask({ by: "late", runs: 2, at: 1 });
  expect(await claim(9)).toEqual(["nobody-0", "nobody-1", "nobody-2", "late-0", "late-1"]);
});

test("a line that is at its limit waits, and nobody else with it", async () => {
  await ask({ by: "many", runs: 10, at: 0, limit: 2 });
  await ask({ by: "few", runs: 3, at: 5 });
  expect((await claim(5)).toSorted()).toEqual(["few-0", "few-1", "few-2", "many-0", "many-1"]);
  expect(await claim(5)).toEqual([]);
});

test("processes claim at the same time without taking anything twice or leaving anything", async () => {
  await ask({ by: "many", runs: 20, at: 0 });
  await ask({ by: "few", runs: 4, at: 5 });
  const claims = await Promise.all(["one", "two", "three"].map((owner) => claim(8, owner)));
  const taken = [...claims.flat(), ...(await claim(24))];
  expect(new Set(taken).size).toBe(taken.length);
  expect(taken).toHaveLength(24);
});

test("what is free of limits begins beside what is at one", async () => {
  await ask({ by: "many", runs: 3, at: 0, limit: 2 });
  await ask({ by: null, runs: 2, at: 5 });
  expect((await claim(9)).toSorted()).toEqual(["many-0", "many-1", "nobody-0", "nobody-1"]);
  expect(await claim(9)).toEqual([]);
});

test("a call knows the results of all steps, those that were stored since the last one among them", async () => {
  await ask({ by: null, runs: 1 });
  const core = coreNamed("one");
  const results = async () => {
    const { claimed } = await claimJobs(core, 1);
    await db.update(engineJobs).set({ leaseOwner: null });
    return claimed.flatMap(({ memos }) => memos.map(({ stepId, memo }) => [stepId, memo]));
  };
  const end = (stepId: string, position: number) =>
    db.insert(engineSteps).values({ runId: "nobody-0", stepId, position, memo: { data: stepId } });
  expect(await results()).toEqual([]);
  await end("second", 2);
  expect(await results()).toEqual([["second", { data: "second" }]]);
  // Of two steps that end at once, the one that was numbered first may be stored last.
  await end("first", 1);
  expect(await results()).toEqual([
    ["first", { data: "first" }],
    ["second", { data: "second" }],
  ]);
});
