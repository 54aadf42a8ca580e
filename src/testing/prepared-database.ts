import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type OpenDatabase, openDatabase } from "@/db/client";
import { copyFolder } from "@/testing/copy-folder";

const migrationsFolder = "drizzle";

/** Everything that decides how an empty database looks. */
const madeOf = ["node_modules/@electric-sql/pglite/package.json", "drizzle/meta/_journal.json"];

/** Where the embedded database of the present migrations lies, to be copied. */
async function preparedFolder(): Promise<string> {
  const digest = createHash("sha256");
  const migrations = (await readdir(migrationsFolder)).filter((name) => name.endsWith(".sql")).toSorted();
  for (const file of [...madeOf, ...migrations.map((name) => path.join(migrationsFolder, name))]) {
    digest.update(`${file}\0`).update(await readFile(file));
  }
  return path.join(".cache", "test-databases", digest.digest("hex").slice(0, 16));
}

/**
 * Makes an embedded database and brings it to today's schema, unless an earlier run has: that takes seconds, a copy of it
 * a tenth of one. To be called before many tests ask for a copy at the same time; who finds none makes it.
 */
export async function setup(): Promise<void> {
  const folder = await preparedFolder();
  if (existsSync(folder)) return;
  await mkdir(path.dirname(folder), { recursive: true });
  const unfinished = `${folder}.${process.pid}`;
  const database = await openDatabase({ url: null, embeddedFolder: unfinished, migrationsFolder });
  await database.migrate();
  await database.close();
  await removeOlder(folder);
  await rename(unfinished, folder);
}

/** Those of other migrations, which nobody copies any more. */
async function removeOlder(folder: string): Promise<void> {
  const names = await readdir(path.dirname(folder));
  const older = names.filter((name) => !name.startsWith(path.basename(folder)));
  await Promise.all(
    older.map((name) => rm(path.join(path.dirname(folder), name), { recursive: true, force: true })),
  );
}

/** Puts a migrated, empty embedded database at `target`, as a studio finds it that has been started before. */
export async function layDatabase(target: string): Promise<void> {
  await setup();
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  await copyFolder(await preparedFolder(), target);
}

/** Opens a migrated, empty embedded database of its own; closing it removes it. */
export async function openEmbedded(): Promise<OpenDatabase> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "framewright-database-"));
  const embeddedFolder = path.join(folder, "database");
  await layDatabase(embeddedFolder);
  const database = await openDatabase({ url: null, embeddedFolder, migrationsFolder });
  return {
    ...database,
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
