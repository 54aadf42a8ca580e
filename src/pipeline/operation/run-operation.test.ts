import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { noLimits } from "@/domain/cost/limits";
import { usualLimits } from "@/domain/operation/operation";
import { emptyWorkspace } from "@/domain/workspace/workspace";
import { allAtRest } from "@/pipeline/all-at-rest";
import type { OperationRequest } from "@/pipeline/operation/operation-request";
import { runOperation } from "@/pipeline/operation/run-operation";
import type { RunContext, Steps } from "@/pipeline/ports";
import { createRecords } from "@/runtime/records";
import { addMaker } from "@/testing/makers";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;

beforeEach(async () => {
  db = await testDatabase();
  studio = await testStudio(db);
});
afterEach(() => studio.close());

/** Steps of which only so many are at work at once, those that have waited longest first; sleeping takes no place. */
function stepsWithPlaces(places: number): Steps {
  const line: (() => void)[] = [];
  let free = places;
  const leave = () => {
    const next = line.shift();
    if (next) next();
    else free += 1;
  };
  return {
    async run(_id, work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => line.push(resolve));
      try {
        return await work();
      } finally {
        leave();
      }
    },
    sleep: (_id, seconds) => pause(seconds * 100),
    parallel: (branches) => allAtRest(branches.map((branch) => branch())),
    shot: (id) => Promise.reject(new Error(`${id} was asked for`)),
  };
}

test("with more calls in a provider's line than steps may be at work, what it has taken goes on", async () => {
  const calls = 12;
  let submitted = 0;
  const limits = { ...usualLimits, atOnce: 2 };
  const ctx: RunContext = {
    ...studio.deps,
    records: createRecords(db, { costLimits: noLimits, limits }),
    run: await addMaker(db, "mara"),
    models: studio.models,
    wishes: emptyWorkspace,
    callbackUrl: () => null,
    steps: stepsWithPlaces(8),
    signal: new AbortController().signal,
  };
  const request = (name: string): OperationRequest<null, null> => ({
    stage: "clips",
    slot: name,
    key: name,
    model: studio.models.video,
    job: {
      provider: "slow",
      ceilingMicros: () => 1,
      async submit() {
        submitted += 1;
        return { state: "accepted", handle: null };
      },
      find: async () => "unknown",
      status: async () => ({ state: "done", result: null, costMicros: 1 }),
      cancel: async () => undefined,
    },
    request: null,
    keep: async () => null,
    report: async () => undefined,
  });
  const names = Array.from({ length: calls }, (_, number) => `call-${number}`);
  await Promise.all(names.map((name) => runOperation(ctx, request(name))));
  expect(submitted).toBe(calls);
});
