import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { operations } from "@/db/schema/all";
import { addMaker } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";
import { modelFigures } from "./model-figures";

let db: Database;
let ownerId: string;
beforeEach(async () => {
  db = await testDatabase();
  ({ ownerId } = await addMaker(db, "ada"));
});

const begun = Date.parse("2026-03-01T12:00:00Z");
let calls = 0;

/** A call that was sent in the given minute and took so long. */
function call(
  model: string,
  end: { seconds: number; minute?: number; stage?: string; failure?: string },
): typeof operations.$inferInsert {
  const { seconds, minute = 0, stage = "clips", failure } = end;
  const submittedAt = new Date(begun + minute * 60_000);
  calls += 1;
  return {
    ownerId,
    stage,
    slot: `slot-${calls}`,
    key: `key-${calls}`,
    provider: "replicate",
    model,
    state: failure ? "failed" : "settled",
    reservedMicros: 0,
    failure: failure ? { code: failure, message: "" } : null,
    submittedAt,
    endedAt: new Date(submittedAt.getTime() + seconds * 1000),
  };
}

test("time is that of calls that succeeded; the rate of failures leaves out what the model could not help", async () => {
  await db
    .insert(operations)
    .values([
      ...[10, 20, 30, 40, 50].map((seconds) => call("a/video", { seconds })),
      call("a/video", { seconds: 1, failure: "provider-unavailable" }),
      call("a/video", { seconds: 1, failure: "provider-rejected" }),
      call("a/video", { seconds: 1, failure: "cancelled" }),
      call("a/video", { seconds: 1, failure: "safety-rejected" }),
      call("b/video", { seconds: 7 }),
    ]);
  const figures = await modelFigures(db, ["a/video", "b/video", "never/called"]);
  expect(figures.sort((x, y) => x.model.localeCompare(y.model))).toEqual([
    { model: "a/video", judging: false, calls: 7, failureRate: 2 / 7, p50Seconds: 30, p90Seconds: 46 },
    { model: "b/video", judging: false, calls: 1, failureRate: 0, p50Seconds: 7, p90Seconds: 7 },
  ]);
});

test("only the last 200 calls count, and judging is told apart from planning", async () => {
  await db
    .insert(operations)
    .values([
      ...Array.from({ length: 300 }, (_, minute) =>
        call("a/text", { seconds: minute < 100 ? 500 : 10, minute, stage: "plan" }),
      ),
      call("a/text", { seconds: 3, minute: 400, stage: "score" }),
    ]);
  const figures = await modelFigures(db, ["a/text"]);
  expect(figures.find(({ judging }) => judging)).toMatchObject({ calls: 1, p50Seconds: 3 });
  expect(figures.find(({ judging }) => !judging)).toMatchObject({ calls: 199, p90Seconds: 10 });
});

test("calls that are still open, and models that only ever failed, say nothing yet", async () => {
  await db
    .insert(operations)
    .values([
      { ...call("a/image", { seconds: 0 }), state: "accepted", endedAt: null },
      call("b/image", { seconds: 1, failure: "provider-unavailable" }),
    ]);
  expect(await modelFigures(db, ["a/image", "b/image"])).toEqual([]);
  expect(await modelFigures(db, [])).toEqual([]);
});
