import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { release, reserve, settle } from "@/db/queries/money/book";
import { latestRun, moveRun } from "@/db/queries/runs";
import { ledger } from "@/db/schema/all";
import type { RunRef } from "@/domain/build/build";
import { monthOf } from "@/domain/cost/book";
import { type CostLimits, noLimits } from "@/domain/cost/limits";
import type { Runtime } from "@/runtime/runtime";
import type { SignedInContext } from "@/server/context";
import { costCsv } from "@/server/costs/cost-csv";
import { createCaller } from "@/server/root";
import { addMaker, addProjectRun } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let admin: RunRef;
let mara: RunRef;
let ana: RunRef;
let sent: string[];
let environment: CostLimits;

beforeEach(async () => {
  db = await testDatabase();
  admin = await addMaker(db, "root");
  mara = await addMaker(db, "mara");
  ana = await addMaker(db, "ana");
  sent = [];
  environment = noLimits;
});

function contextOf({ ownerId }: RunRef, role: "maker" | "admin" = "maker"): SignedInContext {
  const outbox = { add: async (_: Database, event: { id: string }) => void sent.push(event.id) };
  // Only what questions of money reach.
  const runtime = { env: { costLimits: environment }, outbox } as unknown as Runtime;
  return { db, runtime, user: { userId: ownerId, username: "someone", role }, address: "test" };
}
const callerOf = (run: RunRef) => createCaller(contextOf(run)).costs;
const asAdmin = () => createCaller(contextOf(admin, "admin")).costs;

let calls = 0;
const operation = (run: RunRef, facts: { at?: string; model?: string } = {}) => ({
  run,
  operationId: null,
  operationKey: `call-${++calls}`,
  provider: "replicate",
  stage: "clips" as const,
  model: facts.model ?? "veo",
  description: "Clip of shot 1",
  ...(facts.at ? { at: new Date(facts.at) } : {}),
});

const spend = (run: RunRef, micros: number, facts?: Parameters<typeof operation>[1]) =>
  settle(db, { ...operation(run, facts), reservedMicros: 0, chargedMicros: micros });
const hold = (run: RunRef, micros: number) =>
  reserve(db, { ...operation(run), amountMicros: micros }, noLimits);

const february = { range: "custom", from: "2026-02-01", to: "2026-02-03" } as const;

test("a maker sees each day and each part of their own cost, and nobody else's", async () => {
  await spend(mara, 1_000_000, { at: "2026-02-01T00:00:00Z" });
  await spend(mara, 500_000, { at: "2026-02-03T23:59:59.999Z", model: "kling" });
  await spend(mara, 0, { at: "2026-02-03T12:00:00Z", model: "kling" });
  await spend(mara, 7_000_000, { at: "2026-02-04T00:00:00Z" });
  await spend(ana, 9_000_000, { at: "2026-02-02T12:00:00Z" });
  const costs = await callerOf(mara).overview(february);
  expect(costs).toMatchObject({ spentMicros: 1_500_000, person: { id: mara.ownerId, username: "mara" } });
  expect(costs.byDay).toEqual([
    { day: "2026-02-01", spentMicros: 1_000_000 },
    { day: "2026-02-02", spentMicros: 0 },
    { day: "2026-02-03", spentMicros: 500_000 },
  ]);
  expect(costs.shares.model).toEqual([
    { key: "veo", title: "veo", spentMicros: 1_000_000, calls: 1 },
    { key: "kling", title: "kling", spentMicros: 500_000, calls: 2 },
  ]);
  expect(costs.shares.project).toEqual([
    { key: mara.projectId, title: "A bottle of mara's", spentMicros: 1_500_000, calls: 3 },
  ]);
});

test("money that is only held is told apart from money spent, and is gone when it is given back", async () => {
  await spend(mara, 300);
  const held = { ...operation(mara), amountMicros: 900 };
  await reserve(db, held, noLimits);
  expect(await callerOf(mara).overview({})).toMatchObject({
    spentMicros: 300,
    heldMicros: 900,
    month: { spentMicros: 300, heldMicros: 900, limitMicros: null },
  });
  await release(db, { ...held, reservedMicros: 900 });
  expect(await callerOf(mara).overview({})).toMatchObject({ spentMicros: 300, heldMicros: 0 });
});

test("an administrator sees everybody's cost, or that of one person; nobody else can ask for another's", async () => {
  await spend(mara, 300);
  await spend(ana, 500);
  await hold(ana, 40);
  expect(await asAdmin().overview({})).toMatchObject({ spentMicros: 800, heldMicros: 40, person: null });
  expect(await asAdmin().overview({ userId: ana.ownerId })).toMatchObject({
    spentMicros: 500,
    person: { username: "ana" },
  });
  await expect(callerOf(mara).overview({ userId: ana.ownerId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a project tells what it and its newest run have cost, against the limits that hold", async () => {
  environment = { ...noLimits, run: 5_000 };
  await spend(mara, 300);
  await hold(mara, 40);
  const other = await addProjectRun(db, { ownerId: mara.ownerId, title: "Other" });
  await spend(other, 1_000);
  const costs = await callerOf(mara).ofProject({ projectId: mara.projectId });
  expect(costs).toEqual({
    project: { spentMicros: 300, heldMicros: 40, limitMicros: null },
    run: { id: mara.id, spentMicros: 300, heldMicros: 40, limitMicros: 5_000 },
    user: { spentMicros: 1_300, heldMicros: 40, limitMicros: null },
    installation: null,
  });
});

test("raising the limit takes up the run that waits for it", async () => {
  await moveRun(db, mara.id, {
    from: ["queued"],
    to: "needs-attention",
    failure: { code: "cost-limit", message: "Raise the limit to go on." },
  });
  const raise = { projectId: mara.projectId, runMicros: 9_000, resume: true };
  expect(await callerOf(mara).limitProject(raise)).toEqual({ resumed: true });
  expect(await latestRun(db, mara.projectId)).toMatchObject({ status: "queued", attempt: 2, failure: null });
  expect(sent).toEqual([`run/${mara.id}/2`]);
  const costs = await callerOf(mara).ofProject({ projectId: mara.projectId });
  expect(costs.run?.limitMicros).toBe(9_000);
});

test("a limit is not changed when the run cannot be taken up", async () => {
  const raise = { projectId: mara.projectId, runMicros: 9_000, projectMicros: 9_000, resume: true };
  await expect(callerOf(mara).limitProject(raise)).rejects.toMatchObject({ code: "CONFLICT" });
  const { run, project } = await callerOf(mara).ofProject({ projectId: mara.projectId });
  expect([run?.limitMicros, project.limitMicros]).toEqual([null, null]);
});

test("administrators set, lift and take back limits; one person's comes before everybody's", async () => {
  environment = { ...noLimits, user: 10 };
  const limitOfMara = async () => (await callerOf(mara).overview({})).month.limitMicros;
  expect(await limitOfMara()).toBe(10);
  await asAdmin().setLimit({ target: "every-user", limit: 20 });
  expect(await limitOfMara()).toBe(20);
  await asAdmin().setLimit({ target: { userId: mara.ownerId }, limit: "none" });
  expect(await limitOfMara()).toBeNull();
  const [own] = await asAdmin().limits({ userId: mara.ownerId });
  expect(own).toMatchObject({ limitMicros: null, set: true, defaultMicros: 20 });
  await asAdmin().setLimit({ target: { userId: mara.ownerId }, limit: "default" });
  expect(await limitOfMara()).toBe(20);
  await asAdmin().setLimit({ target: "every-user", limit: "default" });
  expect(await limitOfMara()).toBe(10);
});

test("the limits of the studio come with what stands against them", async () => {
  await spend(ana, 500);
  await asAdmin().setLimit({ target: "installation", limit: 1_000 });
  const limits = await asAdmin().limits({});
  expect(limits.map(({ target, standing }) => [target, standing])).toEqual([
    ["installation", { spentMicros: 500, heldMicros: 0, limitMicros: 1_000 }],
    ["every-user", null],
    ["every-project", null],
    ["every-run", null],
  ]);
});

test("a limit is a whole, positive amount of micro-dollars", async () => {
  for (const limit of [-1, 0.5, 2_000_000_000_000]) {
    await expect(asAdmin().setLimit({ target: "installation", limit })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  }
});

const csvOf = async (run: RunRef, role: "maker" | "admin", question: object = {}) => {
  const { body } = costCsv(contextOf(run, role), { range: "month", ...question });
  return (await new Response(body).text()).split("\r\n").filter((line) => line !== "");
};

test("the CSV file has every charge of the range once and in order, over many pages", async () => {
  const at = Date.now();
  const period = monthOf(new Date(at));
  const rows = Array.from({ length: 2_345 }, (_, number) => ({
    ...operation(mara),
    kind: "charge" as const,
    ownerId: mara.ownerId,
    amountMicros: number,
    period,
    // Many of one millisecond: pages may begin between them.
    createdAt: new Date(at - Math.floor(number / 700)),
  }));
  await db.insert(ledger).values(rows.map(({ run: _, ...row }) => row));
  const [, ...lines] = await csvOf(mara, "maker", { range: "30-days" });
  const amounts = lines.map((line) => Math.round(Number(line.split(",").at(-1)) * 1_000_000));
  expect(amounts.toSorted((a, b) => a - b)).toEqual(rows.map(({ amountMicros }) => amountMicros));
  const times = lines.map((line) => line.split(",")[0]);
  expect(times).toEqual(times.toSorted());
});

test("the CSV file has the asker's own charges only, and everybody's for an administrator", async () => {
  await addProjectRun(db, { ownerId: mara.ownerId, title: '=HYPERLINK("x")' }).then((run) =>
    spend(run, 250_000),
  );
  await spend(ana, 500);
  await hold(mara, 900);
  const [head, line, ...rest] = await csvOf(mara, "maker");
  expect(head).toBe(
    "Time (UTC),Person,Project,Project id,Run id,Stage,Provider,Model,Description,US dollars",
  );
  expect(line).toContain(`,mara,"'=HYPERLINK(""x"")",`);
  expect(line).toMatch(/,clips,replicate,veo,Clip of shot 1,0\.25$/);
  expect(rest).toEqual([]);
  expect(await csvOf(admin, "admin")).toHaveLength(3);
  expect(await csvOf(admin, "admin", { userId: ana.ownerId })).toHaveLength(2);
  expect(() => costCsv(contextOf(mara), { range: "month", userId: ana.ownerId })).toThrow("nothing here");
});
