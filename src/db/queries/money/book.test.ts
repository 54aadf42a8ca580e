import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { release, reserve, settle } from "@/db/queries/money/book";
import { setLimit } from "@/db/queries/money/limits";
import { purgeProject } from "@/db/queries/projects";
import { runEventsAfter } from "@/db/queries/runs";
import { balances, costLimits, ledger, users } from "@/db/schema/all";
import type { RunRef } from "@/domain/build/build";
import { noLimits } from "@/domain/cost/limits";
import { addMaker } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let run: RunRef;
const at = new Date("2026-11-20T12:00:00Z");

beforeEach(async () => {
  db = await testDatabase();
  run = await addMaker(db, "mara");
});

const operationId = "01a1fc29-2903-77ac-9c52-11af1d7aac61";
const operation = (operationKey: string, of: RunRef = run) => ({
  run: of,
  operationId,
  operationKey,
  provider: "replicate",
  stage: "clips" as const,
  model: "veo",
  description: `Clip ${operationKey}`,
  at,
});

async function entries() {
  const rows = await db
    .select({ key: ledger.operationKey, kind: ledger.kind, micros: ledger.amountMicros })
    .from(ledger);
  return rows.map(({ key, kind, micros }) => `${key} ${kind} ${micros}`).toSorted();
}

/** What stands in each balance as "spent+held", by scope without ids. */
async function standing() {
  const rows = await db.select().from(balances);
  return Object.fromEntries(
    rows.map(({ scope, period, spentMicros, heldMicros }) => [
      `${scope.split(":")[0]} ${period}`,
      `${spentMicros}+${heldMicros}`,
    ]),
  );
}
const everywhere = (text: string) => ({
  "installation 2026-11": text,
  "project all": text,
  "run all": text,
  "user 2026-11": text,
});

test("money is held from the reservation on, and spent when it is settled", async () => {
  await reserve(db, { ...operation("a"), amountMicros: 900 }, noLimits);
  expect(await standing()).toEqual(everywhere("0+900"));
  await settle(db, { ...operation("a"), reservedMicros: 900, chargedMicros: 700 });
  expect(await standing()).toEqual(everywhere("700+0"));
  expect(await entries()).toEqual(["a charge 700", "a release -900", "a reserve 900"]);
  const events = await runEventsAfter(db, { runId: run.id, afterId: 0 });
  expect(events.map(({ data }) => data)).toEqual([{ type: "cost", amountMicros: 700 }]);
});

test("repeated steps reserve, settle and tell once", async () => {
  for (let time = 0; time < 2; time++) {
    await reserve(db, { ...operation("a"), amountMicros: 900 }, noLimits);
    await settle(db, { ...operation("a"), reservedMicros: 900, chargedMicros: 700 });
    await release(db, { ...operation("a"), reservedMicros: 900 });
  }
  expect(await standing()).toEqual(everywhere("700+0"));
  expect(await entries()).toHaveLength(3);
  expect(await runEventsAfter(db, { runId: run.id, afterId: 0 })).toHaveLength(1);
});

test("a call that was never made gives its money back and leaves no charge", async () => {
  await reserve(db, { ...operation("a"), amountMicros: 900 }, noLimits);
  await release(db, { ...operation("a"), reservedMicros: 900 });
  expect(await standing()).toEqual(everywhere("0+0"));
  expect(await entries()).toEqual(["a release -900", "a reserve 900"]);
});

test("a call that did cost more than was reserved is booked as it is", async () => {
  await reserve(db, { ...operation("a"), amountMicros: 500 }, { ...noLimits, run: 500 });
  await settle(db, { ...operation("a"), reservedMicros: 500, chargedMicros: 800 });
  expect(await standing()).toEqual(everywhere("800+0"));
});

test("free work is written down without a reservation, moves no balance and is no news", async () => {
  await reserve(db, { ...operation("a"), amountMicros: 0 }, { ...noLimits, run: 0 });
  await settle(db, { ...operation("a"), reservedMicros: 0, chargedMicros: 0 });
  expect(await entries()).toEqual(["a charge 0"]);
  expect(await standing()).toEqual({});
  expect(await runEventsAfter(db, { runId: run.id, afterId: 0 })).toEqual([]);
});

test("a reservation that would pass a limit is refused before anything is written", async () => {
  await reserve(db, { ...operation("a"), amountMicros: 600_000 }, noLimits);
  await settle(db, { ...operation("a"), reservedMicros: 600_000, chargedMicros: 600_000 });
  await reserve(db, { ...operation("b"), amountMicros: 300_000 }, noLimits);
  const asked = { ...operation("c"), amountMicros: 200_000 };
  await expect(reserve(db, asked, { ...noLimits, project: 1_000_000 })).rejects.toMatchObject({
    code: "cost-limit",
    message:
      "The limit of $1.00 for this project would be exceeded: $0.60 is spent, $0.30 is held for work under way, " +
      "and the next step asks for $0.20. Raise the limit to go on.",
  });
  expect(await standing()).toEqual(everywhere("600000+300000"));
  expect(await entries()).toHaveLength(4);
});

test("a raised limit lets the same operation through", async () => {
  const asked = { ...operation("a"), amountMicros: 200 };
  const defaults = { ...noLimits, run: 100 };
  await expect(reserve(db, asked, defaults)).rejects.toMatchObject({ code: "cost-limit" });
  await setLimit(db, { scope: `run:${run.id}`, limitMicros: 200, setBy: run.ownerId });
  await reserve(db, asked, defaults);
  expect(await standing()).toEqual(everywhere("0+200"));
});

test("each kind of limit holds: of all runs, of one user, of the installation", async () => {
  const other = await addMaker(db, "ana");
  const refused = (of: RunRef) =>
    reserve(db, { ...operation("z", of), amountMicros: 50 }, noLimits).then(
      () => "reserved",
      (error: Error) => /limit of \S+ (for .+?) would/.exec(error.message)?.[1],
    );
  await setLimit(db, { scope: "run:*", limitMicros: 40, setBy: run.ownerId });
  expect(await refused(run)).toBe("for this run");
  await setLimit(db, { scope: "run:*", limitMicros: null, setBy: run.ownerId });
  await setLimit(db, { scope: `user:${run.ownerId}`, limitMicros: 40, setBy: run.ownerId });
  expect(await refused(run)).toBe("for your account this month");
  await setLimit(db, { scope: "installation", limitMicros: 40, setBy: run.ownerId });
  expect(await refused(other)).toBe("for the whole studio this month");
});

test("a month's limit begins anew, and what was reserved in a month is charged to that month", async () => {
  const defaults = { ...noLimits, user: 1000 };
  await reserve(db, { ...operation("a"), amountMicros: 1000 }, defaults);
  const december = new Date("2026-12-01T00:00:00Z");
  await reserve(db, { ...operation("b"), at: december, amountMicros: 1000 }, defaults);
  await settle(db, { ...operation("a"), at: december, reservedMicros: 1000, chargedMicros: 900 });
  expect(await standing()).toEqual({
    "installation 2026-11": "900+0",
    "installation 2026-12": "0+1000",
    "project all": "900+1000",
    "run all": "900+1000",
    "user 2026-11": "900+0",
    "user 2026-12": "0+1000",
  });
});

test("an operation that another run takes over is paid by the run that reserved for it", async () => {
  await reserve(db, { ...operation("a"), amountMicros: 900 }, noLimits);
  const heir = await addMaker(db, "ana");
  await settle(db, { ...operation("a", heir), reservedMicros: 900, chargedMicros: 700 });
  expect(await standing()).toEqual(everywhere("700+0"));
  const charges = await db.select({ runId: ledger.runId }).from(ledger).where(eq(ledger.kind, "charge"));
  expect(charges).toEqual([{ runId: run.id }]);
});

test("a key that belongs to another operation is refused rather than left without a reservation", async () => {
  await reserve(db, { ...operation("a"), amountMicros: 900 }, noLimits);
  await release(db, { ...operation("a"), reservedMicros: 900 });
  const anew = { ...operation("a"), operationId: "01a1fc29-2903-77ac-9c52-11af1d7aac62", amountMicros: 900 };
  await expect(reserve(db, anew, noLimits)).rejects.toMatchObject({ code: "conflict" });
});

test("a project that is removed for good takes its totals and limits along, and not what its owner has spent", async () => {
  await reserve(db, { ...operation("a"), amountMicros: 900 }, noLimits);
  await settle(db, { ...operation("a"), reservedMicros: 900, chargedMicros: 700 });
  await setLimit(db, { scope: `run:${run.id}`, limitMicros: 5_000, setBy: run.ownerId });
  await setLimit(db, { scope: `project:${run.projectId}`, limitMicros: 5_000, setBy: run.ownerId });
  await purgeProject(db, run.projectId);
  expect(await standing()).toEqual({ "installation 2026-11": "700+0", "user 2026-11": "700+0" });
  expect(await db.select().from(costLimits)).toEqual([]);
  const left = await db.select({ projectId: ledger.projectId, runId: ledger.runId }).from(ledger);
  expect(left).toEqual(Array.from({ length: 3 }, () => ({ projectId: null, runId: null })));
});

test("the ledger refuses amounts of the wrong sign", async () => {
  await reserve(db, { ...operation("a"), amountMicros: 900 }, noLimits);
  const copy = sql`insert into ledger select gen_random_uuid(), 'charge', owner_id, project_id, run_id, operation_id,
    provider, stage, model, description, -1, operation_key, period, created_at from ledger`;
  await expect(db.execute(copy)).rejects.toMatchObject({ cause: { code: "23514" } });
});

test("what the ledger says cannot be changed or taken out, but goes with the person it belongs to", async () => {
  await reserve(db, { ...operation("a"), amountMicros: 900 }, noLimits);
  const before = await db.select().from(ledger);
  const changes = [
    sql`update ledger set amount_micros = 1`,
    sql`update ledger set operation_key = 'other', run_id = null`,
    sql`update ledger set owner_id = gen_random_uuid()`,
    sql`delete from ledger`,
  ];
  for (const change of changes) {
    await expect(db.execute(change)).rejects.toMatchObject({ cause: { code: "23001" } });
  }
  expect(await db.select().from(ledger)).toEqual(before);
  await db.delete(users).where(eq(users.id, run.ownerId));
  expect(await db.select().from(ledger)).toEqual([]);
});
