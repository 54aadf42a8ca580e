import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addProject } from "@/db/queries/projects";
import { addRun, addRunEvent, runEventsAfter } from "@/db/queries/runs";
import { insertUser } from "@/db/queries/users";
import { engineRuns, engineSteps, projects } from "@/db/schema/all";
import { brief } from "@/domain/brief/brief";
import { parseEnv } from "@/env";
import { backUp } from "@/runtime/backup/back-up";
import { backupBlobs } from "@/runtime/backup/installation";
import { readManifest } from "@/runtime/backup/manifest";
import { restore } from "@/runtime/backup/restore";
import { openRuntime, type Runtime } from "@/runtime/runtime";
import { copyFolder } from "@/testing/copy-folder";
import { postgresBinaries, startPostgres } from "@/testing/postgres";
import { layDatabase } from "@/testing/prepared-database";

const projectFolder = process.cwd();
let folder: string;
/** An installation with data and a backup of it, made once: every test works on copies. */
let original: string;
let filled: Awaited<ReturnType<typeof fill>>;

beforeAll(async () => {
  original = await mkdtemp(path.join(os.tmpdir(), "framewright-original-"));
  await layDatabase(path.join(original, "data", "database"));
  const env = parseEnv({ FRAMEWRIGHT_DATA: path.join(original, "data"), LOG_LEVEL: "error" }, projectFolder);
  filled = await withStudio(env, fill);
  await backUp(env, { out: path.join(original, "backup"), projectFolder });
});
afterAll(() => rm(original, { recursive: true, force: true }));

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "framewright-backup-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const copyOf = (part: "data" | "backup", name: string) =>
  copyFolder(path.join(original, part), path.join(folder, name));

const place = (name: string) => path.join(folder, name);
const envOf = (name: string, variables: Record<string, string> = {}) =>
  parseEnv({ FRAMEWRIGHT_DATA: place(name), LOG_LEVEL: "error", ...variables }, projectFolder);

async function withStudio<Result>(env: ReturnType<typeof envOf>, use: (studio: Runtime) => Promise<Result>) {
  const studio = await openRuntime(env, { address: null, durable: false, projectFolder });
  try {
    return await use(studio);
  } finally {
    await studio.close();
  }
}

/** Rows with everything that a text format could spoil, and files. */
async function fill({ db, blobs }: Runtime) {
  const user = { username: "Mára", email: null, passwordHash: null };
  const ownerId = (await db.transaction((tx) => insertUser(tx, user, { onlyFirst: false })))!.id;
  const prompt = 'A cup,\t"quoted"\\ with a break\r\nand a separator \u2028 of lines';
  const data = brief.parse({ prompt });
  const added = await addProject(db, { ownerId, brief: data, digest: prompt, title: prompt });
  const run = await addRun(db, { ...added, ownerId, options: { shotSeeds: {} } });
  for (const key of ["a", "b", "c"]) await addRunEvent(db, run, { key, data: { type: "run-started" } });
  await db.insert(engineRuns).values({
    id: "engine-run",
    functionId: "f",
    events: [{ id: "e", name: "e", ts: 1, data: { z: "nul \u0000", a: [1.5, null] }, user: {} }],
    limitKeys: ['key, "one"', "", "null"],
    limitCounts: [1, 2, 3],
  });
  const steps = Array.from({ length: 701 }, (_, n) => ({ runId: "engine-run", stepId: `${n}`, memo: { n } }));
  await db.insert(engineSteps).values(steps);
  const stored = await blobs.put(Buffer.from("a picture"), { contentType: "image/png" });
  return { run, digest: stored.digest, prompt };
}

test.runIf(postgresBinaries !== null)(
  "an installation moves from the embedded database to a server and back, row by row and file by file",
  { timeout: 180_000 },
  async () => {
    const server = await startPostgres();
    try {
      const [embedded, again] = [envOf("embedded"), envOf("again")];
      const onServer = envOf("on-server", { DATABASE_URL: server.url });
      const { digest, run, prompt } = filled;
      await copyOf("data", "embedded");
      const first = await backUp(embedded, { out: place("first"), projectFolder });
      expect(first).toMatchObject({ blobs: 1, copied: 1, bytes: 9 });

      const restored = await restore(onServer, { from: place("first"), force: false, projectFolder });
      expect(restored).toMatchObject({ rows: first.rows, blobs: 1, secrets: "backup" });
      await backUp(onServer, { out: place("second"), projectFolder });
      await restore(again, { from: place("second"), force: false, projectFolder });
      await backUp(again, { out: place("third"), projectFolder });

      const [one, two, three] = await Promise.all(
        ["first", "second", "third"].map((name) => readManifest(place(name))),
      );
      for (const other of [two, three]) {
        expect(other).toMatchObject({
          tables: expect.arrayContaining(one!.tables),
          sequences: one!.sequences,
          migrations: one!.migrations,
          secretsDigest: one!.secretsDigest,
        });
      }
      await withStudio(again, async ({ db, blobs, secrets }) => {
        const [project] = await db.select().from(projects).where(eq(projects.id, run.projectId));
        expect(project?.title).toBe(prompt);
        // Sequences go on behind what was given out, so that no reader misses an event.
        await addRunEvent(db, run, { key: "d", data: { type: "run-started" } });
        expect((await runEventsAfter(db, { runId: run.id, afterId: 3 })).map(({ id }) => id)).toEqual([4]);
        const { info, stream } = await blobs.get(digest);
        expect(String(await buffer(stream))).toBe("a picture");
        expect(info.contentType).toBe("image/png");
        const before = JSON.parse(await readFile(place("embedded/secrets.json"), "utf8"));
        expect(secrets.urlSigningKey).toBe(before.urlSigningKey);
      });
    } finally {
      await server.stop();
    }
  },
);

describe("a backup", () => {
  test("goes on with an earlier one: only new files are copied, and what was deleted goes", async () => {
    const env = envOf("data");
    const out = place("backup");
    await copyOf("data", "data");
    await copyOf("backup", "backup");
    const later = await withStudio(env, async ({ blobs }) => {
      await blobs.delete(filled.digest);
      await blobs.put(Buffer.from("kept"), { contentType: "text/plain" });
      return blobs.put(Buffer.from("new"), { contentType: "text/plain" });
    });
    expect(await backUp(env, { out, projectFolder })).toMatchObject({ blobs: 2, copied: 2 });
    expect(await backUp(env, { out, projectFolder })).toMatchObject({ blobs: 2, copied: 0 });
    expect((await readdir(out)).filter((name) => name.startsWith("rows-"))).toHaveLength(1);
    expect(await backupBlobs(out).head(filled.digest)).toBeNull();
    expect(await backupBlobs(out).head(later.digest)).toMatchObject({ bytes: 3 });
  });

  test("is refused while a studio works on the embedded database, of nothing, and into a folder with other things", async () => {
    const env = envOf("data");
    const out = place("backup");
    await expect(backUp(env, { out, projectFolder })).rejects.toMatchObject({ code: "not-found" });
    await copyOf("data", "data");
    await withStudio(env, async () => {
      await expect(backUp(env, { out, projectFolder })).rejects.toMatchObject({ code: "data-locked" });
    });
    await expect(backUp(env, { out: place("data"), projectFolder })).rejects.toMatchObject({
      code: "invalid-input",
    });
  });
});

describe("restoring", () => {
  let out: string;
  const target = () => envOf("target");

  beforeEach(async () => {
    out = place("backup");
    await copyOf("backup", "backup");
  });

  test("never replaces data unasked", async () => {
    await copyOf("data", "target");
    await withStudio(target(), ({ db }) => db.update(projects).set({ title: "Changed since" }));
    await expect(restore(target(), { from: out, force: false, projectFolder })).rejects.toMatchObject({
      code: "conflict",
    });
    await restore(target(), { from: out, force: true, projectFolder });
    const titles = await withStudio(target(), ({ db }) =>
      db.select({ title: projects.title }).from(projects),
    );
    expect(titles).toEqual([{ title: filled.prompt }]);
  });

  test("a damaged backup, or one that was not finished, changes nothing", async () => {
    const attempt = () => restore(target(), { from: out, force: false, projectFolder });
    const untouched = () => readdir(place("target")).catch(() => []);
    const manifest = (await readManifest(out))!;
    const rows = path.join(out, manifest.rowsFolder, "projects.jsonl");
    const text = await readFile(rows, "utf8");
    await appendFile(rows, text.split("\n")[1] ?? "");
    await expect(attempt()).rejects.toMatchObject({
      message: expect.stringContaining("projects.jsonl is damaged"),
    });
    await writeFile(rows, text);
    await rm(path.join(out, "manifest.json"));
    await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
    expect(await untouched()).toEqual([]);
  });

  test("a file that is not what its name says is told, and no row comes in", async () => {
    await layDatabase(place("target/database"));
    const [shard = ""] = await readdir(path.join(out, "blobs")).then((names) =>
      names.filter((name) => name.length === 2),
    );
    const [name = ""] = await readdir(path.join(out, "blobs", shard));
    await writeFile(path.join(out, "blobs", shard, name), "tampered!");
    await expect(restore(target(), { from: out, force: false, projectFolder })).rejects.toMatchObject({
      code: "storage-failed",
    });
    expect(await withStudio(target(), ({ db }) => db.select().from(projects))).toEqual([]);
  });

  test("a backup of a newer release is refused", async () => {
    const file = path.join(out, "manifest.json");
    const manifest = JSON.parse(await readFile(file, "utf8"));
    manifest.migrations.push({ createdAt: Date.now(), hash: "f".repeat(64) });
    await writeFile(file, JSON.stringify(manifest));
    await expect(restore(target(), { from: out, force: false, projectFolder })).rejects.toMatchObject({
      code: "data-version",
    });
  });
});
