import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addOutboxEvent } from "@/db/queries/outbox";
import { addProject } from "@/db/queries/projects";
import { addRun, moveRun } from "@/db/queries/runs";
import { insertUser } from "@/db/queries/users";
import { engineJobs, engineRuns, ledger } from "@/db/schema/all";
import { brief } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import { inlineSteps } from "@/pipeline/inline-steps";
import { createMetrics, type Metrics } from "@/runtime/metrics";
import { observeSteps, stepKind } from "@/runtime/observed-steps";
import { currentWorkIds, withWorkIds } from "@/runtime/request-context";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let metrics: Metrics;

beforeEach(async () => {
  db = await testDatabase();
  metrics = createMetrics(db);
});
afterEach(() => metrics.close());

async function addedRun(prompt: string): Promise<RunRef> {
  const user = { username: prompt, email: null, passwordHash: null };
  const owner = await db.transaction((tx) => insertUser(tx, user, { onlyFirst: false }));
  const data = brief.parse({ prompt });
  const added = await addProject(db, { ownerId: owner!.id, brief: data, digest: prompt, title: prompt });
  return addRun(db, { ...added, ownerId: owner!.id, options: { shotSeeds: {} } });
}

const figure = async (series: string) => {
  const line = (await metrics.render()).split("\n").find((candidate) => candidate.startsWith(`${series} `));
  return line === undefined ? null : Number(line.slice(series.length + 1));
};

test("runs and queues are as the database has them at the moment", async () => {
  const run = await addedRun("Cold brew on a beach");
  await addedRun("Trail shoes in the rain");
  expect(await figure('framewright_runs{status="queued"}')).toBe(2);
  await moveRun(db, run.id, { from: ["queued"], to: "done" });
  expect(await figure('framewright_runs{status="queued"}')).toBe(1);
  expect(await figure('framewright_runs{status="done"}')).toBe(1);
  expect(await figure('framewright_runs{status="failed"}')).toBe(0);

  expect(await figure('framewright_queue_waiting{queue="engine"}')).toBe(0);
  const minuteAgo = new Date(Date.now() - 60_000);
  const later = new Date(Date.now() + 60_000);
  await db
    .insert(engineRuns)
    .values({ id: "r", functionId: "f", events: [], limitKeys: [], limitCounts: [] });
  await db.insert(engineJobs).values([
    { runId: "r", stepId: "due", dueAt: minuteAgo, rankAt: minuteAgo },
    { runId: "r", stepId: "later", dueAt: later, rankAt: later },
    { runId: "r", stepId: "taken", dueAt: minuteAgo, rankAt: minuteAgo, leaseOwner: "somebody" },
  ]);
  await addOutboxEvent(db, { id: "e", name: "studio/e", data: {} });
  expect(await figure('framewright_queue_waiting{queue="engine"}')).toBe(1);
  expect(await figure('framewright_queue_in_flight{queue="engine"}')).toBe(1);
  expect(await figure('framewright_queue_oldest_seconds{queue="engine"}')).toBeGreaterThanOrEqual(60);
  expect(await figure('framewright_queue_waiting{queue="outbox"}')).toBe(1);
});

test("costs are what was charged; what is only reserved is told apart", async () => {
  const run = await addedRun("Cold brew on a beach");
  const entry = {
    ownerId: run.ownerId,
    runId: run.id,
    provider: "acme",
    stage: "clips",
    model: "acme/film",
    description: "a clip",
    period: "2026-11",
  };
  await db.insert(ledger).values([
    { ...entry, kind: "reserve", operationKey: "one", amountMicros: 500 },
    { ...entry, kind: "release", operationKey: "one", amountMicros: -500 },
    { ...entry, kind: "charge", operationKey: "one", amountMicros: 420 },
    { ...entry, kind: "reserve", operationKey: "two", amountMicros: 300 },
  ]);
  const labels = '{provider="acme",stage="clips",model="acme/film"}';
  expect(await figure(`framewright_cost_micros${labels}`)).toBe(420);
  expect(await figure("framewright_cost_held_micros")).toBe(300);
});

test("steps and calls are counted by how they end, and every line meanwhile has the ids of their run", async () => {
  const run = await addedRun("Cold brew on a beach");
  const lines: { message: string; ids: object }[] = [];
  const write = (_facts: object, message: string) => lines.push({ message, ids: currentWorkIds() });
  const log = { debug: write, info: write, warn: write, error: write };
  const inline = inlineSteps({ runJob: async () => ({ ok: true }), sleep: async () => undefined });
  const steps = observeSteps(inline, { run, metrics, log });

  // What woke the engine has nothing to do with the step.
  await withWorkIds({ requestId: "of somebody else" }, () => steps.run("shot/s1/clip", async () => 1));
  const refused = () => Promise.reject(new StudioError("provider-rejected", "No such picture"));
  await expect(steps.run("shot/s2/clip", refused)).rejects.toThrow("No such picture");
  metrics.providerCall({ provider: "acme", outcome: "refused", seconds: 2 });

  const ids = { userId: run.ownerId, runId: run.id };
  expect(lines).toEqual([
    { message: "a step is done", ids: { ...ids, step: "shot/s1/clip" } },
    { message: "a step has failed", ids: { ...ids, step: "shot/s2/clip" } },
  ]);
  expect(await figure('framewright_steps_total{kind="shot/clip",outcome="ok"}')).toBe(1);
  expect(await figure('framewright_steps_total{kind="shot/clip",outcome="failed"}')).toBe(1);
  expect(await figure('framewright_step_seconds_count{kind="shot/clip"}')).toBe(2);
  expect(await figure('framewright_provider_calls_total{provider="acme",outcome="refused"}')).toBe(1);
  expect(await figure('framewright_provider_call_seconds_bucket{provider="acme",le="1"}')).toBe(0);
  expect(await figure('framewright_provider_call_seconds_bucket{provider="acme",le="5"}')).toBe(1);
});

test("steps have few kinds, whatever a plan calls its shots", () => {
  expect(stepKind("shot/the bottle/wait-12")).toBe("shot/wait");
  expect(stepKind("shot/s2/first-frame")).toBe("shot/first-frame");
  expect(stepKind("element/mug-4/reference")).toBe("element");
  expect(stepKind("score/s2/retake-1/clip")).toBe("score");
  expect(stepKind("plan/narrative-2/critique")).toBe("plan");
  expect(stepKind("the bottle/failed")).toBe("other");
});
