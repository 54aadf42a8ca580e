import { sql } from "drizzle-orm";
import { type Database, type DatabaseOptions, type OpenDatabase, openDatabase, queryRows } from "@/db/client";

const migrationsFolder = "drizzle";

let opened: Promise<OpenDatabase> | undefined;

/**
 * A database with the real migrations, emptied: Postgres in this process or, with TEST_DATABASE_URL, one of this test
 * process' own on that server. One serves a whole test file: starting one costs seconds.
 */
export async function testDatabase(): Promise<Database> {
  opened ??= openForFile();
  const { db } = await opened;
  await emptyDatabase(db);
  return db;
}

async function openForFile(): Promise<OpenDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  // Named after the place among the test processes: files that follow one another there use the same name.
  const url = server ? await createDatabase(server, `framewright_test_${process.env.VITEST_POOL_ID}`) : null;
  return openMigrated({ url, embeddedFolder: "memory" });
}

/** Opens a database and brings it to today's schema. */
export async function openMigrated(
  options: Omit<DatabaseOptions, "migrationsFolder">,
): Promise<OpenDatabase> {
  const database = await openDatabase({ ...options, migrationsFolder });
  await database.migrate();
  return database;
}

/** An empty database on a server, in place of one that had the same name; returns its address. */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const server = await openDatabase({ url: serverUrl, embeddedFolder: "", migrationsFolder, poolSize: 1 });
  try {
    await server.db.execute(sql.raw(`drop database if exists "${name}" with (force)`));
    await server.db.execute(sql.raw(`create database "${name}"`));
  } finally {
    await server.close();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function emptyDatabase(db: Database): Promise<void> {
  const tables = await queryRows<{ name: string }>(
    db,
    sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  );
  await db.execute(
    sql.raw(`truncate ${tables.map((table) => table.name).join(", ")} restart identity cascade`),
  );
}
