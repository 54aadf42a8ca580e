import { type SQL, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { type Table, tablesInOrder } from "@/runtime/backup/tables";

/** The rows of one table that belong to a project: the names of the columns, and each row as Postgres' own text. */
export type TableRows = { name: string; columns: string[]; rows: (string | null)[][] };

export type ArchivedTable = {
  name: string;
  /** Which of its rows belong to a project. */
  where(projectId: string): SQL;
  /** Columns that do not leave the studio, with what is archived in their place. */
  instead?: Readonly<Record<string, SQL>>;
  /** Numbered by the database that they are restored to. */
  numbered?: boolean;
  /** Kept to be read, not to be restored. */
  recordOnly?: boolean;
  /** Rows that an owner has already are left as they are. */
  shared?: boolean;
};

const ofProject = (projectId: string) => sql`project_id = ${projectId}`;
const runsOf = (projectId: string) => sql`(select id from runs where project_id = ${projectId})`;
const ofRuns = (projectId: string) => sql`run_id in ${runsOf(projectId)}`;
/** Results that a project's runs stand on, with everything that they were made from. */
const resultsOf = (projectId: string) => sql`(with recursive used(id) as (
    select artifact_id from run_artifacts where run_id in ${runsOf(projectId)}
    union select i.input_id from artifact_inputs i join used on i.artifact_id = used.id
  ) select id from used)`;
const named = (projectId: string) => sql`owner_id = (select owner_id from projects where id = ${projectId})
  and (exists (select 1 from briefs b where b.project_id = ${projectId} and strpos(b.data::text, digest) > 0)
    or exists (select 1 from workspaces w where w.project_id = ${projectId} and strpos(w.data::text, digest) > 0)
    or exists (select 1 from cut_edits e where e.project_id = ${projectId} and strpos(e.data::text, digest) > 0))`;

const comparisonsOf = (projectId: string) =>
  sql`(select comparison_id from comparison_variations where project_id = ${projectId})`;
const reviewsOf = (projectId: string) => sql`(select id from reviews where project_id = ${projectId})`;
const sharesOf = (projectId: string) =>
  sql`(select id from review_shares where review_id in ${reviewsOf(projectId)})`;

/** Nobody is let in by a copy: accounts and links of the one studio mean nothing in another. */
const endedShare = {
  user_id: sql`null`,
  token_digest: sql`''`,
  label: sql`coalesce(nullif(label, ''), (select username from users where users.id = user_id), '')`,
  expires_at: sql`coalesce(expires_at, now())`,
  revoked_at: sql`coalesce(revoked_at, now())`,
};

/** What a project is made of, each table behind those that its rows refer to. */
export const archivedTables: readonly ArchivedTable[] = [
  { name: "projects", where: (id) => sql`id = ${id}` },
  { name: "uploads", where: named, shared: true },
  { name: "briefs", where: ofProject },
  { name: "branches", where: ofProject },
  { name: "workspaces", where: ofProject },
  { name: "current_branches", where: ofProject },
  { name: "runs", where: ofProject },
  { name: "run_events", where: ofRuns, numbered: true },
  { name: "artifacts", where: (id) => sql`id in ${resultsOf(id)}`, shared: true },
  { name: "artifact_inputs", where: (id) => sql`artifact_id in ${resultsOf(id)}`, shared: true },
  { name: "traces", where: ofRuns },
  { name: "scenes", where: ofProject },
  { name: "shots", where: ofProject },
  { name: "elements", where: ofProject },
  { name: "element_shots", where: (id) => sql`shot_id in (select id from shots where project_id = ${id})` },
  { name: "takes", where: ofProject },
  { name: "pool_marks", where: ofProject },
  { name: "run_artifacts", where: ofRuns },
  { name: "selections", where: ofProject },
  { name: "selection_labels", where: ofProject },
  { name: "scorecards", where: (id) => sql`take_id in (select id from takes where project_id = ${id})` },
  { name: "hero_candidates", where: ofProject },
  { name: "story_choices", where: ofProject },
  { name: "dismissed_suggestions", where: ofRuns },
  { name: "cuts", where: ofProject },
  { name: "exports", where: ofProject },
  {
    name: "video_scorecards",
    where: (id) => sql`export_id in (select id from exports where project_id = ${id})`,
  },
  { name: "final_versions", where: ofProject },
  { name: "cut_edits", where: ofProject },
  {
    name: "export_jobs",
    // Packages and archives are made of what is here already.
    where: (id) => sql`project_id = ${id} and status = 'done' and deleted_at is null
      and work -> 'settings' ->> 'kind' = 'video'`,
  },
  // A comparison travels with the project that is archived; archives of its other projects put it together again.
  {
    name: "comparisons",
    where: (id) => sql`id in ${comparisonsOf(id)} and deleted_at is null`,
    shared: true,
  },
  {
    name: "comparison_variations",
    where: (id) => sql`project_id = ${id}
      and comparison_id in (select id from comparisons where deleted_at is null)`,
    shared: true,
  },
  { name: "reviews", where: ofProject },
  { name: "review_shares", where: (id) => sql`review_id in ${reviewsOf(id)}`, instead: endedShare },
  { name: "review_seats", where: (id) => sql`share_id in ${sharesOf(id)}` },
  { name: "review_comments", where: (id) => sql`review_id in ${reviewsOf(id)}` },
  {
    name: "review_verdicts",
    where: (id) => sql`seat_id in (select id from review_seats where share_id in ${sharesOf(id)})`,
  },
  { name: "earlier_costs", where: ofProject },
  { name: "ledger", where: ofProject, recordOnly: true },
];

/** Everything that a project consists of, as of one moment. */
export function readProjectRows(db: Database, projectId: string): Promise<TableRows[]> {
  return db.transaction(
    async (tx) => {
      await tx.execute(sql`set local datestyle to 'ISO, YMD'`);
      await tx.execute(sql`set local timezone to 'UTC'`);
      const known = new Map((await tablesInOrder(tx)).map((table) => [table.name, table]));
      const read: TableRows[] = [];
      for (const archived of archivedTables) {
        const table = known.get(archived.name);
        if (table) read.push(await readTable(tx, { table, archived, projectId }));
      }
      return read;
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function readTable(
  tx: Database,
  { table, archived, projectId }: { table: Table; archived: ArchivedTable; projectId: string },
): Promise<TableRows> {
  const columns = table.columns
    .map(({ name }) => name)
    .filter((name) => !(archived.numbered && name === "id"));
  const values = sql.join(
    columns.map((column) => {
      const value = archived.instead?.[column] ?? sql.identifier(column);
      return sql`(${value})::text as ${sql.identifier(column)}`;
    }),
    sql`, `,
  );
  const order = [...(archived.numbered ? ["id"] : []), "created_at", "id"].filter((name) =>
    table.columns.some((column) => column.name === name),
  );
  const ordered =
    order.length > 0
      ? sql`order by ${sql.join(
          order.map((name) => sql`${sql.identifier(table.name)}.${sql.identifier(name)}`),
          sql`, `,
        )}`
      : sql``;
  const rows = await queryRows<Record<string, string | null>>(
    tx,
    sql`select ${values} from ${sql.identifier(table.name)} where ${archived.where(projectId)} ${ordered}`,
  );
  return { name: table.name, columns, rows: rows.map((row) => columns.map((column) => row[column] ?? null)) };
}

/** Everything in some rows that looks like the name of a stored file. Keys of results look alike. */
export function digestsIn(tables: readonly Pick<TableRows, "rows">[]): Set<string> {
  const found = new Set<string>();
  for (const { rows } of tables) {
    for (const value of rows.flat()) {
      for (const [digest] of value?.matchAll(/\b[0-9a-f]{64}\b/g) ?? []) found.add(digest);
    }
  }
  return found;
}
