import { sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { StudioError } from "@/domain/errors";

export type Column = { name: string; type: string };
export type Table = { name: string; columns: Column[] };

/** All tables with the columns that are stored (not computed), each table behind those that its rows refer to. */
export async function tablesInOrder(db: Database): Promise<Table[]> {
  const columns = await queryRows<{ table: string; name: string; type: string }>(
    db,
    sql`select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by c.relname, a.attnum`,
  );
  const references = await queryRows<{ from: string; to: string }>(
    db,
    sql`select child.relname as "from", parent.relname as "to"
      from pg_constraint k
      join pg_class child on child.oid = k.conrelid
      join pg_class parent on parent.oid = k.confrelid
      where k.contype = 'f' and child.relnamespace = 'public'::regnamespace and k.conrelid <> k.confrelid`,
  );
  const tables = new Map<string, Table>();
  for (const { table, ...column } of columns) {
    const known = tables.get(table) ?? { name: table, columns: [] };
    known.columns.push(column);
    tables.set(table, known);
  }
  return inOrder(tables, references);
}

function inOrder(tables: Map<string, Table>, references: readonly { from: string; to: string }[]): Table[] {
  const left = new Map(tables);
  const ordered: Table[] = [];
  while (left.size > 0) {
    const waits = new Set(references.filter(({ to }) => left.has(to)).map(({ from }) => from));
    const next = [...left.values()].filter(({ name }) => !waits.has(name));
    if (next.length === 0) {
      const names = [...left.keys()].join(", ");
      throw new StudioError("data-version", `The tables ${names} refer to one another in a circle.`);
    }
    for (const table of next) left.delete(table.name);
    ordered.push(...next);
  }
  return ordered;
}

export async function holdsRows(db: Database): Promise<boolean> {
  for (const { name } of await tablesInOrder(db)) {
    const rows = await queryRows(db, sql`select 1 from ${sql.identifier(name)} limit 1`);
    if (rows.length > 0) return true;
  }
  return false;
}

/** Removes all tables, their types and the memory of migrations; what extensions have brought stays. */
export async function dropEverything(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { name } of await tablesInOrder(tx)) {
      await tx.execute(sql`drop table ${sql.identifier(name)} cascade`);
    }
    const types = await queryRows<{ name: string }>(
      tx,
      sql`select t.typname as name from pg_type t
        where t.typnamespace = 'public'::regnamespace and t.typtype = 'e'
          and not exists (select 1 from pg_depend d where d.objid = t.oid and d.deptype = 'e')`,
    );
    for (const { name } of types) await tx.execute(sql`drop type ${sql.identifier(name)} cascade`);
    await tx.execute(sql`drop schema if exists drizzle cascade`);
  });
}
