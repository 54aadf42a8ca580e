import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { moveRun, type RunInputs, refOf, runInputs } from "@/db/queries/runs";
import { saveWorkspace } from "@/db/queries/workspaces";
import { brief } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import { noLimits } from "@/domain/cost/limits";
import { withFrameWish } from "@/domain/workspace/change-wishes";
import { emptyWorkspace, type Workspace } from "@/domain/workspace/workspace";
import { createRecords } from "@/runtime/records";
import { rememberInputs } from "@/runtime/remembered-inputs";
import { addMaker } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let run: RunRef;

beforeEach(async () => {
  db = await testDatabase();
  run = await addMaker(db, "ada");
});

const withSeed = (seed: number) => withFrameWish(emptyWorkspace, "shot/s1/first-frame", { seed });

const decide = (data: Workspace, baseVersion: number) =>
  saveWorkspace(db, {
    ...{ projectId: run.projectId, personId: run.ownerId },
    ...{ baseVersion, data, change: { what: "Changed a seed", target: null } },
  });

/** Ends the attempt, and begins the next one. */
async function goOn(): Promise<RunRef> {
  await moveRun(db, run.id, { from: ["queued"], to: "needs-attention" });
  const moved = await moveRun(db, run.id, { from: ["needs-attention"], to: "queued", newAttempt: true });
  if (!moved) throw new Error("the run was not taken up again");
  return refOf(moved);
}

test("an attempt works with what was decided when it began, the next one with what was decided since", async () => {
  const [here, elsewhere] = [
    createRecords(db, { costLimits: noLimits }),
    createRecords(db, { costLimits: noLimits }),
  ];
  expect(await here.workspace(run)).toEqual(emptyWorkspace);
  await decide(withSeed(1), 0);
  expect(await here.workspace(run)).toEqual(emptyWorkspace);
  const next = await goOn();
  expect(await here.workspace(next)).toEqual(withSeed(1));
  expect(await elsewhere.workspace(next)).toEqual(withSeed(1));
});

test("a late call of an attempt that was given up does not decide what is remembered of another", async () => {
  const records = createRecords(db, { costLimits: noLimits });
  await decide(withSeed(1), 0);
  const next = await goOn();
  await records.workspace(run);
  await decide(withSeed(2), 1);
  await goOn();
  expect(await records.workspace(next)).toEqual(withSeed(2));
  expect(await records.workspace({ ...next, attempt: 3 })).toEqual(withSeed(2));
});

const inputs: RunInputs = {
  brief: brief.parse({ prompt: "A bottle on a beach at noon" }),
  workspace: emptyWorkspace,
};
const attempt = (id: string) => ({ id, attempt: 1 });

/** What is read of runs that have an attempt each. */
function counted() {
  const readings: string[] = [];
  const remembered = rememberInputs(async (runId) => {
    readings.push(runId);
    return { ...inputs, attempt: 1 };
  });
  return { readings, remembered };
}

test("what an attempt was started with is read once, and again only after it has ended", async () => {
  const { readings, remembered } = counted();
  expect(await remembered.of(attempt("a"))).toEqual(inputs);
  expect(await remembered.of(attempt("a"))).toEqual(inputs);
  expect(readings).toEqual(["a"]);
  remembered.forget(attempt("a"));
  await remembered.of(attempt("a"));
  expect(readings).toEqual(["a", "a"]);
});

test("attempts that never ended here are forgotten for newer ones", async () => {
  const { readings, remembered } = counted();
  await remembered.of(attempt("first"));
  for (let number = 0; number < 200; number++) await remembered.of(attempt(`run ${number}`));
  await remembered.of(attempt("first"));
  expect(readings.filter((id) => id === "first")).toHaveLength(2);
});

test("no call can change what other calls are given", async () => {
  const { remembered } = counted();
  await remembered.of(attempt("a"));
  const { brief: shared } = await remembered.of(attempt("a"));
  expect(() => shared.imageDigests.push("0".repeat(64))).toThrow(TypeError);
});

test("a run that is not there is told as such, and is not remembered", async () => {
  const remembered = rememberInputs((runId) => runInputs(db, runId));
  const unknown = { id: "01a1fc29-2903-77ac-9c52-11af1d7aac61", attempt: 1 };
  await expect(remembered.of(unknown)).rejects.toMatchObject({ code: "not-found" });
});
