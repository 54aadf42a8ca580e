import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addUpload, newestBrief } from "@/db/queries/projects";
import { chooseTake } from "@/db/queries/selections";
import { saveWorkspace } from "@/db/queries/workspaces";
import { scorecards, takes } from "@/db/schema/all";
import { newId } from "@/db/schema/columns";
import { type PoolQuestion, poolQuestion } from "@/domain/pool/pool-question";
import { slots } from "@/domain/shot/take";
import { withFavourite, withFrameWish } from "@/domain/workspace/change-wishes";
import { emptyWorkspace, type Workspace } from "@/domain/workspace/workspace";
import type { Runtime } from "@/runtime/runtime";
import { createCaller } from "@/server/root";
import { createMemoryStore } from "@/storage/memory/memory-store";
import { createUrlSigner } from "@/storage/signed-urls";
import { addMaker } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let maker: Awaited<ReturnType<typeof addMaker>>;

beforeEach(async () => {
  db = await testDatabase();
  maker = await addMaker(db, "maker");
});

function callerOf({ ownerId }: { ownerId: string }) {
  const blobs = createMemoryStore({ urls: createUrlSigner({ key: "a key for tests, long enough" }) });
  return createCaller({
    ...{ db, runtime: { blobs } as unknown as Runtime, address: "test" },
    user: { userId: ownerId, username: "maker", role: "maker" },
  });
}

const day = 86_400_000;

/** A take of the maker's project. @param minutes How long after the first of the test it was made. */
async function addTake(
  take: Partial<typeof takes.$inferInsert> & { slot: string; minutes: number; score?: number },
): Promise<string> {
  const { minutes, score, ...fields } = take;
  const id = newId();
  await db.insert(takes).values({
    ...{ id, projectId: maker.projectId, kind: "frame", contentKey: id, digest: id.replaceAll("-", "") },
    ...{ contentType: "image/png", width: 720, height: 1280, model: "animatic/frames", modelVersion: "1" },
    ...{ seed: 1, prompt: "A bottle", draft: true, costMicros: 0 },
    createdAt: new Date(Date.now() - day + minutes * 60_000),
    ...fields,
  });
  if (score !== undefined) {
    await db.insert(scorecards).values({ takeId: id, version: "1", overall: score, data: {} });
  }
  return id;
}

const ask = async (question: Partial<PoolQuestion> = {}, limit = 100): Promise<string[]> => {
  const { projectId } = maker;
  const page = await callerOf(maker).pool.list({
    ...{ projectId, limit },
    question: poolQuestion.parse(question),
  });
  return page.items.map(({ id }) => id);
};

async function decide(data: Workspace): Promise<void> {
  const change = { what: "Decided", target: null };
  const { projectId, ownerId: personId } = maker;
  await saveWorkspace(db, { projectId, baseVersion: 0, data, change, personId });
}

test("a pool is found by word, kind, model, shot, score and age, and only by who owns it", async () => {
  const rainy = await addTake({ slot: slots.firstFrame("s1"), minutes: 1, prompt: "A bottle in the rain" });
  const dear = { model: "replicate/google/veo-3.1", costMicros: 400_000, draft: false };
  const clip = await addTake({ slot: slots.clip("s2"), minutes: 2, kind: "clip", score: 80, ...dear });
  const old = await addTake({ slot: slots.lastFrame("s2"), minutes: -60 * 24 * 9, score: 40 });

  expect(await ask()).toEqual([clip, rainy, old]);
  expect(await ask({ sort: "oldest" })).toEqual([old, rainy, clip]);
  expect(await ask({ sort: "score" })).toEqual([clip, old, rainy]);
  expect((await ask({ sort: "cost" }))[0]).toBe(clip);
  expect(await ask({ search: "RAIN bottle" })).toEqual([rainy]);
  expect(await ask({ search: "100%" })).toEqual([]);
  expect(await ask({ search: "veo" })).toEqual([clip]);
  expect(await ask({ search: "last frame" })).toEqual([old]);
  expect(await ask({ kind: "clip" })).toEqual([clip]);
  expect(await ask({ model: dear.model })).toEqual([clip]);
  expect(await ask({ shotKey: "s2" })).toEqual([clip, old]);
  expect(await ask({ scoreMin: 50 })).toEqual([clip]);
  expect(await ask({ days: 7 })).toEqual([clip, rainy]);
  expect(await ask({ state: "final" })).toEqual([clip]);
  expect(await ask({ state: "unscored" })).toEqual([rainy]);

  const other = await addMaker(db, "other");
  const theirs = callerOf(other).pool;
  expect(await theirs.items({ projectId: other.projectId, ids: [clip] })).toEqual([]);
  const change = { projectId: other.projectId, itemIds: [clip] };
  expect(await theirs.tag({ ...change, tag: "mine", on: true })).toEqual({ changed: [] });
  expect(await theirs.remove({ ...change, removed: true })).toEqual({ changed: [], kept: [] });
});

test("pages follow one another without a gap or a repeat, also where many are alike", async () => {
  const { projectId } = maker;
  const all: string[] = [];
  for (let index = 0; index < 7; index++) all.push(await addTake({ slot: slots.clip("s1"), minutes: 5 }));
  for (const sort of ["newest", "score", "oldest"] as const) {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const question = poolQuestion.parse({ sort });
      const page: Awaited<ReturnType<ReturnType<typeof callerOf>["pool"]["list"]>> = await callerOf(
        maker,
      ).pool.list({ projectId, question, cursor, limit: 3 });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(all.toSorted());
  }
  const broken = { projectId, question: poolQuestion.parse({}), cursor: "nowhere" };
  await expect(callerOf(maker).pool.list(broken)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("tags are put on many at once, and the answer is what takes exactly that back", async () => {
  const { projectId } = maker;
  const pool = callerOf(maker).pool;
  const itemIds = [
    await addTake({ slot: slots.clip("s1"), minutes: 1 }),
    await addTake({ slot: slots.clip("s2"), minutes: 2 }),
  ];
  await pool.tag({ projectId, itemIds: itemIds.slice(0, 1), tag: "Hero ", on: true });
  const { changed } = await pool.tag({ projectId, itemIds, tag: "hero", on: true });
  expect(changed).toEqual(itemIds.slice(1));
  expect(await ask({ tag: "hero" })).toEqual(itemIds.toReversed());
  expect(await ask({ search: "her" })).toEqual(itemIds.toReversed());
  expect((await pool.overview({ projectId })).tags).toEqual([{ value: "hero", label: "hero", count: 2 }]);
  await pool.tag({ projectId, itemIds: changed, tag: "hero", on: false });
  expect(await ask({ tag: "hero" })).toEqual(itemIds.slice(0, 1));
});

test("models of one name are told apart by what they make, and others by their name alone", async () => {
  const { projectId } = maker;
  await addTake({ slot: slots.firstFrame("s1"), minutes: 1 });
  await addTake({ slot: slots.clip("s1"), minutes: 2, kind: "clip", model: "animatic/clips" });
  await addTake({ slot: slots.clip("s2"), minutes: 3, kind: "clip", model: "replicate/google/veo-3.1" });
  const { models } = await callerOf(maker).pool.overview({ projectId });
  expect(models.map(({ label }) => label).toSorted()).toEqual([
    "Animatic (built in, free draft): clips",
    "Animatic (built in, free draft): frames",
    "Veo 3.1",
  ]);
});

test("what is removed can be brought back, and what the video is made of stays", async () => {
  const { projectId, ownerId: personId } = maker;
  const pool = callerOf(maker).pool;
  const slot = slots.clip("s1");
  const takeId = await addTake({ slot, minutes: 1, kind: "clip" });
  const spare = await addTake({ slot, minutes: 2, kind: "clip" });
  const { id: briefId } = await newestBrief(db, projectId);
  await chooseTake(db, { projectId, takeId, slot, briefId, personId });
  const removing = { projectId, itemIds: [takeId, spare], removed: true };
  expect(await pool.remove(removing)).toEqual({ changed: [spare], kept: [takeId] });
  expect(await ask()).toEqual([takeId]);
  expect(await ask({ state: "removed" })).toEqual([spare]);
  const { takes: listed } = await callerOf(maker).takes.ofSlot({ projectId, slot });
  expect(listed.map(({ id, number }) => [id, number])).toEqual([[takeId, 1]]);
  expect(await pool.overview({ projectId })).toMatchObject({ total: 1, removed: 1 });
  await pool.remove({ projectId, itemIds: [spare], removed: false });
  expect(await ask()).toEqual([spare, takeId]);
});

test("favourites and uploaded pictures are those of the document", async () => {
  const { ownerId } = maker;
  const digest = "a".repeat(64);
  await addUpload(db, {
    ...{ ownerId, digest, fileName: "from-above.jpg", contentType: "image/jpeg" },
    ...{ bytes: 10, width: 64, height: 64 },
  });
  const takeId = await addTake({ slot: slots.firstFrame("s1"), minutes: 1 });
  expect(await ask({ kind: "upload" })).toEqual([]);
  const wished = withFrameWish(emptyWorkspace, slots.lastFrame("s1"), { uploadDigest: digest });
  await decide(withFavourite(wished, takeId, true));
  expect(await ask({ kind: "upload" })).toEqual([digest]);
  expect(await ask({ search: "above" })).toEqual([digest]);
  expect(await ask({ state: "favourite" })).toEqual([takeId]);
  expect(await ask({ state: "used" })).toEqual([digest]);
});

test("a picture that was drawn for one's own project can become a frame elsewhere in it, a stranger's cannot", async () => {
  const { projectId } = maker;
  const takeId = await addTake({ slot: slots.reference("bottle"), minutes: 1, kind: "reference" });
  const digest = takeId.replaceAll("-", "");
  const data = withFrameWish(emptyWorkspace, slots.firstFrame("s1"), { uploadDigest: digest });
  const change = { what: "Used a picture", target: null };
  const stranger = await addMaker(db, "stranger");
  const theirs = { projectId: stranger.projectId, baseVersion: 0, data, change };
  await expect(callerOf(stranger).workspace.save(theirs)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await callerOf(maker).workspace.save({ projectId, baseVersion: 0, data, change })).toEqual({
    version: 1,
  });
});
