import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addUpload } from "@/db/queries/projects";
import { takes } from "@/db/schema/all";
import type { RunRef } from "@/domain/build/build";
import { chosenReference } from "@/domain/library/library-element";
import type { Runtime } from "@/runtime/runtime";
import { createCaller } from "@/server/root";
import { createMemoryStore } from "@/storage/memory/memory-store";
import { createUrlSigner } from "@/storage/signed-urls";
import { addMaker } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";

let db: Database;
let run: RunRef;
let maker: ReturnType<typeof createCaller>;
let other: ReturnType<typeof createCaller>;
let blobs: ReturnType<typeof createMemoryStore>;
/** What a picture scores; those that are not named cannot be measured. */
let scores: Map<string, number>;

const words = {
  ...{ kind: "product" as const, name: "Nordlys bottle", description: "a steel bottle" },
  ...{ form: "bottle" as const, label: "NORDLYS", colours: ["#1f4d3a"], materials: ["steel"], marks: [] },
};

beforeEach(async () => {
  db = await testDatabase();
  blobs = createMemoryStore({ urls: createUrlSigner({ key: "a key for tests, long enough" }) });
  scores = new Map();
  const measure = {
    frame: async ({ file }: { file: string }) => ({ overall: scores.get(file) ?? null }),
  };
  const files = { pathOf: async (digest: string) => digest };
  const runtime = { blobs, deps: { measure, files } } as unknown as Runtime;
  const callerFor = ({ ownerId: userId }: RunRef, username: string) =>
    createCaller({ db, runtime, user: { userId, username, role: "maker" }, address: "test" });
  run = await addMaker(db, "maker");
  maker = callerFor(run, "maker");
  other = callerFor(await addMaker(db, "other"), "other");
});

async function picture(background: string): Promise<string> {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();
  const { digest } = await blobs.put(Readable.from([bytes]), { contentType: "image/png" });
  expect(digest).toBe(createHash("sha256").update(bytes).digest("hex"));
  return digest;
}

async function uploaded(background: string, score: number | null): Promise<string> {
  const digest = await picture(background);
  if (score !== null) scores.set(digest, score);
  const file = { digest, contentType: "image/png", bytes: 1, fileName: "a.png", width: 8, height: 8 };
  await addUpload(db, { ...file, ownerId: run.ownerId });
  return digest;
}

test("pictures are scored and ranked, the best is selected, and the maker's choice stands", async () => {
  const [weak, none, best] = [
    await uploaded("#111111", 12),
    await uploaded("#777777", null),
    await uploaded("#eeeeee", 81),
  ];
  const references = [weak, none, best];
  const { id } = await maker.elements.add({ element: { words, references, selected: null } });
  const ranked = [
    { digest: best, overall: 81 },
    { digest: weak, overall: 12 },
    { digest: none, overall: null },
  ];
  expect(await maker.elements.list()).toMatchObject([
    { id, version: 1, content: { ...words, references: ranked, selected: best } },
  ]);
  await maker.elements.change({ id, baseVersion: 1, element: { words, references, selected: weak } });
  expect(await maker.elements.list()).toMatchObject([{ version: 2, content: { selected: weak } }]);
  await maker.elements.restoreVersion({ id, version: 1 });
  expect(await maker.elements.list()).toMatchObject([{ version: 3, content: { selected: best } }]);
});

test("every version is shown with the pictures that it had", async () => {
  const [before, after] = [await uploaded("#111111", 12), await uploaded("#eeeeee", 81)];
  const { id } = await maker.elements.add({ element: { words, references: [before], selected: null } });
  const changed = { words, references: [after], selected: null };
  await maker.elements.change({ id, baseVersion: 1, element: changed });
  const versions = await maker.elements.versions({ id });
  expect(versions.map(({ pictures }) => Object.keys(pictures))).toEqual([[after], [before]]);
});

test("a better picture takes the place of the best, and not that of one that its maker has chosen", async () => {
  const [weak, best] = [await uploaded("#111111", 12), await uploaded("#777777", 50)];
  const better = await uploaded("#eeeeee", 81);
  const element = { words, references: [weak, best], selected: null };
  const { id } = await maker.elements.add({ element });
  const [first] = await maker.elements.list();
  expect(first && chosenReference(first.content)).toBeNull();
  await maker.elements.change({ id, baseVersion: 1, element: { ...element, selected: weak } });
  const [second] = await maker.elements.list();
  expect(second && chosenReference(second.content)).toBe(weak);
  const references = [weak, best, better];
  await maker.elements.change({ id, baseVersion: 2, element: { words, references, selected: null } });
  expect(await maker.elements.list()).toMatchObject([{ content: { selected: better } }]);
});

test("nobody makes an element of somebody else's picture", async () => {
  const digest = await uploaded("#111111", 50);
  const element = { words, references: [digest], selected: null };
  await expect(other.elements.add({ element })).rejects.toThrow(/images is no longer there/);
});

test("an element of a plan is kept with the pictures made for it, and promoted as the next version", async () => {
  const [first, second] = [await picture("#222222"), await picture("#333333")];
  scores.set(first, 40).set(second, 60);
  const made = async (digest: string) =>
    db.insert(takes).values({
      ...{ projectId: run.projectId, runId: run.id, slot: "element/product/reference" },
      ...{ kind: "reference", contentKey: digest, digest, contentType: "image/png", width: 8, height: 8 },
      ...{ model: "test/images", modelVersion: "1", seed: 1, prompt: "", draft: true, costMicros: 0 },
    });
  await made(first);
  const kept = { projectId: run.projectId, elementKey: "product", words };
  const { id } = await maker.elements.keep({ ...kept, into: null });
  expect(await maker.elements.list()).toMatchObject([{ id, content: { ...words, selected: first } }]);
  await made(second);
  const changed = { ...words, label: "N" };
  await maker.elements.keep({ ...kept, words: changed, into: { id, baseVersion: 1 } });
  const [promoted] = await maker.elements.list();
  expect(promoted).toMatchObject({ id, version: 2, content: { ...changed, selected: second } });
  expect(promoted?.content.references.map(({ digest }) => digest)).toEqual([second, first]);
  expect(Object.keys(promoted?.pictures ?? {}).toSorted()).toEqual([first, second].toSorted());
});

test("somebody else's element and none give the same answer", async () => {
  const { id } = await maker.elements.add({ element: { words, references: [], selected: null } });
  for (const wanted of [id, "01a1fc29-2903-77ac-9c52-11af1d7aac61"]) {
    const calls: Promise<unknown>[] = [
      other.elements.change({
        ...{ id: wanted, baseVersion: 1 },
        element: { words, references: [], selected: null },
      }),
      other.elements.versions({ id: wanted }),
      other.elements.remove({ id: wanted }),
    ];
    const answers = await Promise.all(calls.map((call) => call.catch((error: Error) => error.message)));
    expect(answers).toEqual(calls.map(() => "This element does not exist any more"));
  }
});

test("pictures of a pool become references of an element, new or known; clips among them stay", async () => {
  const [first, second] = [await picture("#222222"), await picture("#333333")];
  scores.set(first, 40).set(second, 60);
  const made = async (kind: "frame" | "clip", digest: string) => {
    const [take] = await db
      .insert(takes)
      .values({
        ...{
          projectId: run.projectId,
          runId: run.id,
          slot: `shot/s1/${kind}`,
          kind,
          contentKey: digest,
          digest,
        },
        ...{ contentType: kind === "clip" ? "video/mp4" : "image/png", width: 8, height: 8 },
        ...{ model: "test", modelVersion: "1", seed: 1, prompt: "A bottle", draft: true, costMicros: 0 },
      })
      .returning({ id: takes.id });
    return take?.id ?? "";
  };
  const [one, two, film] = [
    await made("frame", first),
    await made("frame", second),
    await made("clip", await picture("#444444")),
  ];
  const { projectId } = run;
  const asNew = { element: "new" as const, name: "Bottle", kind: "prop" as const };
  const { id, ...kept } = await maker.elements.keepFromPool({ projectId, itemIds: [one, film], into: asNew });
  expect(kept).toEqual({ version: 1, kept: 1 });
  const known = { element: "known" as const, id, baseVersion: 1 };
  await maker.elements.keepFromPool({ projectId, itemIds: [two, one], into: known });
  const [element] = await maker.elements.list();
  expect(element).toMatchObject({ version: 2, content: { name: "Bottle", kind: "prop", selected: second } });
  expect(element?.content.references.map(({ digest }) => digest)).toEqual([second, first]);
  expect(Object.keys(element?.pictures ?? {})).toHaveLength(2);

  const again = { projectId, itemIds: [one], into: { ...known, baseVersion: 2 } };
  await expect(maker.elements.keepFromPool(again)).rejects.toThrow(/has these pictures already/);
  await expect(maker.elements.keepFromPool({ projectId, itemIds: [film], into: asNew })).rejects.toThrow(
    /Only pictures/,
  );
  const theirs = await addMaker(db, "third");
  const stolen = { projectId: theirs.projectId, itemIds: [one], into: asNew };
  await expect(maker.elements.keepFromPool(stolen)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("nothing of somebody else's pool, and no more than an element holds, is taken", async () => {
  const digest = await uploaded("#555555", 50);
  const references = await Promise.all(
    Array.from({ length: 12 }, (_, index) => uploaded(`#0000${(16 + index).toString(16)}`, 50)),
  );
  const { id } = await maker.elements.add({ element: { words, references, selected: null } });
  const [take] = await db
    .insert(takes)
    .values({
      ...{
        projectId: run.projectId,
        runId: run.id,
        slot: "shot/s1/first",
        kind: "frame",
        contentKey: "k",
        digest,
      },
      ...{ contentType: "image/png", model: "test", modelVersion: "1", seed: 1, prompt: "", draft: true },
      costMicros: 0,
    })
    .returning({ id: takes.id });
  const into = { element: "known" as const, id, baseVersion: 1 };
  const wish = { projectId: run.projectId, itemIds: [take?.id ?? ""], into };
  await expect(maker.elements.keepFromPool(wish)).rejects.toThrow(
    /at most 12 pictures, and this would be 13/,
  );
  await expect(other.elements.keepFromPool(wish)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await maker.elements.list()).toMatchObject([{ version: 1 }]);
});
