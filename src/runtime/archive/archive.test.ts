import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ZipFile } from "yazl";
import type { Database } from "@/db/client";
import { artifacts, cuts, exports, ledger, projects, runs, takes } from "@/db/schema/all";
import type { BriefInput } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import { packArchive } from "@/runtime/archive/pack-archive";
import { restoreArchive } from "@/runtime/archive/restore-archive";
import { addMaker } from "@/testing/makers";
import { openEmbedded } from "@/testing/prepared-database";
import { readZip } from "@/testing/read-zip";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";
import { unrenderedAd } from "@/testing/unrendered-ad";

const brief: BriefInput = {
  prompt: "Cold brew by Northwind in a bright kitchen, calm morning light.",
  ...{ durationSeconds: 5, clips: 2, aspect: "1:1", seed: 7 },
  coherence: { qualityRegeneration: false, twoAgentEnhancement: false },
};

let folder: string;
let archive: string;
let run: RunRef;
let db: Database;
let studio: Awaited<ReturnType<typeof testStudio>>;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "archive-test-"));
  db = await testDatabase();
  studio = await testStudio(db, { priceMicros: 40_000 });
  run = await studio.open(brief);
  await studio.run(run, { recipe: unrenderedAd });
  archive = await pack("project.zip");
});
afterAll(async () => {
  await studio.close();
  for (const close of closing) await close();
  await rm(folder, { recursive: true });
});

async function pack(name: string): Promise<string> {
  const { digest } = await packArchive(
    { db, blobs: studio.blobs },
    {
      ...{ projectId: run.projectId, title: "Cold brew", madeAt: new Date("2026-11-21T12:00:00Z") },
      ...{ signal: new AbortController().signal, onProgress: () => undefined },
    },
  );
  const file = path.join(folder, name);
  await pipeline((await studio.blobs.get(digest)).stream, createWriteStream(file));
  return file;
}

/** Another installation, with nothing in it but an account. */
async function emptyStudio() {
  const other = await openEmbedded();
  const there = await testStudio(other.db, { priceMicros: 40_000 });
  closing.push(there.close, other.close);
  const { ownerId } = await there.open({ ...brief, prompt: "Another video altogether, to have an account." });
  await other.db.delete(projects);
  return { ...there, db: other.db, ownerId };
}

test("a project restored in another studio is equal, and making it again costs nothing", {
  timeout: 120_000,
}, async () => {
  const there = await emptyStudio();
  const restored = await restoreArchive(there, { path: archive, ownerId: there.ownerId });
  expect(restored).toEqual({ projectId: run.projectId, title: "Cold brew" });

  const own = { projectId: run.projectId };
  const [cutHere] = await db.select().from(cuts).where(eq(cuts.projectId, own.projectId));
  const [cutThere] = await there.db.select().from(cuts);
  expect(cutThere).toEqual(cutHere);
  expect(await there.db.select().from(exports)).toEqual(await db.select().from(exports));
  const keys = async (database: Database) =>
    (await database.select({ key: artifacts.contentKey }).from(artifacts)).map(({ key }) => key).toSorted();
  expect(await keys(there.db)).toEqual(await keys(db));
  const files = await there.db.select({ digest: takes.digest }).from(takes);
  expect(files.length).toBeGreaterThan(4);
  for (const { digest } of files)
    expect(await there.blobs.head(digest)).toEqual(await studio.blobs.head(digest));

  const again = await there.open(brief);
  expect(again.projectId).toBe(run.projectId);
  expect(await there.run(again, { recipe: unrenderedAd })).toMatchObject({ status: "done" });
  expect(studio.calls.length).toBeGreaterThan(0);
  expect(there.calls).toEqual([]);
  expect(await there.db.select().from(ledger)).toEqual([]);
});

test("restored beside the original it is a project of its own on the same results", {
  timeout: 60_000,
}, async () => {
  const before = (await db.select().from(artifacts)).length;
  const { projectId } = await restoreArchive(
    { db, blobs: studio.blobs },
    { path: archive, ownerId: run.ownerId },
  );
  expect(projectId).not.toBe(run.projectId);
  expect(await db.select().from(artifacts)).toHaveLength(before);
  const takesOf = (id: string) => db.select().from(takes).where(eq(takes.projectId, id));
  const [original, copy] = [await takesOf(run.projectId), await takesOf(projectId)];
  expect(copy.map(({ digest }) => digest).toSorted()).toEqual(
    original.map(({ digest }) => digest).toSorted(),
  );
  const [cut] = await db.select().from(cuts).where(eq(cuts.projectId, projectId));
  const named = cut?.data.video.flatMap((item) => (item.type === "clip" ? [item.takeId] : [])) ?? [];
  expect(copy.map(({ id }) => id)).toEqual(expect.arrayContaining(named));
  await db.delete(projects).where(eq(projects.id, projectId));
});

test("what was at work when the archive was made is not at work in the copy", async () => {
  await db.update(runs).set({ status: "running" }).where(eq(runs.id, run.id));
  const busy = await pack("busy.zip");
  await db.update(runs).set({ status: "done" }).where(eq(runs.id, run.id));
  const { ownerId } = await addMaker(db, "someone-else");
  const { projectId } = await restoreArchive({ db, blobs: studio.blobs }, { path: busy, ownerId });
  const copied = await db.select().from(runs).where(eq(runs.projectId, projectId));
  expect(copied).toMatchObject([{ status: "cancelled", ownerId }]);
  await db.delete(projects).where(eq(projects.id, projectId));
});

/** The archive with some of its files changed, added or (null) left out. */
async function forged(change: (files: Map<string, Buffer>) => void): Promise<string> {
  const files = readZip(await readFile(archive));
  change(files);
  const zip = new ZipFile();
  for (const [name, content] of files) zip.addBuffer(content, name, { compress: !name.startsWith("blobs/") });
  zip.end();
  const file = path.join(folder, "forged.zip");
  await pipeline(zip.outputStream, createWriteStream(file));
  return file;
}

const edit = (files: Map<string, Buffer>, name: string, change: (text: string) => string) =>
  files.set(name, Buffer.from(change(files.get(name)?.toString("utf8") ?? "")));

const forgeries: [string, (files: Map<string, Buffer>) => void, RegExp][] = [
  [
    "a version that is not known",
    (files) => edit(files, "manifest.json", (text) => text.replace('"version": 1', '"version": 2')),
    /version 2; this studio reads version 1/,
  ],
  ["no manifest", (files) => files.delete("manifest.json"), /no project archive/],
  [
    "changed rows",
    (files) => edit(files, "rows/takes.jsonl", (text) => text.replace("clip", "klip")),
    /damaged/,
  ],
  [
    "a file beside the manifest",
    (files) => files.set("elsewhere.txt", Buffer.from("x")),
    /belongs to no project/,
  ],
  [
    "a changed file",
    (files) => {
      const name = [...files.keys()].find((one) => one.startsWith("blobs/")) ?? "";
      const content = Buffer.from(files.get(name) ?? []);
      content[content.length - 1] = (content.at(-1) ?? 0) ^ 1;
      files.set(name, content);
    },
    /file of the archive is damaged/,
  ],
];

test.each(forgeries)("%s is refused, and nothing is restored", async (_name, change, message) => {
  const file = await forged(change);
  const before = await db.select().from(projects);
  const restoring = restoreArchive({ db, blobs: studio.blobs }, { path: file, ownerId: run.ownerId });
  await expect(restoring).rejects.toMatchObject({
    code: "invalid-input",
    message: expect.stringMatching(message),
  });
  expect(await db.select().from(projects)).toEqual(before);
});

test("an archive cannot name a file of this studio that it does not hold", async () => {
  const secret = await studio.blobs.put(Buffer.from("somebody else's"), { contentType: "text/plain" });
  const file = await forged((files) => {
    const rows = (files.get("rows/takes.jsonl")?.toString("utf8") ?? "").split("\n");
    const changed = rows.map((row, index) =>
      index === 1 ? row.replace(/"[0-9a-f]{64}"/, `"${secret.digest}"`) : row,
    );
    edit(files, "rows/takes.jsonl", () => changed.join("\n"));
    resign(files, "takes");
  });
  await expect(
    restoreArchive({ db, blobs: studio.blobs }, { path: file, ownerId: run.ownerId }),
  ).rejects.toThrow("names files that it does not hold");
});

test("an archive cannot tie its rows to those of another project", async () => {
  const other = await addMaker(db, "victim");
  const file = await forged((files) => {
    edit(files, "rows/cuts.jsonl", (text) => text.replaceAll(run.projectId, other.projectId));
    resign(files, "cuts");
  });
  await expect(
    restoreArchive({ db, blobs: studio.blobs }, { path: file, ownerId: run.ownerId }),
  ).rejects.toThrow("names something that it does not hold");
});

test("a file that unpacks to more than it says is refused", async () => {
  const bytes = await readFile(archive);
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt32LE(10, entry + 24);
  const file = path.join(folder, "bomb.zip");
  await writeFile(file, bytes);
  await expect(
    restoreArchive({ db, blobs: studio.blobs }, { path: file, ownerId: run.ownerId }),
  ).rejects.toThrow("longer than it says");
});

test.each([
  ["no ZIP", Buffer.from("hello")],
  ["an empty file", Buffer.alloc(0)],
])("%s is refused", async (_name, bytes) => {
  const file = path.join(folder, "odd.zip");
  await writeFile(file, bytes);
  await expect(
    restoreArchive({ db, blobs: studio.blobs }, { path: file, ownerId: run.ownerId }),
  ).rejects.toMatchObject({ code: "invalid-input" });
});

/** Writes the digest of changed rows into the manifest, as a forger would. */
function resign(files: Map<string, Buffer>, table: string): void {
  const digest = createHash("sha256")
    .update(files.get(`rows/${table}.jsonl`) ?? "")
    .digest("hex");
  edit(files, "manifest.json", (text) => {
    const manifest = JSON.parse(text);
    for (const one of manifest.tables) if (one.name === table) one.digest = digest;
    return JSON.stringify(manifest);
  });
}
