import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { appliedMigrations } from "@/db/version";
import { StudioError } from "@/domain/errors";
import { writeFileFrom } from "@/files/write-file";
import type { Manifest } from "@/runtime/backup/manifest";
import { type Table, tablesInOrder } from "@/runtime/backup/tables";

export type Dump = Pick<Manifest, "migrations" | "tables" | "sequences">;

const rowsAtOnce = 500;

/**
 * Writes every table to a file, all as of one moment, whatever happens to them meanwhile. Values are Postgres' own text,
 * which every Postgres reads back alike. Throws StudioError "not-found" when the database has never been used.
 */
export function dumpDatabase(db: Database, folder: string): Promise<Dump> {
  return db.transaction(
    async (tx) => {
      const migrations = await appliedMigrations(tx);
      if (migrations.length === 0) {
        throw new StudioError("not-found", "There is nothing to back up: this database has never been used.");
      }
      await tx.execute(sql`set local datestyle to 'ISO, YMD'`);
      await tx.execute(sql`set local timezone to 'UTC'`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const tables: Dump["tables"] = [];
      for (const table of await tablesInOrder(tx)) tables.push(await dumpTable(tx, table, folder));
      const sequences = await queryRows<{ name: string; last: string | null }>(
        tx,
        sql`select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public'
          order by sequencename`,
      );
      return { migrations, tables, sequences };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function dumpTable(
  tx: Database,
  table: Table,
  folder: string,
): Promise<{ name: string; rows: number; digest: string }> {
  const hash = createHash("sha256");
  let rows = -1;
  const lines = async function* () {
    for await (const values of linesOf(tx, table)) {
      const line = `${JSON.stringify(values)}\n`;
      hash.update(line);
      rows += 1;
      yield line;
    }
  };
  const file = path.join(folder, `${table.name}.jsonl`);
  await writeFileFrom(file, lines(), { mode: 0o600, flags: "wx", flush: true });
  return { name: table.name, rows, digest: hash.digest("hex") };
}

/** The names of the columns, then every row. */
async function* linesOf(tx: Database, { name, columns }: Table): AsyncGenerator<(string | null)[]> {
  const names = columns.map((column) => column.name);
  yield names;
  const values = sql.join(
    names.map((column) => sql`${sql.identifier(column)}::text as ${sql.identifier(column)}`),
    sql`, `,
  );
  await tx.execute(sql`declare dump no scroll cursor for select ${values} from ${sql.identifier(name)}`);
  for (;;) {
    const rows = await queryRows<Record<string, string | null>>(
      tx,
      sql`fetch ${sql.raw(String(rowsAtOnce))} from dump`,
    );
    for (const row of rows) yield names.map((column) => row[column] ?? null);
    if (rows.length < rowsAtOnce) break;
  }
  await tx.execute(sql`close dump`);
}
