import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { newestBrief } from "@/db/queries/projects";
import { addRun, addRunEvent } from "@/db/queries/runs";
import type { RunRef } from "@/domain/build/build";
import type { RunOptions } from "@/domain/run/run";
import type { Runtime } from "@/runtime/runtime";
import { watchRun } from "@/server/runs/watch-run";
import { addMaker, addProjectRun } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let first: RunRef;

beforeEach(async () => {
  db = await testDatabase();
  first = await addMaker(db, "ada");
});

const begin = (run: RunRef) => addRunEvent(db, run, { key: "run/started", data: { type: "run-started" } });

async function addedRun(options: Partial<RunOptions> = {}): Promise<RunRef> {
  const { projectId, ownerId } = first;
  const { id: briefId } = await newestBrief(db, projectId);
  return addRun(db, { projectId, ownerId, briefId, options: { shotSeeds: {}, ...options } });
}

/** Watches the project of the first run until so many events have come. */
async function watched(count: number, { after = null }: { after?: string | null } = {}) {
  const stop = new AbortController();
  const seen: { id: string; runId: string }[] = [];
  const events = watchRun(
    { db, runtime: {} as Runtime },
    { projectId: first.projectId, lastEventId: after, signal: stop.signal },
  );
  for await (const [id, { runId }] of events) {
    seen.push({ id, runId });
    if (seen.length === count) stop.abort();
  }
  return seen;
}

test("events of the newest run come in order, and the next run is followed when it begins", async () => {
  await begin(first);
  const watching = watched(2);
  const next = await addedRun();
  await begin(next);
  // Whoever looks rarely may find the second run only: what is told of it is the same.
  const last = (await watched(1)).at(-1);
  expect(last?.runId).toBe(next.id);
  await addRunEvent(db, next, {
    key: "run/ended",
    data: { type: "run-ended", status: "done", message: null },
  });
  expect((await watching).at(-1)?.runId).toBe(next.id);
});

test("who comes back is told what has happened since, and nothing of other projects or of other words", async () => {
  await begin(first);
  const [seen] = await watched(1);
  await begin(await addProjectRun(db, { ownerId: first.ownerId, title: "Another" }));
  await begin(await addedRun({ rewrite: { shotKey: "s1", fields: ["action"], guidance: "", attempt: 0 } }));
  await addRunEvent(db, first, {
    key: "run/ended",
    data: { type: "run-ended", status: "done", message: null },
  });
  const [since] = await watched(1, { after: seen?.id ?? null });
  expect(since?.runId).toBe(first.id);
  expect(Number(since?.id)).toBeGreaterThan(Number(seen?.id));
});
