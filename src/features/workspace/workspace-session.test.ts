import { expect, test } from "vitest";
import { StudioError } from "@/domain/errors";
import { emptyWorkspace, type Workspace } from "@/domain/workspace/workspace";
import { type StoredVersion, WorkspaceSession, type WorkspaceStore } from "./workspace-session";

/** Approved, it locks the favourites of these tests. */
const lock = "shot/s1/first-frame";

const nothing: StoredVersion = { version: 0, data: emptyWorkspace, branchId: null };

const locksOf = (before: Workspace, after: Workspace) =>
  before.approved.includes(lock) && before.favourites !== after.favourites ? ["s1"] : [];

/** Versions in memory, by the rule of the studio: only the newest can be the base of the next. */
function memoryStore(): WorkspaceStore & { versions: StoredVersion[]; fails: boolean; stored: string[] } {
  const versions: StoredVersion[] = [nothing];
  const newest = () => versions.at(-1) ?? nothing;
  return {
    versions,
    fails: false,
    stored: [],
    load: async () => newest(),
    async save({ baseVersion, data, change, unlock }) {
      if (this.fails) throw new Error("the connection is lost");
      if (baseVersion !== newest().version) throw new StudioError("conflict", "There is a newer version");
      const locked = locksOf(newest().data, data).filter((key) => !unlock.includes(key));
      if (locked.length > 0) throw new StudioError("locked", "What is approved is locked");
      versions.push({ version: baseVersion + 1, data, branchId: "main" });
      this.stored.push(change.what);
      return { version: baseVersion + 1 };
    },
    isConflict: (error) => error instanceof StudioError && error.code === "conflict",
    lockedBy: locksOf,
    objection: ({ approved }) => (approved.includes("never") ? "This cannot be stored" : null),
  };
}

const approving = (slot: string, data: Workspace): Workspace => ({
  ...data,
  approved: [...data.approved, slot],
});
const edit = (session: WorkspaceSession, slot: string, joins: string | null = null) =>
  session.change(approving(slot, session.data), { what: `Approved ${slot}`, target: slot, joins });
const open = (store: WorkspaceStore & { versions: StoredVersion[] }) =>
  new WorkspaceSession(store, store.versions.at(-1) ?? nothing);

test("what is changed while a version is being stored is stored after it, and nothing twice", async () => {
  const store = memoryStore();
  const session = open(store);
  edit(session, "a");
  const first = session.flush();
  edit(session, "b");
  await first;
  await session.flush();
  expect(store.versions.map(({ data }) => data.approved)).toEqual([[], ["a"], ["a", "b"]]);
  expect([session.state().saving, session.version]).toEqual(["saved", 2]);
  await session.flush();
  expect(store.versions).toHaveLength(3);
});

test("undo and redo are stored like any change, and say what they took back", async () => {
  const store = memoryStore();
  const session = open(store);
  edit(session, "a");
  await session.flush();
  session.undo();
  await session.flush();
  session.redo();
  await session.flush();
  expect(store.versions.map(({ data }) => data.approved)).toEqual([[], ["a"], [], ["a"]]);
  expect(store.stored).toEqual(["Approved a", "Undid: Approved a", "Did again: Approved a"]);
});

test("a version that could not be stored stays on the page and goes through the next time", async () => {
  const store = memoryStore();
  const session = open(store);
  store.fails = true;
  edit(session, "a");
  await session.flush();
  expect([session.state().saving, session.data.approved]).toEqual(["failed", ["a"]]);
  store.fails = false;
  await session.flush();
  expect([session.state().saving, store.versions.at(-1)?.data.approved]).toEqual(["saved", ["a"]]);
});

test("of two that edit at once the second is told, can take over and still undo to its own", async () => {
  const store = memoryStore();
  const [one, other] = [open(store), open(store)];
  edit(one, "theirs");
  await one.flush();
  edit(other, "mine");
  await other.flush();
  expect(other.state()).toMatchObject({ saving: "conflict", newer: { version: 1 } });
  other.takeOver();
  expect([other.state().saving, other.data.approved]).toEqual(["saved", ["theirs"]]);
  other.undo();
  await other.flush();
  expect(store.versions.at(-1)).toMatchObject({ version: 2, data: { approved: ["mine"] } });
});

test("of two that edit at once the second can keep its own, which is stored on top", async () => {
  const store = memoryStore();
  const [one, other] = [open(store), open(store)];
  edit(one, "theirs");
  await one.flush();
  edit(other, "mine");
  await other.flush();
  await other.keepMine();
  expect(store.versions.map(({ data }) => data.approved)).toEqual([[], ["theirs"], ["mine"]]);
});

test("a newer version is shown where nothing waits to be stored, and never over what does", async () => {
  const store = memoryStore();
  const [idle, busy] = [open(store), open(store)];
  edit(busy, "mine");
  const newest = { version: 1, data: approving("theirs", emptyWorkspace), branchId: "main" };
  idle.offer({ ...newest, what: "Took a shot over from Darker" });
  busy.offer(newest);
  expect(idle.state().history.past.at(-1)?.what).toBe("Took a shot over from Darker");
  expect([idle.data.approved, busy.data.approved]).toEqual([["theirs"], ["mine"]]);
});

test("what begins from what is stored waits until all is, and does not begin when that fails", async () => {
  const store = memoryStore();
  const session = open(store);
  edit(session, "a");
  expect([await session.settle(), store.versions.at(-1)?.data.approved]).toEqual([true, ["a"]]);
  store.fails = true;
  edit(session, "b");
  expect(await session.settle()).toBe(false);
});

test("keeping things as they are asks nobody about locks, and takes no approval back", async () => {
  const store = memoryStore();
  const session = open(store);
  edit(session, lock);
  await session.flush();
  const favourites = { ...session.data, favourites: ["take"] };
  session.change(favourites, { what: "Kept it as it is", target: null, keeps: true });
  expect(session.state().locked).toBeNull();
  await session.flush();
  expect(store.versions.at(-1)?.data).toMatchObject({ approved: [lock], favourites: ["take"] });
});

test("what cannot be stored is held with the reason until it can", async () => {
  const store = memoryStore();
  const session = open(store);
  edit(session, "never");
  await session.flush();
  expect(session.state()).toMatchObject({ saving: "held", objection: "This cannot be stored" });
  session.undo();
  edit(session, "a");
  await session.flush();
  expect([session.state().saving, store.versions.length]).toEqual(["saved", 2]);
});

test("switching to a branch shows its document, though its version is older, and its undo begins anew", () => {
  const main = { version: 5, data: approving("main", emptyWorkspace), branchId: "main" };
  const session = new WorkspaceSession(memoryStore(), main);
  session.offer({ version: 4, data: approving("late answer", emptyWorkspace), branchId: "main" });
  expect(session.data).toEqual(main.data);
  session.offer({ version: 3, data: approving("other", emptyWorkspace), branchId: "other" });
  expect([session.data.approved, session.version, session.state().history.past]).toEqual([["other"], 3, []]);
});

const star = (session: WorkspaceSession) =>
  session.change({ ...session.data, favourites: ["a"] }, { what: "Marked a favourite", target: null });

test("an edit of what is locked waits; it is left, or done with the lock taken off, and undo brings the lock back", () => {
  const session = open(memoryStore());
  expect(edit(session, lock)).toBe(true);
  expect(star(session)).toBe(false);
  expect([session.state().locked?.shotKeys, session.data.favourites]).toEqual([["s1"], []]);
  session.keepLocked();
  expect([session.state().locked, session.data.favourites]).toEqual([null, []]);
  star(session);
  session.unlock();
  expect([session.data.favourites, session.data.approved]).toEqual([["a"], []]);
  session.undo();
  expect([session.data.favourites, session.data.approved]).toEqual([[], [lock]]);
});

test("an edit of what is locked can go to a branch; the branch that is left keeps what was locked", async () => {
  const store = memoryStore();
  const session = open(store);
  edit(session, lock);
  star(session);
  await session.flush();
  const main = store.versions.at(-1);
  const branch = { version: 2, data: session.data, branchId: "other" };
  store.versions.push(branch);
  session.unlockIn(branch);
  await session.flush();
  expect(main?.data).toMatchObject({ approved: [lock], favourites: [] });
  expect(store.versions.at(-1)).toMatchObject({ version: 3, data: { approved: [], favourites: ["a"] } });
});

test("what was to be done to a locked shot is forgotten when another version comes in", async () => {
  const session = open(memoryStore());
  edit(session, lock);
  await session.flush();
  star(session);
  session.offer({ version: 9, data: approving("theirs", emptyWorkspace), branchId: "main" });
  expect(session.state().locked).toBeNull();
});

test("what was unlocked, or taken back after it was approved, is stored however many steps go into one version", async () => {
  const store = memoryStore();
  const session = open(store);
  edit(session, lock);
  await session.flush();
  star(session);
  session.unlock();
  edit(session, lock);
  await session.flush();
  expect(store.versions.at(-1)?.data).toMatchObject({ approved: [lock], favourites: ["a"] });
  // Back over the approval and the edit before it, and forth again.
  for (const step of [() => session.undo(), () => session.redo()]) {
    step();
    step();
    await session.flush();
    expect(session.state().saving).toBe("saved");
  }
  expect(store.versions).toHaveLength(5);
});

test("whose version stands although the other one has locked something was asked, and is stored", async () => {
  const store = memoryStore();
  const [one, other] = [open(store), open(store)];
  edit(one, lock);
  await one.flush();
  star(other);
  await other.flush();
  expect(other.state().saving).toBe("conflict");
  await other.keepMine();
  expect(store.versions.at(-1)?.data).toMatchObject({ approved: [], favourites: ["a"] });
});

test("what the studio refuses because it is locked is kept on the page, and stored when the maker unlocks it", async () => {
  const store = memoryStore();
  store.lockedBy = () => [];
  const session = open(store);
  edit(session, lock);
  await session.flush();
  star(session);
  await session.flush();
  expect([session.state().saving, session.data.favourites]).toEqual(["failed", ["a"]]);
  await session.saveUnlocked();
  expect([session.state().saving, store.versions.at(-1)?.data.favourites]).toEqual(["saved", ["a"]]);
});
