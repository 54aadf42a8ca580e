import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { modelChoice } from "@/domain/catalogue/model-choice";
import { compareAtStart } from "@/runtime/compare-at-start";
import { createLog } from "@/runtime/log";
import { createRedactor } from "@/runtime/redact";
import type { Runtime } from "@/runtime/runtime";
import { appRouter } from "@/server/root";
import { type ReplicateDouble, startReplicateDouble } from "@/testing/doubles/replicate-double";
import { submitted, videoRequest } from "@/testing/doubles/replicate-fixture";
import { type DoubleModel, doubleModels } from "@/testing/doubles/replicate-models";
import { addMaker } from "@/testing/makers";
import { replicateDesk } from "@/testing/replicate-desk";
import { testDatabase } from "@/testing/test-database";

const kling = "kwaivgi/kling-v2.5-turbo-pro";
const lines: string[] = [];
let db: Database;
let ownerId: string;
let double: ReplicateDouble;

/** The model has stopped taking a list of things to avoid since the catalogue was written. */
function klingToday(): Record<string, DoubleModel> {
  const known = doubleModels[kling];
  if (!known) throw new Error(`the double has no ${kling}`);
  const { negative_prompt: _gone, ...fields } = known.fields;
  return { [kling]: { ...known, fields } };
}

beforeEach(async () => {
  lines.length = 0;
  db = await testDatabase();
  ({ ownerId } = await addMaker(db, "ada"));
  double = await startReplicateDouble({ models: klingToday() });
});
afterEach(() => double.close());

function studio({ key = double.token }: { key?: string | null } = {}) {
  const log = createLog("info", createRedactor(), (line) => lines.push(line));
  const parts = { ...replicateDesk(db, { double, key }), log };
  // What these procedures reach for.
  const runtime = parts as Partial<Runtime> as Runtime;
  const admin = { userId: ownerId, username: "ada", role: "admin" as const };
  return { ...parts, api: appRouter.createCaller({ db, runtime, user: admin, address: "test" }).models };
}

/** Orders a clip with something to avoid, as a maker's run would. */
async function order({ models }: ReturnType<typeof studio>): Promise<unknown> {
  const { video } = await models.forChoice(ownerId, modelChoice.parse({ video: `replicate/${kling}` }));
  await submitted(video.job, videoRequest({ negativePrompt: "blur" }), { folder: "/srv" });
  return double.jobs[0]?.input;
}

const difference = "It does not take a list of things to avoid any more.";

test("what a model has stopped taking is shown to the admin, and not sent to it any more", async () => {
  const here = studio();
  expect(await here.api.liveState()).toMatchObject({ comparedAt: null, differences: [] });
  await expect(order(here)).rejects.toMatchObject({ code: "provider-rejected" });
  expect(double.jobs).toEqual([]);

  const state = await here.api.refreshLive();
  expect(state.differences.find(({ id }) => id === `replicate/${kling}`)).toMatchObject({
    name: expect.stringContaining("Kling"),
    differences: [difference],
  });
  expect(await here.api.liveState()).toEqual(state);
  expect(Date.parse(state.comparedAt ?? "")).toBeGreaterThan(Date.now() - 60_000);

  const input = await order(here);
  expect(input).toMatchObject({ prompt: expect.any(String) });
  expect(input).not.toHaveProperty("negative_prompt");
});

test("a model that cannot be asked is told, and stays as it is known", async () => {
  const here = studio();
  for (let call = 0; call < 200; call++) double.faults.add("models.get", { kind: "server-error" });
  const state = await here.api.refreshLive();
  expect(state).toMatchObject({ compared: 0, differences: [] });
  expect(state.unread.find(({ id }) => id === `replicate/${kling}`)?.message).toContain("Replicate");
  expect((await here.api.offers()).some(({ id }) => id === `replicate/${kling}`)).toBe(true);
});

test("without a key there is nobody to ask, and the answer says what to do", async () => {
  const { api } = studio({ key: null });
  await expect(api.refreshLive()).rejects.toThrow("needs a Replicate key");
});

test("with a key in the environment it is compared at the start, and the log has what differs", async () => {
  const here = studio();
  await compareAtStart(here);
  const state = await here.api.liveState();
  expect(state.differences.map(({ id }) => id)).toContain(`replicate/${kling}`);
  expect(lines.join()).toContain(kling);
});

test("a start without a key asks nobody, and one whose vendor is away goes on", async () => {
  const without = studio({ key: null });
  await compareAtStart(without);
  expect(double.faults.seen).toEqual([]);
  expect((await without.api.liveState()).comparedAt).toBeNull();

  const away = studio();
  await double.close();
  await compareAtStart(away);
  expect((await away.api.liveState()).unread.length).toBeGreaterThan(10);
});
