import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { acceptOperation, answerOperation, openOperation } from "@/db/queries/operations";
import { takeTurn } from "@/db/queries/provider-turns";
import type { RunRef } from "@/domain/build/build";
import { noLimits } from "@/domain/cost/limits";
import { type ProviderLimits, usualLimits } from "@/domain/operation/operation";
import { addMaker } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let mara: RunRef;
let ana: RunRef;
const start = new Date("2026-11-20T12:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

beforeEach(async () => {
  db = await testDatabase();
  mara = await addMaker(db, "mara");
  ana = await addMaker(db, "ana");
});

async function open(run: RunRef, key: string): Promise<string> {
  const wanted = { key, stage: "clips" as const, slot: key, provider: "replicate", model: "veo" };
  const asked = { wanted: { ...wanted, ceilingMicros: 10 }, limits: noLimits };
  return (await openOperation(db, run, asked)).id;
}

async function openMany(run: RunRef, calls: number): Promise<string[]> {
  const ids: string[] = [];
  for (let call = 0; call < calls; call++) ids.push(await open(run, `call-${call}`));
  return ids;
}

const ask = (
  id: string,
  { limits = {}, now = start }: { limits?: Partial<ProviderLimits>; now?: Date } = {},
) => takeTurn(db, { id, holder: "step", limits: { ...usualLimits, ...limits }, now });

async function asked(ids: readonly string[], options?: Parameters<typeof ask>[1]): Promise<string[]> {
  const turns: string[] = [];
  for (const id of ids) turns.push((await ask(id, options)).turn);
  return turns;
}

async function answer(id: string): Promise<void> {
  await acceptOperation(db, id, {});
  await answerOperation(db, id, { result: null, costMicros: 0 });
}

test("a provider's limit and an owner's share of it hold", async () => {
  const limits = { atOnce: 3, atOncePerOwner: 2 };
  expect(await asked(await openMany(mara, 3), { limits })).toEqual(["now", "now", "wait"]);
  expect(await asked(await openMany(ana, 2), { limits })).toEqual(["now", "wait"]);
});

test("who has few calls goes before who has many, however many of those wait and since when", async () => {
  const limits = { atOnce: 2 };
  const many = await openMany(mara, 20);
  expect(await asked(many.slice(0, 4), { limits })).toEqual(["now", "now", "wait", "wait"]);
  const [first = ""] = await openMany(ana, 1);
  expect((await ask(first, { limits })).turn).toBe("wait");
  await answer(many[0] ?? "");
  expect(await asked(many.slice(2, 4), { limits })).toEqual(["wait", "wait"]);
  expect((await ask(first, { limits })).turn).toBe("now");
});

test("of one owner's calls the oldest goes first", async () => {
  const limits = { atOnce: 1 };
  const [under = "", older = "", newer = ""] = await openMany(mara, 3);
  expect(await asked([under, newer, older], { limits })).toEqual(["now", "wait", "wait"]);
  await answer(under);
  expect(await asked([newer, older], { limits })).toEqual(["wait", "now"]);
});

test("a call that has stopped asking holds nobody up, and keeps its place", async () => {
  const limits = { atOnce: 1 };
  const [under = "", asleep = "", awake = "", next = ""] = await openMany(mara, 4);
  await asked([under, asleep], { limits });
  await answer(under);
  expect((await ask(awake, { limits, now: later(1) })).turn).toBe("wait");
  expect((await ask(awake, { limits, now: later(10) })).turn).toBe("now");
  expect(await ask(asleep, { limits, now: later(11) })).toMatchObject({ turn: "wait", ahead: 0 });
  await answer(awake);
  expect(await asked([asleep, next], { limits, now: later(12) })).toEqual(["now", "wait"]);
});

test("who is far back is told how many go first, and to ask later the slower it goes", async () => {
  const limits = { atOnce: 1 };
  const calls = await openMany(mara, 9);
  await ask(calls[0] ?? "", { limits });
  const wait = await ask(calls[8] ?? "", { limits, now: later(1) });
  expect(wait).toEqual({ turn: "wait", ahead: 7, seconds: 4 });
  expect(await ask(calls[8] ?? "", { limits, now: later(3) })).toMatchObject({ seconds: 11 });
});

test("no more calls are begun in a minute than are allowed", async () => {
  const limits = { perMinute: 2 };
  const calls = await openMany(mara, 3);
  expect(await asked(calls, { limits })).toEqual(["now", "now", "wait"]);
  expect((await ask(calls[2] ?? "", { limits, now: later(61) })).turn).toBe("now");
});

test("a call that somebody else has sent is not sent again", async () => {
  const [call = ""] = await openMany(mara, 1);
  expect(await asked([call, call])).toEqual(["now", "taken"]);
});
