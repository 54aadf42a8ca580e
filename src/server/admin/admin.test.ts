import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { moveRun } from "@/db/queries/runs";
import { findUserById } from "@/db/queries/users";
import { auditEntries, operations, providerHealth } from "@/db/schema/all";
import type { RunRef } from "@/domain/build/build";
import type { Runtime } from "@/runtime/runtime";
import type { Context } from "@/server/context";
import { appRouter, createCaller } from "@/server/root";
import { addMaker, addProjectRun } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";
import { auditCsv } from "./audit-csv";

/** Requests to the engine go into an outbox that nobody reads here. */
const runtime = {
  outbox: { add: async () => undefined },
  env: { costLimits: {}, auth: { registration: "open" } },
} as unknown as Runtime;

let db: Database;
let ana: RunRef;
let ben: RunRef;

beforeEach(async () => {
  db = await testDatabase();
  ana = await addMaker(db, "ana");
  ben = await addMaker(db, "ben");
});

const contextOf = (run: RunRef, role: "admin" | "maker" = "admin") => ({
  db,
  runtime,
  user: { userId: run.ownerId, username: run === ana ? "ana" : "ben", role },
  address: "192.0.2.7",
});
const asAna = () => createCaller(contextOf(ana)).admin;
const userOf = async ({ ownerId }: RunRef) => {
  const user = await findUserById(db, ownerId);
  if (!user) throw new Error("The account is gone");
  return user;
};
const log = () => db.select().from(auditEntries).orderBy(auditEntries.id);

describe("accounts", () => {
  test("are found by name, role and state, with what they have made and spent", async () => {
    const names = async (question: Parameters<ReturnType<typeof asAna>["accounts"]>[0]) =>
      (await asAna().accounts(question)).rows.map(({ username }) => username);
    expect(await names({})).toEqual(["ana", "ben"]);
    expect(await names({ search: "BE" })).toEqual(["ben"]);
    expect(await names({ search: "%" })).toEqual([]);
    expect(await names({ role: "admin" })).toEqual(["ana"]);
    expect(await names({ after: "ana" })).toEqual(["ben"]);
    await asAna().suspend({ userId: ben.ownerId, reason: "Left the team" });
    expect(await names({ state: "suspended" })).toEqual(["ben"]);
    expect(await names({ state: "active" })).toEqual(["ana"]);
    await createCaller(contextOf(ana)).costs.setLimit({ target: { userId: ben.ownerId }, limit: 5_000_000 });
    const [row] = (await asAna().accounts({ search: "ben" })).rows;
    expect(row).toMatchObject({ projects: 1, runs: 1, limitMicros: 5_000_000, hasLimit: true });
  });

  test("a new role ends the sessions that had the old one", async () => {
    const before = await userOf(ben);
    await asAna().setRole({ userId: ben.ownerId, role: "reviewer" });
    const after = await userOf(ben);
    expect(after.role).toBe("reviewer");
    expect(after.sessionVersion).toBeGreaterThan(before.sessionVersion);
  });

  test("the last administrator who can sign in stays one; with another, not", async () => {
    const userId = ana.ownerId;
    await expect(asAna().setRole({ userId, role: "maker" })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(asAna().suspend({ userId, reason: "Goodbye" })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await userOf(ana)).toMatchObject({ role: "admin", suspendedAt: null });
    await asAna().setRole({ userId: ben.ownerId, role: "admin" });
    await asAna().setRole({ userId, role: "maker" });
    expect((await userOf(ana)).role).toBe("maker");
  });

  test("of two administrators who step down at once one stays", async () => {
    await asAna().setRole({ userId: ben.ownerId, role: "admin" });
    const both = [ana, ben].map((run) =>
      createCaller(contextOf(run)).admin.setRole({ userId: run.ownerId, role: "maker" }),
    );
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("suspending ends the sessions; runs at work go on, or are cancelled by choice", async () => {
    const { sessionVersion } = await userOf(ben);
    await addProjectRun(db, { ownerId: ben.ownerId, title: "Another" });
    const suspended = { userId: ben.ownerId, reason: "Asked for it" };
    expect(await asAna().suspend(suspended)).toEqual({ cancelled: 0 });
    const { suspendedAt, sessionVersion: now } = await userOf(ben);
    expect(suspendedAt).toBeInstanceOf(Date);
    expect(now).toBeGreaterThan(sessionVersion);
    const statuses = async () =>
      (await asAna().runs({ ownerId: ben.ownerId })).rows.map(({ status }) => status);
    expect(await statuses()).toEqual(["queued", "queued"]);
    expect(await asAna().suspend({ ...suspended, cancelRuns: true })).toEqual({ cancelled: 2 });
    expect(await statuses()).toEqual(["cancelled", "cancelled"]);
    await asAna().reinstate({ userId: ben.ownerId });
    expect((await userOf(ben)).suspendedAt).toBeNull();
  });
});

describe("runs", () => {
  test("are found by status, owner, provider and day, and cancelled and taken up again", async () => {
    await moveRun(db, ben.id, { from: ["queued"], to: "running" });
    const ids = async (question: Parameters<ReturnType<typeof asAna>["runs"]>[0]) =>
      (await asAna().runs(question)).rows.map(({ id }) => id);
    expect(await ids({ status: "running" })).toEqual([ben.id]);
    expect(await ids({ ownerId: ana.ownerId })).toEqual([ana.id]);
    expect(await ids({ to: "2020-01-01" })).toEqual([]);
    const today = new Date().toISOString().slice(0, 10);
    expect(await ids({ from: today, to: today })).toHaveLength(2);
    await addCall({ provider: "replicate", failure: { code: "provider-rejected", message: "No" } });
    expect(await ids({ provider: "replicate" })).toEqual([ben.id]);
    expect(await asAna().calls({ runId: ben.id })).toMatchObject([
      { provider: "replicate", state: "failed", failure: { message: "No" } },
    ]);
    expect(await asAna().cancelRun({ runId: ben.id })).toEqual({ cancelled: true });
    expect(await ids({ status: "cancelled" })).toEqual([ben.id]);
    expect(await asAna().resumeRun({ runId: ben.id })).toEqual({ runId: ben.id });
    expect(await ids({ status: "queued" })).toContain(ben.id);
  });

  test("pages follow one another without a gap", async () => {
    for (let count = 0; count < 50; count++) {
      await addProjectRun(db, { ownerId: ana.ownerId, title: `Video ${count}` });
    }
    const first = await asAna().runs({});
    expect(first.rows).toHaveLength(50);
    const second = await asAna().runs({ after: first.next });
    expect(second.next).toBeNull();
    const ids = new Set([...first.rows, ...second.rows].map(({ id }) => id));
    expect(ids.size).toBe(52);
  });
});

async function addCall(call: {
  provider: string;
  failure?: { code: string; message: string };
  seconds?: number;
}): Promise<void> {
  const endedAt = new Date();
  await db.insert(operations).values({
    ownerId: ben.ownerId,
    projectId: ben.projectId,
    runId: ben.id,
    stage: "clips",
    slot: "shot/s1/clip",
    key: crypto.randomUUID(),
    provider: call.provider,
    model: "a model",
    state: call.failure ? "failed" : "settled",
    reservedMicros: 0,
    chargedMicros: 0,
    failure: call.failure ?? null,
    submittedAt: new Date(endedAt.getTime() - (call.seconds ?? 1) * 1000),
    endedAt,
  });
}

test("providers are told with their failures, times and whether they are paused", async () => {
  for (const seconds of [10, 20, 30]) await addCall({ provider: "openai", seconds });
  await addCall({ provider: "openai", failure: { code: "provider-unavailable", message: "Busy" } });
  const openUntil = new Date(Date.now() + 60_000);
  await db.insert(providerHealth).values({ provider: "runpod", failures: 5, openUntil });
  const rows = await asAna().providers();
  expect(rows.map(({ provider }) => provider)).toEqual(["openai", "runpod"]);
  expect(rows[0]).toMatchObject({ calls: 4, failed: 1, p50Seconds: 20, openUntil: null });
  expect(rows[1]).toMatchObject({ calls: 0, failuresInARow: 5, p50Seconds: null });
  expect(new Date(rows[1]?.openUntil ?? "").getTime()).toBe(openUntil.getTime());
});

describe("the audit log", () => {
  const mutations = Object.entries<unknown>(appRouter._def.procedures)
    .filter(([, procedure]) => (procedure as { _def: { type: string } })._def.type === "mutation")
    .map(([path]) => path);

  async function tryOut(path: string, input: unknown, context: Context): Promise<void> {
    const procedure = path
      .split(".")
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], createCaller(context)) as (
      input: unknown,
    ) => Promise<unknown>;
    // Done or refused: both are written down.
    await procedure(input).catch((error: unknown) => error);
  }

  test("has a line for every mutation there is, done or refused, and no secrets", async () => {
    const secrets = {
      key: "sk-secret-1",
      password: "sk-secret-2",
      token: "sk-secret-3",
      next: "sk-secret-4",
    };
    expect(mutations.length).toBeGreaterThan(40);
    for (const path of mutations) await tryOut(path, { ...secrets, current: "sk-secret-5" }, contextOf(ana));
    const entries = await log();
    expect(entries.map(({ action }) => action)).toEqual(mutations);
    for (const entry of entries) expect(entry).toMatchObject({ actorName: "ana", address: "192.0.2.7" });
    expect(JSON.stringify(entries)).not.toContain("sk-secret");
    // What is left of the inputs without their secrets is nothing, for all alike: not even a hash tells of them.
    expect(new Set(entries.map(({ inputDigest }) => inputDigest)).size).toBe(1);
  });

  test("tells what was changed, from what to what", async () => {
    await asAna().setRole({ userId: ben.ownerId, role: "reviewer" });
    await asAna().suspend({ userId: ben.ownerId, reason: "Left the team" });
    const { rows } = await asAna().audit({ target: ben.ownerId });
    expect(rows.map(({ action, change }) => [action, change?.before, change?.after])).toEqual([
      ["admin.suspend", { suspended: false }, { suspended: true, reason: "Left the team", cancelledRuns: 0 }],
      ["admin.setRole", { role: "maker" }, { role: "reviewer" }],
    ]);
  });

  test("is found by person, action, outcome and day", async () => {
    await tryOut("admin.setRole", { userId: ana.ownerId, role: "maker" }, contextOf(ben, "maker"));
    await asAna().signOut({ userId: ben.ownerId });
    const actions = async (question: Parameters<ReturnType<typeof asAna>["audit"]>[0]) =>
      (await asAna().audit(question)).rows.map(({ action }) => action);
    expect(await actions({ outcome: "refused" })).toEqual(["admin.setRole"]);
    expect(await actions({ actor: "An" })).toEqual(["admin.signOut"]);
    expect(await actions({ action: "admin.s" })).toHaveLength(2);
    expect(await actions({ to: "2020-01-01" })).toEqual([]);
  });

  test("cannot be changed, nor can a line be taken out", async () => {
    await asAna().signOut({ userId: ben.ownerId });
    const kept = await log();
    await expect(db.execute(sql`update audit_entries set actor_name = 'ben'`)).rejects.toThrow();
    await expect(db.execute(sql`delete from audit_entries`)).rejects.toThrow();
    expect(await log()).toEqual(kept);
  });

  test("of who has not signed in only has what they did", async () => {
    const nobody = { ...contextOf(ana), user: null };
    await tryOut("admin.suspend", { userId: ben.ownerId, reason: "Just so" }, nobody);
    expect(await log()).toEqual([]);
    await createCaller(nobody).account.register({ username: "cleo", password: "seven quiet violins" });
    expect(await log()).toMatchObject([{ action: "account.register", actorId: null, errorCode: null }]);
  });

  test("can be had as a file, by administrators only", async () => {
    await asAna().suspend({ userId: ben.ownerId, reason: '=SUM(1), "quoted"' });
    const text = await new Response(auditCsv(contextOf(ana), {})).text();
    const [header, line] = text.trim().split("\r\n");
    expect(header).toContain("Time (UTC),Person,Person id,Action,Target,Outcome");
    expect(line).toContain(`ana,${ana.ownerId},admin.suspend,${ben.ownerId},done`);
    expect(() => auditCsv(contextOf(ben, "maker"), {})).toThrow("There is nothing here");
  });
});
