import { sql } from "drizzle-orm";
import { type Database, openDatabase, queryRows } from "@/db/client";

let opened: ReturnType<typeof open> | undefined;

async function open() {
  const database = await openDatabase({ url: null, embeddedFolder: "memory", migrationsFolder: "drizzle" });
  await database.migrate();
  return database;
}

/**
 * A Postgres in this process with the real migrations, emptied. One instance serves a whole test file: starting one
 * costs seconds.
 */
export async function testDatabase(): Promise<Database> {
  opened ??= open();
  const { db } = await opened;
  const tables = await queryRows<{ name: string }>(
    db,
    sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  );
  await db.execute(
    sql.raw(`truncate ${tables.map((table) => table.name).join(", ")} restart identity cascade`),
  );
  return db;
}
