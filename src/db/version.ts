import { readFile } from "node:fs/promises";
import path from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { type Database, type DatabaseOptions, type OpenDatabase, openDatabase, queryRows } from "@/db/client";
import { StudioError } from "@/domain/errors";

/** The Postgres inside this release; its files cannot be read by another major version. */
const embeddedPostgresMajor = "18";

/**
 * Opens the database, proves that this release understands what is in it, and only then brings its schema up to date.
 * The caller holds the data lock of an embedded database.
 *
 * Throws StudioError "data-version" for a database that a newer release has changed or whose files are damaged.
 */
export async function openCheckedDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const database = await openKnownDatabase(options);
  try {
    await database.migrate();
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The same, but leaves the schema as it is. */
export async function openKnownDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.url === null) await checkEmbeddedFiles(options.embeddedFolder);
  const database = await openWithAdvice(options);
  try {
    checkCarried(await appliedMigrations(database.db), options.migrationsFolder);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function checkEmbeddedFiles(folder: string): Promise<void> {
  let version: string;
  try {
    version = (await readFile(path.join(folder, "PG_VERSION"), "utf8")).trim();
  } catch (error) {
    // Nothing there yet.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if (version === embeddedPostgresMajor) return;
  throw new StudioError(
    "data-version",
    `The database in ${folder} was made with Postgres ${version || "of an unknown version"}, this release has ${embeddedPostgresMajor}. ` +
      "Start the release that made it, or restore a backup of this one. Nothing was changed.",
  );
}

async function openWithAdvice(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.url !== null) return openDatabase(options);
  try {
    return await openDatabase(options);
  } catch (error) {
    throw damaged(options.embeddedFolder, error);
  }
}

function damaged(folder: string, cause: unknown): StudioError {
  return new StudioError(
    "data-version",
    `The database in ${folder} cannot be opened: its files are damaged or incomplete. ` +
      "Restore them from a backup, or move that folder away to begin with an empty one.",
    { cause },
  );
}

/** A migration as databases remember it: when it was generated, in milliseconds since 1970, and its digest. */
export type Migration = { createdAt: number; hash: string };

export async function appliedMigrations(db: Database): Promise<Migration[]> {
  const [table] = await queryRows<{ present: boolean }>(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as present`,
  );
  if (!table?.present) return [];
  const rows = await queryRows<{ created_at: string | number; hash: string }>(
    db,
    sql`select created_at, hash from drizzle.__drizzle_migrations order by created_at`,
  );
  return rows.map(({ created_at, hash }) => ({ createdAt: Number(created_at), hash }));
}

/**
 * Every migration that was applied must be one that this release carries, unchanged. Throws StudioError "data-version"
 * when it is not.
 */
export function checkCarried(applied: readonly Migration[], migrationsFolder: string): void {
  const carried = new Set(
    readMigrationFiles({ migrationsFolder }).map(({ folderMillis, hash }) => `${folderMillis} ${hash}`),
  );
  const unknown = applied.filter(({ createdAt, hash }) => !carried.has(`${createdAt} ${hash}`)).length;
  if (unknown === 0) return;
  throw new StudioError(
    "data-version",
    `The database was last used by another release of Framewright, which made ${unknown} ${unknown === 1 ? "change" : "changes"} ` +
      "that this one does not know. Start that release (or a newer one), or restore a backup of this one. Nothing was changed.",
  );
}
