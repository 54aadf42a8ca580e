import { type SQL, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import {
  type AggregateName,
  aggregates,
  clipSums,
  costSums,
  metricSums,
  runSums,
} from "@/db/queries/insights/daily-counts";

/** What each aggregate is summed up from. */
const recounted = {
  metrics: metricSums(sql`select * from metric_facts`),
  clips: clipSums(sql`select * from clip_facts`),
  runs: runSums(sql`select * from run_facts`),
  costs: costSums(sql`select * from ledger where kind = 'charge' and amount_micros > 0`),
} as const satisfies Record<AggregateName, SQL>;

const names = Object.keys(aggregates) as AggregateName[];

/** How many rows of each aggregate are not what counting the facts anew gives; all zero when everything is right. */
export async function wrongRows(db: Database): Promise<Record<AggregateName, number>> {
  const counts = await Promise.all(names.map(async (name) => [name, await wrongRowsOf(db, name)] as const));
  return Object.fromEntries(counts) as Record<AggregateName, number>;
}

async function wrongRowsOf(db: Database, name: AggregateName): Promise<number> {
  const { table, keys, sums } = aggregates[name];
  const columns = [...sums, ...(name === "metrics" ? ["histogram"] : [])];
  const differs = columns.map((column) => `kept.${column} is distinct from anew.${column}`).join(" or ");
  // Rows that were taken out again stay behind as zeros.
  const [row] = await queryRows<{ wrong: number }>(
    db,
    sql`with anew as (${recounted[name]}), kept as (
          select * from ${sql.raw(table)} where ${sql.raw(sums.map((column) => `${column} <> 0`).join(" or "))})
        select count(*)::int as wrong from kept full join anew using (${sql.raw(keys.join(", "))})
        where ${sql.raw(differs)}`,
  );
  return row?.wrong ?? 0;
}

/** Makes every aggregate anew out of the facts. What happens meanwhile waits. */
export async function recountAll(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    for (const name of names) {
      const { table, keys, sums } = aggregates[name];
      const columns = [...keys, ...sums, ...(name === "metrics" ? ["histogram"] : [])].join(", ");
      await tx.execute(sql`lock table ${sql.raw(table)} in exclusive mode`);
      await tx.execute(sql`delete from ${sql.raw(table)}`);
      await tx.execute(sql`insert into ${sql.raw(table)} (${sql.raw(columns)}) ${recounted[name]}`);
    }
  });
}
