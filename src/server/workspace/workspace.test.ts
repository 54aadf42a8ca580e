import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { createBranch } from "@/db/queries/branches";
import { newestBrief } from "@/db/queries/projects";
import { addRun, runInputs } from "@/db/queries/runs";
import { workspaces } from "@/db/schema/all";
import { emptyWorkspace, type Workspace, workspace } from "@/domain/workspace/workspace";
import type { Runtime } from "@/runtime/runtime";
import { appRouter } from "@/server/root";
import { addMaker } from "@/testing/makers";
import { plannedAd } from "@/testing/planned-ad";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let ownerId: string;
let projectId: string;
let briefId: string;

beforeEach(async () => {
  db = await testDatabase();
  ({ ownerId, projectId } = await addMaker(db, "maker"));
  ({ id: briefId } = await newestBrief(db, projectId));
});

const caller = () => {
  const user = { userId: ownerId, username: "maker", role: "maker" as const };
  return appRouter.createCaller({ db, runtime: {} as Runtime, user, address: "test" }).workspace;
};

const withSeed = (seed: number): Workspace =>
  workspace.parse({ frames: { "shot/s1/first-frame": { seed } } });

/** The seed of the first frame as in `withSeed(1)`, with one for another frame. */
const withOther = (seed: number): Workspace =>
  workspace.parse({ frames: { "shot/s1/first-frame": { seed: 1 }, "shot/s2/last-frame": { seed } } });

const save = (
  baseVersion: number,
  data: Workspace,
  { what = "Changed a seed", target = null }: { what?: string; target?: string | null } = {},
) => caller().save({ projectId, baseVersion, data, change: { what, target } });

test("a project in which nothing was decided has the empty document, and no run of it is another", async () => {
  const view = await caller().get({ projectId });
  expect(view).toMatchObject({
    version: 0,
    data: emptyWorkspace,
    planned: null,
    stories: null,
    branch: null,
  });
  const run = await addRun(db, { projectId, ownerId, briefId, options: { shotSeeds: {} } });
  expect((await runInputs(db, run.id)).workspace).toEqual(emptyWorkspace);
});

test("of two tabs that edit one version the second is told, and nothing of the first is lost", async () => {
  const { version } = await save(0, withSeed(1));
  await expect(save(0, withSeed(2))).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await caller().get({ projectId })).toMatchObject({ version, data: withSeed(1) });
  const both = await Promise.allSettled([save(version, withSeed(3)), save(version, withSeed(4))]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a document that is as it was adds no version", async () => {
  const { version } = await save(0, withSeed(1));
  expect(await save(version, withSeed(1))).toEqual({ version });
});

test("history says who changed what, of everything or of what one slot holds; an earlier version comes back as a new one", async () => {
  const first = await save(0, withSeed(1), {
    what: "Chose a seed for shot 1",
    target: "shot/s1/first-frame",
  });
  const second = await save(first.version, withOther(2), { what: "Changed the music" });
  const { version } = await caller().restore({ projectId, version: first.version });
  expect(version).toBeGreaterThan(second.version);
  expect(await caller().get({ projectId })).toMatchObject({ version, data: withSeed(1) });
  const all = await caller().history({ projectId });
  expect(all.items.map(({ what, person }) => [what, person])).toEqual([
    [`Went back to version ${first.version}`, "maker"],
    ["Changed the music", "maker"],
    ["Chose a seed for shot 1", "maker"],
  ]);
  const ofShot = await caller().history({ projectId, slot: "shot/s1/first-frame" });
  expect(ofShot.items.map(({ version }) => version)).toEqual([first.version]);
  expect(ofShot).toMatchObject({ next: null, isFromPlan: true });
  const ofOther = await caller().history({ projectId, slot: "shot/s2/last-frame" });
  expect(ofOther.items.map(({ version }) => version)).toEqual([version, second.version]);
  expect(await caller().version({ projectId, version: first.version })).toEqual({
    data: withSeed(1),
    plan: null,
  });
  expect(await caller().version({ projectId, version: 0 })).toEqual({ data: emptyWorkspace, plan: null });
  await expect(caller().version({ projectId, version: 99 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const page = await caller().history({ projectId, limit: 2 });
  expect(page.next).toBe(second.version);
  expect((await caller().history({ projectId, cursor: page.next, limit: 2 })).items).toHaveLength(1);
});

test("a version from before it was kept what it changed is found by what it said it was about", async () => {
  const slot = "shot/s1/first-frame";
  const { version } = await save(0, withSeed(1), { target: slot });
  await save(version, withSeed(2), { target: "story" });
  await db.update(workspaces).set({ touched: null });
  const { items } = await caller().history({ projectId, slot });
  expect(items.map((item) => item.version)).toEqual([version]);
});

test("a branch begins the history of what its slots hold", async () => {
  const { version } = await save(0, withSeed(1));
  const branch = await caller().addBranch({ projectId, name: "Darker" });
  const { items, isFromPlan } = await caller().history({ projectId, slot: "shot/s2/clip" });
  expect([items.map((item) => item.version), isFromPlan]).toEqual([[branch.version], false]);
  expect(branch.version).toBeGreaterThan(version);
});

const slot = "shot/s1/first-frame";
const approved = (seed: number): Workspace => ({ ...withSeed(seed), approved: [slot] });

test("what is approved is locked for whatever writes a version, until the maker unlocks it", async () => {
  const { version } = await save(0, approved(1));
  const refused = { message: /^Shot s1 is locked: you have approved frames of it/ };
  const change = { what: "Changed a seed", target: slot };
  const other = { projectId, baseVersion: version, data: withSeed(2), change };
  await expect(caller().save(other)).rejects.toMatchObject(refused);
  await expect(caller().save({ ...other, unlock: ["s2"] })).rejects.toMatchObject(refused);
  await expect(caller().restore({ projectId, version: 0 })).rejects.toMatchObject(refused);
  expect(await caller().get({ projectId })).toMatchObject({ version });
  // A branch takes its approvals along; what is done there leaves the first one as it was.
  const branch = await caller().addBranch({ projectId, name: "Another seed" });
  await caller().save({ ...other, baseVersion: branch.version, unlock: ["s1"] });
  const [main] = await caller().branches({ projectId });
  await caller().switchBranch({ projectId, branchId: main?.id ?? "" });
  expect(await caller().get({ projectId })).toMatchObject({ version, data: approved(1) });
  const restored = await caller().restore({ projectId, version: 0, unlock: true });
  expect(await caller().get({ projectId })).toMatchObject({ ...restored, data: emptyWorkspace });
});

test("what touches no locked shot, and taking an approval back, needs no unlocking", async () => {
  const { version } = await save(0, approved(1));
  const beside = await save(version, { ...withOther(7), approved: [slot] });
  const { version: newest } = await save(beside.version, withOther(7));
  expect(await caller().get({ projectId })).toMatchObject({ version: newest, data: withOther(7) });
});

test("a run keeps to what was decided when it was started", async () => {
  const { version } = await save(0, withSeed(1));
  const run = await addRun(db, { projectId, ownerId, briefId, options: { shotSeeds: {} } });
  await save(version, withSeed(2));
  expect((await runInputs(db, run.id)).workspace).toEqual(withSeed(1));
});

test("a plan that does not hold together is refused with what is wrong", async () => {
  const { plan } = plannedAd("A bottle on a beach at noon", { durationSeconds: 6 });
  const [first, ...rest] = plan.shots;
  const refused = async (shots: typeof plan.shots, message: RegExp) =>
    expect(save(0, { ...emptyWorkspace, plan: { ...plan, shots } })).rejects.toThrow(message);
  await refused([{ ...first!, durationFrames: first!.durationFrames + 1 }, ...rest], /last 145 frames/);
  await refused([{ ...first!, sceneKey: "nowhere" }, ...rest], /Shot 1 belongs to no scene/);
  await refused([first!, first!, ...rest], /the same key/);
  expect(await save(0, { ...emptyWorkspace, plan })).toEqual({ version: 1 });
});

test("a branch goes its own way from where it was made; switching back finds everything as it was left", async () => {
  const { version } = await save(0, withSeed(1));
  const branch = await caller().addBranch({ projectId, name: "Darker", message: "For the winter" });
  expect(await caller().get({ projectId })).toMatchObject({ data: withSeed(1), branch: { name: "Darker" } });
  // A tab that still shows the version before does not write into the other branch.
  await expect(save(version, withSeed(5))).rejects.toMatchObject({ code: "CONFLICT" });
  await save(branch.version, withSeed(2));
  const [main, darker] = await caller().branches({ projectId });
  expect(darker).toMatchObject({ parentId: main?.id, message: "For the winter", isCurrent: true });
  await caller().switchBranch({ projectId, branchId: main?.id ?? "" });
  expect(await caller().get({ projectId })).toMatchObject({ version, data: withSeed(1) });
  await caller().switchBranch({ projectId, branchId: branch.branchId });
  expect(await caller().get({ projectId })).toMatchObject({ data: withSeed(2) });
});

test("the branch that is worked on cannot be deleted; another one can, and comes back whole", async () => {
  await save(0, withSeed(1));
  const { branchId } = await caller().addBranch({ projectId, name: "Darker" });
  const refused = caller().removeBranch({ projectId, branchId, removed: true });
  await expect(refused).rejects.toThrow(/Switch to another one/);
  const [main] = await caller().branches({ projectId });
  await caller().switchBranch({ projectId, branchId: main?.id ?? "" });
  await caller().removeBranch({ projectId, branchId, removed: true });
  expect((await caller().branches({ projectId })).map(({ name }) => name)).toEqual(["Main"]);
  await expect(caller().switchBranch({ projectId, branchId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await caller().removeBranch({ projectId, branchId, removed: false });
  await caller().switchBranch({ projectId, branchId });
  expect(await caller().get({ projectId })).toMatchObject({ data: withSeed(1) });
});

test("no branch of another project is found, and no name stands for two branches", async () => {
  const other = await addMaker(db, "other");
  const theirs = await createBranch(db, {
    ...{ projectId: other.projectId, name: "Theirs", message: "", personId: other.ownerId },
  });
  await expect(caller().switchBranch({ projectId, ...theirs })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await caller().addBranch({ projectId, name: "Darker" });
  await expect(caller().addBranch({ projectId, name: "Darker" })).rejects.toThrow(/already/);
});
