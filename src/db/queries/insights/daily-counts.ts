import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { histogramBuckets } from "@/domain/insights/score-facts";

/** Whether rows come into a count or are taken out of it. */
export type Sign = 1 | -1;

const signed = (sign: Sign, amount: SQL) => sql`${sql.raw(sign === 1 ? "" : "-")}${amount}`;

/** Each row once for its owner and once for everybody. */
const scopes = sql`cross join lateral (values ('installation'), ('user:' || c.owner_id)) as s(scope)`;

const keyColumns = (count: number) =>
  sql.raw(Array.from({ length: count }, (_, index) => String(index + 1)).join(", "));

const bucketCounts = (sign: Sign) => {
  const buckets = Array.from({ length: histogramBuckets }, (_, bucket) => {
    const width = 10_000 / histogramBuckets;
    const inBucket = sql`least(c.score / ${sql.raw(String(width))}, ${sql.raw(String(histogramBuckets - 1))}) = ${sql.raw(String(bucket))}`;
    return signed(sign, sql`count(*) filter (where ${inBucket})`);
  });
  return sql`array[${sql.join(buckets, sql`, `)}]::int[]`;
};

/** What rows of `metric_facts` come to by day. @param rows A query that gives such rows. */
export const metricSums = (rows: SQL, sign: Sign = 1): SQL => sql`
  select s.scope, c.subject, c.metric, c.method, c.version, c.day, c.model, c.format, c.settings_id,
    ${signed(sign, sql`count(*)`)} as n, ${signed(sign, sql`sum(c.score)`)} as sum,
    ${signed(sign, sql`sum(c.score * c.score)`)} as sum_of_squares, ${bucketCounts(sign)} as histogram
  from (${rows}) as c ${scopes}
  group by ${keyColumns(9)} order by ${keyColumns(9)}`;

/** What rows of `clip_facts` come to by day. */
export const clipSums = (rows: SQL, sign: Sign = 1): SQL => {
  const having = (condition: SQL) => signed(sign, sql`count(*) filter (where ${condition})`);
  return sql`
    select s.scope, c.day, c.model, c.format, c.settings_id,
      ${signed(sign, sql`count(*)`)} as clips, ${signed(sign, sql`sum(c.cost_micros)`)} as cost_micros,
      ${having(sql`c.selected`)} as selected, ${having(sql`c.downloaded`)} as downloaded,
      ${having(sql`c.regenerated`)} as regenerated, ${having(sql`c.deleted`)} as deleted,
      ${having(sql`c.standing = 'accepted'`)} as accepted
    from (${rows}) as c ${scopes}
    group by ${keyColumns(5)} order by ${keyColumns(5)}`;
};

/** What rows of `run_facts` come to by day. */
export const runSums = (rows: SQL, sign: Sign = 1): SQL => {
  const ended = (status: string) =>
    signed(sign, sql`count(*) filter (where c.status = ${sql.raw(`'${status}'`)})`);
  return sql`
    select s.scope, c.day, c.format, c.settings_id, ${ended("done")} as done,
      ${ended("needs-attention")} as attention, ${ended("failed")} as failed, ${ended("cancelled")} as cancelled
    from (${rows}) as c ${scopes}
    group by ${keyColumns(4)} order by ${keyColumns(4)}`;
};

/** What charges of the ledger come to by day. */
export const costSums = (rows: SQL): SQL => sql`
  select s.scope, (c.created_at at time zone 'UTC')::date as day, c.stage, c.model,
    count(*) as calls, sum(c.amount_micros) as cost_micros
  from (${rows}) as c ${scopes}
  group by ${keyColumns(4)} order by ${keyColumns(4)}`;

type Aggregate = { table: string; keys: readonly string[]; sums: readonly string[] };

/** The tables of daily sums: what their rows are told apart by, and what is summed up. */
export const aggregates = {
  metrics: {
    table: "metric_daily",
    keys: ["scope", "subject", "metric", "method", "version", "day", "model", "format", "settings_id"],
    sums: ["n", "sum", "sum_of_squares"],
  },
  clips: {
    table: "acceptance_daily",
    keys: ["scope", "day", "model", "format", "settings_id"],
    sums: ["clips", "cost_micros", "selected", "downloaded", "regenerated", "deleted", "accepted"],
  },
  runs: {
    table: "run_daily",
    keys: ["scope", "day", "format", "settings_id"],
    sums: ["done", "attention", "failed", "cancelled"],
  },
  costs: { table: "cost_daily", keys: ["scope", "day", "stage", "model"], sums: ["calls", "cost_micros"] },
} as const satisfies Record<string, Aggregate>;
export type AggregateName = keyof typeof aggregates;

/** Sums are added to by rows in the order of their keys: two transactions wait for one another, never in a circle. */
const addHistogram = sql`histogram = (select array_agg(x.a + x.b order by x.i)
  from unnest(metric_daily.histogram, excluded.histogram) with ordinality as x(a, b, i))`;

/**
 * Adds sums to an aggregate, in the caller's transaction.
 *
 * @param changed A statement that returns the rows that came in or went, e.g. `insert … returning *`.
 * @param sumsOf What these rows come to; they are called `changed` in it.
 */
export async function addToAggregate(
  tx: Database,
  name: AggregateName,
  { changed, sums }: { changed: SQL; sums: SQL },
): Promise<void> {
  const { table, keys, sums: sumColumns } = aggregates[name];
  const columns = [...keys, ...sumColumns, ...(name === "metrics" ? ["histogram"] : [])];
  const additions = sumColumns.map((column) =>
    sql.raw(`${column} = ${table}.${column} + excluded.${column}`),
  );
  await tx.execute(sql`
    with changed as (${changed})
    insert into ${sql.raw(table)} (${sql.raw(columns.join(", "))}) ${sums}
    on conflict (${sql.raw(keys.join(", "))}) do update set
      ${sql.join([...additions, ...(name === "metrics" ? [addHistogram] : [])], sql`, `)}`);
}

/** The rows that `addToAggregate` is told of. */
export const changedRows = sql`select * from changed`;
