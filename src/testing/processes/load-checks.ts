import { sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import type { VendorLine } from "@/testing/processes/priced-models";

/**
 * Writes down every moment at which what was spent and held together passes a limit that somebody has set, however
 * short: balances change under a lock, so that each of their states is seen here.
 */
export async function watchLimits(db: Database): Promise<void> {
  for (const statement of [
    "create table overdrafts (scope text, period text, total bigint, limit_micros bigint)",
    `create function note_overdraft() returns trigger language plpgsql as $$ begin
       insert into overdrafts select new.scope, new.period, new.spent_micros + new.held_micros, cost_limits.limit_micros
       from cost_limits where scope = new.scope and new.spent_micros + new.held_micros > limit_micros;
       return new;
     end $$`,
    "create trigger note_overdraft after insert or update on balances for each row execute function note_overdraft()",
  ]) {
    await db.execute(sql.raw(statement));
  }
}

export type Books = {
  /** Sums of the ledger, in micro-dollars. */
  charged: number;
  held: number;
  /** Balances that are not what the ledger's entries add up to. */
  wrongBalances: unknown[];
  /** Moments at which a limit was passed. */
  overdrafts: unknown[];
  /** Calls that the vendor and the ledger do not tell alike, or that were charged or billed more than once. */
  disputed: unknown[];
};

/** Compares the ledger with itself and with what the vendors have billed. */
export async function checkBooks(db: Database, bill: readonly VendorLine[]): Promise<Books> {
  const billed = JSON.stringify(bill.map(({ operationId, micros }) => ({ operationId, micros })));
  const [sums] = await queryRows<{ charged: number; held: number }>(
    db,
    sql`select coalesce(sum(amount_micros) filter (where kind = 'charge'), 0)::float8 as charged,
          coalesce(sum(amount_micros) filter (where kind <> 'charge'), 0)::float8 as held from ledger`,
  );
  return {
    charged: sums?.charged ?? 0,
    held: sums?.held ?? 0,
    wrongBalances: await queryRows(
      db,
      sql`with counted as (
            select scopes.scope, scopes.period,
              coalesce(sum(amount_micros) filter (where kind = 'charge'), 0) as spent,
              coalesce(sum(amount_micros) filter (where kind <> 'charge'), 0) as held
            from ledger, lateral (values
              ('run:' || run_id, 'all'), ('project:' || project_id, 'all'),
              ('user:' || owner_id, ledger.period), ('installation', ledger.period)
            ) as scopes(scope, period) group by 1, 2
          )
          select * from counted full join balances using (scope, period)
          where coalesce(spent, 0) <> coalesce(spent_micros, 0) or coalesce(held, 0) <> coalesce(held_micros, 0)`,
    ),
    overdrafts: await queryRows(db, sql`select * from overdrafts`),
    disputed: await queryRows(
      db,
      sql`with billed as (
            select "operationId"::uuid as operation_id, sum(micros) as micros, count(*) as times
            from json_to_recordset(${billed}::json) as line("operationId" text, micros bigint) group by 1
          ), charged as (
            select operation_id, sum(amount_micros) as micros, count(*) as times
            from ledger where kind = 'charge' and amount_micros > 0 group by 1
          )
          select * from billed full join charged using (operation_id)
          where billed.micros is distinct from charged.micros or billed.times <> 1 or charged.times <> 1`,
    ),
  };
}

/** The most calls that the vendors of one name had under way at one moment. */
export function mostAtOnce(bill: readonly VendorLine[], provider: string): number {
  const changes = bill
    .filter((line) => line.provider === provider)
    .flatMap(({ begunAt, readyAt }) => [
      { at: begunAt, by: 1 },
      { at: readyAt, by: -1 },
    ])
    // What ends in a moment makes room for what begins in it.
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let most = 0;
  let now = 0;
  for (const { by } of changes) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}

export type RunEnd = { ownerId: string; status: string; code: string | null; seconds: number };

/** How each run has ended, and how long after it was asked for. */
export function runEnds(db: Database): Promise<RunEnd[]> {
  return queryRows<RunEnd>(
    db,
    sql`select owner_id as "ownerId", status, failure ->> 'code' as code,
          extract(epoch from ended_at - created_at)::float8 as seconds from runs`,
  );
}
