import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { rememberSettings } from "@/db/queries/setting-profiles";
import { insertUser } from "@/db/queries/users";
import { settingProfiles } from "@/db/schema/all";
import { profilesMax } from "@/domain/coherence/outlook";
import { coherenceSettings, defaultSettings } from "@/domain/coherence/settings";
import type { Runtime } from "@/runtime/runtime";
import { createCaller } from "@/server/root";
import { testDatabase } from "@/testing/test-database";

const calm = coherenceSettings.parse({ finishing: false, enhancementRounds: 1 });
const quick = coherenceSettings.parse({ detailedPlanning: false });

let db: Database;
let maker: ReturnType<typeof createCaller>;
let other: ReturnType<typeof createCaller>;
let makerId: string;

async function callerFor(username: string) {
  const wished = { username, email: null, passwordHash: null };
  const user = await db.transaction((tx) => insertUser(tx, wished, { onlyFirst: false }));
  if (!user) throw new Error("no account");
  const session = { userId: user.id, username, role: user.role };
  // Profiles are rows and nothing else: whatever more was asked for would fail here.
  const caller = createCaller({
    db,
    runtime: Object.create(null) as Runtime,
    user: session,
    address: "test",
  });
  return { id: user.id, caller };
}

beforeEach(async () => {
  db = await testDatabase();
  ({ caller: maker, id: makerId } = await callerFor("maker"));
  ({ caller: other } = await callerFor("other"));
});

const namesOf = async (caller: typeof maker) => (await caller.profiles.list()).map(({ name }) => name);

test("a profile is saved, renamed, given other settings, and seen by its owner alone", async () => {
  const { id } = await maker.profiles.save({ name: "  Calm film ", settings: calm });
  expect(await maker.profiles.list()).toEqual([{ id, name: "Calm film", settings: calm, isDefault: false }]);
  expect(await other.profiles.list()).toEqual([]);
  await maker.profiles.change({ id, name: "Quick" });
  await maker.profiles.change({ id, settings: quick });
  expect(await maker.profiles.list()).toEqual([{ id, name: "Quick", settings: quick, isDefault: false }]);
});

test("names are the owner's own, whatever their case, and free again after deleting", async () => {
  const { id } = await maker.profiles.save({ name: "Calm", settings: calm });
  await expect(maker.profiles.save({ name: "CALM", settings: quick })).rejects.toThrow(/name “CALM” already/);
  await other.profiles.save({ name: "Calm", settings: quick });
  const second = await maker.profiles.save({ name: "Quick", settings: quick });
  await expect(maker.profiles.change({ id: second.id, name: "calm" })).rejects.toThrow(/already/);
  await maker.profiles.change({ id, name: "calm" });
  await maker.profiles.remove({ id });
  await maker.profiles.change({ id: second.id, name: "Calm" });
  await expect(maker.profiles.restore({ id })).rejects.toThrow(/already/);
});

test("deleting can be undone, with everything that the profile was", async () => {
  const { id } = await maker.profiles.save({ name: "Calm", settings: calm });
  await maker.profiles.makeDefault({ id });
  await maker.profiles.remove({ id });
  expect(await namesOf(maker)).toEqual([]);
  expect(await maker.coherence.preset()).toEqual(defaultSettings);
  await maker.profiles.restore({ id });
  expect(await maker.profiles.list()).toEqual([{ id, name: "Calm", settings: calm, isDefault: true }]);
  await expect(maker.profiles.restore({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a deleted default gives way to the one that was made default since", async () => {
  const first = await maker.profiles.save({ name: "First", settings: calm });
  const second = await maker.profiles.save({ name: "Second", settings: quick });
  await maker.profiles.makeDefault({ id: first.id });
  await maker.profiles.remove({ id: first.id });
  await maker.profiles.makeDefault({ id: second.id });
  await maker.profiles.restore({ id: first.id });
  expect((await maker.profiles.list()).filter(({ isDefault }) => isDefault)).toEqual([
    expect.objectContaining({ id: second.id }),
  ]);
});

test("somebody else's profile and none give the same answer, and nothing changes", async () => {
  const { id } = await maker.profiles.save({ name: "Calm", settings: calm });
  const nobodys = "01a1fc29-2903-77ac-9c52-11af1d7aac61";
  const answers = async (wanted: string) => {
    const calls = [
      other.profiles.change({ id: wanted, name: "Mine" }),
      other.profiles.remove({ id: wanted }),
      other.profiles.restore({ id: wanted }),
      other.profiles.makeDefault({ id: wanted }),
    ];
    return Promise.all(calls.map((call) => call.catch((error: Error) => error.message)));
  };
  expect(await answers(id)).toEqual(await answers(nobodys));
  expect(await answers(id)).toEqual(Array.from({ length: 4 }, () => "This profile does not exist any more"));
  expect(await namesOf(maker)).toEqual(["Calm"]);
});

test("there are at most fifty, also when they are saved at the same time", async () => {
  const rows = Array.from({ length: profilesMax - 1 }, (_, index) => ({
    ownerId: makerId,
    name: `Profile ${index}`,
    settings: calm,
  }));
  await db.insert(settingProfiles).values(rows);
  const saved = await Promise.allSettled(
    ["A", "B", "C"].map((name) => maker.profiles.save({ name, settings: calm })),
  );
  expect(saved.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await maker.profiles.list()).toHaveLength(profilesMax);
  await expect(maker.profiles.save({ name: "D", settings: calm })).rejects.toThrow(/50 profiles already/);
});

test("a new video begins with the default profile, else with the last video's settings", async () => {
  expect(await maker.coherence.preset()).toEqual(defaultSettings);
  await rememberSettings(db, { ownerId: makerId, settings: calm });
  await rememberSettings(db, { ownerId: makerId, settings: quick });
  expect(await maker.coherence.preset()).toEqual(quick);
  expect(await other.coherence.preset()).toEqual(defaultSettings);
  const { id } = await maker.profiles.save({ name: "Calm", settings: calm });
  await maker.profiles.makeDefault({ id });
  expect(await maker.coherence.preset()).toEqual(calm);
  await maker.profiles.makeDefault({ id: null });
  expect(await maker.coherence.preset()).toEqual(quick);
});

test("settings that were stored before one was added have it at its default", async () => {
  const { faceConsistency: _missing, ...older } = calm;
  await db.insert(settingProfiles).values({ ownerId: makerId, name: "Old", settings: older as typeof calm });
  expect((await maker.profiles.list())[0]?.settings).toEqual(calm);
});
