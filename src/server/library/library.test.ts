import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addBrief } from "@/db/queries/projects";
import { saveWorkspace } from "@/db/queries/workspaces";
import { brand, brief } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import { brandKit } from "@/domain/library/brand-kit";
import { listedUsesMax } from "@/domain/library/library";
import type { LookContent } from "@/domain/look/look";
import { lookPresets } from "@/domain/look/presets";
import { emptyWorkspace } from "@/domain/workspace/workspace";
import type { Runtime } from "@/runtime/runtime";
import { lookPreviewUrl } from "@/server/library/looks";
import { createCaller } from "@/server/root";
import { addMaker, addProjectRun } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let run: RunRef;
let maker: ReturnType<typeof createCaller>;
let other: ReturnType<typeof createCaller>;
let others: RunRef;

// The library is rows and nothing else: whatever more was asked for would fail here.
const contextOf = ({ ownerId: userId }: RunRef, username: string) => ({
  db,
  runtime: Object.create(null) as Runtime,
  user: { userId, username, role: "maker" as const },
  address: "test",
});
const callerFor = (run: RunRef, username: string) => createCaller(contextOf(run, username));

beforeEach(async () => {
  db = await testDatabase();
  run = await addMaker(db, "maker");
  maker = callerFor(run, "maker");
  others = await addMaker(db, "other");
  other = callerFor(others, "other");
});

const [noir] = lookPresets;
if (!noir) throw new Error("no looks");
const lookCalled = (name: string): LookContent => {
  const { key: _key, version: _version, ...content } = noir;
  return { ...content, name };
};
const ownLooks = async (caller = maker) => (await caller.looks.list()).filter(({ isOwn }) => isOwn);

test("a look is stored, changed in versions, and seen by its owner alone", async () => {
  const { id } = await maker.looks.add({ look: lookCalled("My noir") });
  const brighter = { ...lookCalled("My noir"), category: "graphic" as const };
  expect(await maker.looks.change({ id, baseVersion: 1, look: brighter })).toEqual({ id, version: 2 });
  expect(await ownLooks()).toEqual([{ look: { ...brighter, key: id, version: 2 }, isOwn: true }]);
  expect(await ownLooks(other)).toEqual([]);
  expect((await other.looks.list()).length).toBe(lookPresets.length);
});

test("an earlier version becomes the newest again, and those in between stay", async () => {
  const { id } = await maker.looks.add({ look: lookCalled("One") });
  await maker.looks.change({ id, baseVersion: 1, look: lookCalled("Two") });
  await maker.looks.restoreVersion({ id, version: 1 });
  const versions = await maker.looks.versions({ id });
  expect(versions.map(({ version, content }) => [version, content.name])).toEqual([
    [3, "One"],
    [2, "Two"],
    [1, "One"],
  ]);
});

test("a change that was not made from the newest version is refused and changes nothing", async () => {
  const { id } = await maker.looks.add({ look: lookCalled("One") });
  await maker.looks.change({ id, baseVersion: 1, look: lookCalled("Two") });
  await expect(maker.looks.change({ id, baseVersion: 1, look: lookCalled("Three") })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  expect((await ownLooks()).map(({ look }) => look.name)).toEqual(["Two"]);
});

test("no two looks of one maker are called the same, and a deleted one leaves its name", async () => {
  const { id } = await maker.looks.add({ look: lookCalled("Mine") });
  await expect(maker.looks.add({ look: lookCalled("MINE") })).rejects.toThrow(/already/);
  await other.looks.add({ look: lookCalled("Mine") });
  await maker.looks.remove({ id });
  await maker.looks.add({ look: lookCalled("mine") });
  await expect(maker.looks.restore({ id })).rejects.toThrow(/already/);
});

test("deleting says in which projects a look is used, and can be undone", async () => {
  const { id, version } = await maker.looks.add({ look: lookCalled("Mine") });
  const look = { ...lookCalled("Mine"), key: id, version };
  const data = brief.parse({ prompt: "A bottle on a beach at noon", look });
  await addBrief(db, { projectId: run.projectId, brief: data, digest: "with look" });
  const usedIn = {
    key: id,
    count: 1,
    projects: [{ projectId: run.projectId, title: "A bottle of maker's" }],
  };
  expect(await maker.library.uses()).toEqual([usedIn]);
  expect(await other.library.uses()).toEqual([]);
  expect(await maker.looks.remove({ id })).toEqual({ id, usedIn });
  expect(await ownLooks()).toEqual([]);
  await maker.looks.restore({ id });
  expect((await ownLooks())[0]).toMatchObject({ look });
  expect(await maker.library.uses()).toEqual([usedIn]);
});

test("what was decided in a project counts before what its brief says", async () => {
  const data = brief.parse({ prompt: "A bottle on a beach at noon", look: noir });
  await addBrief(db, { projectId: run.projectId, brief: data, digest: "with look" });
  const usesOfNoir = async () => (await maker.library.uses()).find(({ key }) => key === noir.key)?.count ?? 0;
  expect(await usesOfNoir()).toBe(1);
  await saveWorkspace(db, {
    ...{ projectId: run.projectId, baseVersion: 0, personId: run.ownerId },
    data: { ...emptyWorkspace, look: null },
    change: { what: "Chose no look", target: null },
  });
  expect(await usesOfNoir()).toBe(0);
});

test("of many projects with an element all are counted and the newest named; a brand kit counts beside it", async () => {
  const element = { itemId: "01a1fc29-2903-77ac-9c52-11af1d7aac61", version: 1, referenceDigest: null };
  const kit = { id: "01a1fc29-2903-77ac-9c52-11af1d7aac62", version: 1 };
  const titles = Array.from({ length: listedUsesMax + 2 }, (_, index) => `Film ${index}`);
  for (const title of titles) {
    const { projectId } = await addProjectRun(db, { ownerId: run.ownerId, title });
    const branded = title === "Film 3" ? { brand: brand.parse({ name: "Nordlys", kit }) } : {};
    await saveWorkspace(db, {
      ...{ projectId, baseVersion: 0, personId: run.ownerId },
      data: { ...emptyWorkspace, elements: { bottle: element, glass: element }, ...branded },
      change: { what: "Took a bottle from the library", target: null },
    });
  }
  const uses = await maker.library.uses();
  const ofElement = uses.find(({ key }) => key === element.itemId);
  expect(ofElement?.count).toBe(titles.length);
  expect(ofElement?.projects.map(({ title }) => title)).toEqual(titles.toReversed().slice(0, listedUsesMax));
  expect(uses.find(({ key }) => key === kit.id)).toMatchObject({ count: 1, projects: [{ title: "Film 3" }] });
});

test("somebody else's look and none give the same answer, and nothing changes", async () => {
  const { id } = await maker.looks.add({ look: lookCalled("Mine") });
  const answers = (wanted: string) =>
    Promise.all(
      [
        other.looks.change({ id: wanted, baseVersion: 1, look: lookCalled("Theirs") }),
        other.looks.versions({ id: wanted }),
        other.looks.restoreVersion({ id: wanted, version: 1 }),
        other.looks.remove({ id: wanted }),
        other.looks.restore({ id: wanted }),
        lookPreviewUrl(contextOf(others, "other"), wanted),
      ].map((call: Promise<unknown>) => call.catch((error: Error) => error.message)),
    );
  const nobodys = "01a1fc29-2903-77ac-9c52-11af1d7aac61";
  expect(await answers(id)).toEqual(await answers(nobodys));
  expect(await answers(id)).toEqual(Array.from({ length: 6 }, () => "This look does not exist any more"));
  expect((await ownLooks()).map(({ look }) => look.name)).toEqual(["Mine"]);
});

test("a brand kit goes back to an earlier version, for its maker alone", async () => {
  const kit = (tone: string) => brandKit.parse({ name: "Nordlys", tone });
  const { id } = await maker.brandKits.add({ kit: kit("dry") });
  await maker.brandKits.change({ id, baseVersion: 1, kit: kit("loud") });
  const refused = { message: "This brand kit does not exist any more" };
  await expect(other.brandKits.versions({ id })).rejects.toMatchObject(refused);
  await expect(other.brandKits.restoreVersion({ id, version: 1 })).rejects.toMatchObject(refused);
  await maker.brandKits.restoreVersion({ id, version: 1 });
  const versions = await maker.brandKits.versions({ id });
  expect(versions.map(({ version, content }) => [version, content.tone])).toEqual([
    [3, "dry"],
    [2, "loud"],
    [1, "dry"],
  ]);
  expect(await maker.brandKits.list()).toMatchObject([{ version: 3, content: { tone: "dry" } }]);
});
