import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { StudioError } from "@/domain/errors";
import type { Manifest } from "@/runtime/backup/manifest";
import { type Column, type Table, tablesInOrder } from "@/runtime/backup/tables";

const rowsAtOnce = 200;
const lineSchema = z.array(z.string().nullable());

const fileOf = (folder: string, table: { name: string }) => path.join(folder, `${table.name}.jsonl`);

/** Throws StudioError "storage-failed" that names the first file that is missing or not what was written. */
export async function verifyDump(folder: string, { tables }: Pick<Manifest, "tables">): Promise<void> {
  for (const table of tables) {
    const file = fileOf(folder, table);
    const hash = createHash("sha256");
    await pipeline(createReadStream(file), hash).catch((error: unknown) => {
      throw new StudioError("storage-failed", `${file} cannot be read: use another backup.`, {
        cause: error,
      });
    });
    if (hash.digest("hex") === table.digest) continue;
    throw new StudioError("storage-failed", `${file} is damaged: use another backup.`);
  }
}

/** Fills empty tables of the schema that the dump was made of: all of them or, when one cannot be filled, none. */
export function loadDatabase(
  db: Database,
  folder: string,
  { tables, sequences }: Pick<Manifest, "tables" | "sequences">,
): Promise<void> {
  return db.transaction(async (tx) => {
    const dumped = new Set(tables.map(({ name }) => name));
    const present = await tablesInOrder(tx);
    const missing = [...dumped].filter((name) => !present.some((table) => table.name === name));
    if (missing.length > 0) throw unknownParts(missing);
    for (const table of present) if (dumped.has(table.name)) await loadTable(tx, table, folder);
    for (const { name, last } of sequences) {
      if (last !== null)
        await tx.execute(sql`select setval(quote_ident(${name})::regclass, ${last}::text::bigint)`);
    }
  });
}

async function loadTable(tx: Database, table: Table, folder: string): Promise<void> {
  let columns: Column[] | undefined;
  let waiting: (string | null)[][] = [];
  const flush = async () => {
    if (columns && waiting.length > 0) await insertRows(tx, { name: table.name, columns }, waiting);
    waiting = [];
  };
  for await (const line of linesIn(fileOf(folder, table))) {
    const values = lineSchema.parse(JSON.parse(line));
    if (!columns) {
      columns = columnsNamed(table, values);
      continue;
    }
    waiting.push(values);
    if (waiting.length === rowsAtOnce) await flush();
  }
  await flush();
}

/** Only at line feeds: texts may hold what else is taken for the end of a line (U+2028). */
async function* linesIn(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(file, "utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

function columnsNamed(table: Table, names: readonly (string | null)[]): Column[] {
  const known = new Map(table.columns.map((column) => [column.name, column]));
  return names.map((name) => {
    const column = known.get(name ?? "");
    if (!column) throw unknownParts([`${table.name}.${name}`]);
    return column;
  });
}

/**
 * Values go in as text and become what their column is in the database: alike on every driver. Rows that are there
 * already are an error, unless they are to be kept.
 */
export async function insertRows(
  tx: Database,
  { name, columns, keepExisting = false }: Table & { keepExisting?: boolean },
  rows: readonly (readonly (string | null)[])[],
): Promise<void> {
  const names = sql.join(
    columns.map((column) => sql.identifier(column.name)),
    sql`, `,
  );
  const tuples = rows.map((row) => {
    const values = columns.map(({ type }, index) => sql`${row[index] ?? null}::text::${sql.raw(type)}`);
    return sql`(${sql.join(values, sql`, `)})`;
  });
  await tx.execute(
    sql`insert into ${sql.identifier(name)} (${names}) values ${sql.join(tuples, sql`, `)} ${keepExisting ? sql`on conflict do nothing` : sql``}`,
  );
}

const unknownParts = (parts: readonly string[]) =>
  new StudioError(
    "data-version",
    `This release does not know ${parts.join(", ")} of the backup: restore it with the release that made it.`,
  );
