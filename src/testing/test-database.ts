import path from "node:path";
import { sql } from "drizzle-orm";
import { type Database, type DatabaseOptions, type OpenDatabase, openDatabase, queryRows } from "@/db/client";
import { atEnd } from "@/testing/at-end";
import { layDatabase, openEmbedded } from "@/testing/prepared-database";

const migrationsFolder = "drizzle";

let opened: Promise<OpenDatabase> | undefined;

/**
 * A database with the real migrations, emptied: with TEST_DATABASE_URL one of this test process' own on that server, else
 * Postgres in this process. One serves a whole test file: starting one costs seconds.
 */
export async function testDatabase(): Promise<Database> {
  opened ??= openUntilEnd();
  const { db } = await opened;
  await emptyDatabase(db);
  return db;
}

/** The migrated database on a test server that others are copied from. */
const template = "framewright_template";

/** Has to be done once for a server, before any test opens its database there. */
export async function prepareServer(serverUrl: string): Promise<void> {
  const url = await createDatabase(serverUrl, template);
  const { close } = await openMigrated({ url, embeddedFolder: "" });
  await close();
}

async function openUntilEnd(): Promise<OpenDatabase> {
  const database = await openForFile();
  atEnd(async () => {
    opened = undefined;
    await database.close();
  });
  return database;
}

async function openForFile(): Promise<OpenDatabase> {
  const url = await copyOnServer("test");
  return url ? openDatabase({ url, embeddedFolder: "", migrationsFolder }) : openEmbedded();
}

/**
 * The address of a migrated, empty database on the test server, for one purpose of a test file; null without a server. Its
 * name is that of the place among the test processes: files that follow one another there use the same.
 */
export async function copyOnServer(purpose: string): Promise<string | null> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return null;
  return createDatabase(server, `framewright_${purpose}_${process.env.VITEST_POOL_ID}`, template);
}

/**
 * DATABASE_URL of a studio whose database is not what its test is about: a server does the same in a fifth of the time. Where
 * there is none the embedded database is laid into the data folder, and the address is empty.
 */
export async function studioDatabase(dataFolder: string): Promise<string> {
  const url = await copyOnServer("studio");
  if (url === null) await layDatabase(path.join(dataFolder, "database"));
  return url ?? "";
}

/** Opens a database and brings it to today's schema. */
export async function openMigrated(
  options: Omit<DatabaseOptions, "migrationsFolder">,
): Promise<OpenDatabase> {
  const database = await openDatabase({ ...options, migrationsFolder });
  await database.migrate();
  return database;
}

/** A new database on a server, in place of one that had the same name; returns its address. */
export async function createDatabase(serverUrl: string, name: string, copyOf = "template1"): Promise<string> {
  const server = await openDatabase({ url: serverUrl, embeddedFolder: "", migrationsFolder, poolSize: 1 });
  try {
    await server.db.execute(sql.raw(`drop database if exists "${name}" with (force)`));
    await server.db.execute(sql.raw(`create database "${name}" template "${copyOf}"`));
  } finally {
    await server.close();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * As good as truncating all tables, in a twentieth of the time: tests leave few rows. Waits for who is still writing, and
 * asks neither what refers to a row nor what refuses to let it go. Needs a superuser.
 */
async function emptyDatabase(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const tables = await queryRows<{ name: string }>(
      tx,
      sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    );
    const names = tables.map(({ name }) => name);
    await tx.execute(sql.raw(`lock table ${names.join(", ")} in access exclusive mode`));
    await tx.execute(sql`set local session_replication_role = replica`);
    const firstRows = names.map((name) => `(select '${name}' as name from ${name} limit 1)`);
    const filled = await queryRows<{ name: string }>(tx, sql.raw(firstRows.join(" union all ")));
    for (const { name } of filled) await tx.execute(sql.raw(`delete from ${name}`));
    await tx.execute(
      sql`select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
          from pg_sequences where schemaname = 'public' and last_value is not null`,
    );
  });
}
