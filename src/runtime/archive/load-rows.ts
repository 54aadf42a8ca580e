import { randomBytes } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { addEarlierCosts } from "@/db/queries/earlier-costs";
import { newId } from "@/db/schema/columns";
import { StudioError } from "@/domain/errors";
import { insertRows } from "@/runtime/backup/load-database";
import { type Column, tablesInOrder } from "@/runtime/backup/tables";
import { chargesIn } from "./ledger-history";
import { type ArchivedTable, archivedTables, type TableRows } from "./project-rows";

const rowsAtOnce = 100;
const anyId = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/**
 * Writes the rows of a project for a new owner, in one transaction. Ids stay what they are, so that documents that name
 * them stay equal; only those that are taken here already get new ones, everywhere. No row can be tied to one that did
 * not come with it. Returns the id of the project.
 */
export function loadProjectRows(
  db: Database,
  { tables, projectId, ownerId }: { tables: readonly TableRows[]; projectId: string; ownerId: string },
): Promise<string> {
  return db.transaction(async (tx) => {
    const schema = new Map((await tablesInOrder(tx)).map((table) => [table.name, table]));
    const ids = await chooseIds(tx, { tables, ownerId });
    const origin = { ids, ownerId, ownerBefore: cell(tables, "projects", "owner_id") };
    for (const archived of archivedTables) {
      const rows = tables.find(({ name }) => name === archived.name);
      const columns = schema.get(archived.name)?.columns ?? [];
      if (rows && !archived.recordOnly) await loadTable(tx, rows, { archived, columns, origin });
    }
    const id = ids.get(projectId);
    if (id === undefined) throw new StudioError("invalid-input", "The archive holds no project.");
    await addEarlierCosts(tx, id, chargesIn(tables));
    return id;
  });
}

async function loadTable(
  tx: Database,
  { name, columns: names, rows }: TableRows,
  {
    archived,
    columns: known,
    origin,
  }: { archived: ArchivedTable; columns: readonly Column[]; origin: Origin },
): Promise<void> {
  if (archived.numbered && names.includes("id")) throw unknownColumn(name, "id");
  const columns = names.map((column) => requireColumn(known, { table: name, column }));
  const placed = rows.map((row) =>
    columns.map((column, index) => placeValue(row[index] ?? null, { table: name, column, ...origin })),
  );
  for (let from = 0; from < placed.length; from += rowsAtOnce) {
    const batch = placed.slice(from, from + rowsAtOnce);
    await insertRows(tx, { name, columns, keepExisting: archived.shared ?? false }, batch);
  }
}

function requireColumn(
  known: readonly Column[],
  { table, column }: { table: string; column: string },
): Column {
  const found = known.find(({ name }) => name === column);
  if (!found) throw unknownColumn(table, column);
  return found;
}

const unknownColumn = (table: string, column: string) =>
  new StudioError(
    "invalid-input",
    `This release does not know ${table}.${column} of the archive. Restore it with the release that made it, or a newer one.`,
  );

/** What each id of the archive is here. */
async function chooseIds(
  tx: Database,
  { tables, ownerId }: { tables: readonly TableRows[]; ownerId: string },
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { name, columns, rows } of tables) {
    const idAt = columns.indexOf("id");
    const restored = archivedTables.some(
      (table) => table.name === name && !table.recordOnly && !table.numbered,
    );
    if (idAt < 0 || !restored) continue;
    const own = rows.map((row) => row[idAt]).filter((id) => id !== null && id !== undefined);
    const taken = new Set(
      await existing(
        tx,
        sql`select id::text as value from ${sql.identifier(name)}
      where id::text in ${list(own)}`,
        own,
      ),
    );
    for (const id of own) ids.set(id, taken.has(id) ? newId() : id);
  }
  for (const [id, here] of await knownResults(tx, { tables, ownerId })) ids.set(id, here);
  for (const [id, here] of await knownComparisons(tx, { tables, ownerId })) ids.set(id, here);
  return ids;
}

/** Results that the owner has under the same key are the same thing: those that came stand on them. */
async function knownResults(
  tx: Database,
  { tables, ownerId }: { tables: readonly TableRows[]; ownerId: string },
): Promise<Map<string, string>> {
  const table = tables.find(({ name }) => name === "artifacts");
  const keyAt = table?.columns.indexOf("content_key") ?? -1;
  const idAt = table?.columns.indexOf("id") ?? -1;
  const keys = new Map(table?.rows.map((row) => [row[keyAt] ?? "", row[idAt] ?? ""]));
  if (keys.size === 0) return new Map();
  const rows = await queryRows<{ id: string; key: string }>(
    tx,
    sql`select id::text as id, content_key as key from artifacts
        where owner_id = ${ownerId} and content_key in ${list([...keys.keys()])}`,
  );
  return new Map(rows.map(({ id, key }) => [keys.get(key) ?? "", id]));
}

/** A comparison that another of its projects brought already is the same one. */
async function knownComparisons(
  tx: Database,
  { tables, ownerId }: { tables: readonly TableRows[]; ownerId: string },
): Promise<Map<string, string>> {
  const table = tables.find(({ name }) => name === "comparisons");
  const keyAt = table?.columns.indexOf("request_key") ?? -1;
  const idAt = table?.columns.indexOf("id") ?? -1;
  const keys = new Map(table?.rows.map((row) => [row[keyAt] ?? "", row[idAt] ?? ""]));
  if (keys.size === 0) return new Map();
  const rows = await queryRows<{ id: string; key: string }>(
    tx,
    sql`select id::text as id, request_key::text as key from comparisons
        where owner_id = ${ownerId} and request_key::text in ${list([...keys.keys()])}`,
  );
  return new Map(rows.map(({ id, key }) => [keys.get(key) ?? "", id]));
}

const list = (values: readonly string[]): SQL => sql`(select unnest(${sql.param([...values])}::text[]))`;

async function existing(tx: Database, query: SQL, values: readonly string[]): Promise<string[]> {
  if (values.length === 0) return [];
  return (await queryRows<{ value: string }>(tx, query)).map(({ value }) => value);
}

type Origin = { ids: ReadonlyMap<string, string>; ownerId: string; ownerBefore: string | null };

/** A value as it stands here. */
function placeValue(
  value: string | null,
  { table, column, ids, ownerId, ownerBefore }: { table: string; column: Column } & Origin,
): string | null {
  if (value === null) return null;
  if (column.name === "owner_id") return ownerId;
  if (column.name === "person_id") return value === ownerBefore ? ownerId : null;
  if (table === "review_shares" && column.name === "token_digest") return randomBytes(32).toString("hex");
  if (namesNothing.has(`${table}.${column.name}`)) return value;
  if (column.type === "uuid") return ids.get(value) ?? unknownReference(table, column.name);
  // Nobody is at work on it here.
  if (column.name === "status" && (value === "queued" || value === "running")) return "cancelled";
  return value.replace(anyId, (id) => ids.get(id) ?? id);
}

/** Ids that no row has: the key by which a page asks twice for one comparison. */
const namesNothing = new Set(["comparisons.request_key"]);

/** Runs may name a take or a parent that was deleted before the archive was made. */
const mayBeGone = new Set([
  "run_artifacts.take_id",
  "hero_candidates.parent_take_id",
  "branches.parent_branch_id",
  "review_comments.parent_id",
]);

function unknownReference(table: string, column: string): null {
  if (mayBeGone.has(`${table}.${column}`)) return null;
  throw new StudioError(
    "invalid-input",
    `The archive is not complete: ${table}.${column} names something that it does not hold.`,
  );
}

function cell(tables: readonly TableRows[], name: string, column: string): string | null {
  const table = tables.find((one) => one.name === name);
  return table?.rows[0]?.[table.columns.indexOf(column)] ?? null;
}
