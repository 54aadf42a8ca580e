import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Database, type OpenDatabase, openDatabase, queryRows } from "@/db/client";
import { reserve, settle } from "@/db/queries/money/book";
import { balances } from "@/db/schema/all";
import type { RunRef } from "@/domain/build/build";
import { monthOf } from "@/domain/cost/book";
import type { CostLimits } from "@/domain/cost/limits";
import { StudioError } from "@/domain/errors";
import { createRandom } from "@/domain/random";
import { addMaker, addProjectRun } from "@/testing/makers";
import { postgresBinaries, startPostgres } from "@/testing/postgres";

const makers = 20;
const operations = 200;
const limits: CostLimits = { run: 6_000_000, project: 7_000_000, user: 8_000_000, installation: 90_000_000 };

/** As pools of separate processes: each has connections of its own. */
type Opened = { pools: OpenDatabase[]; stop(): Promise<void> };

async function openPglite(): Promise<Opened> {
  const database = await openDatabase({ url: null, embeddedFolder: "memory", migrationsFolder: "drizzle" });
  await database.migrate();
  return { pools: [database], stop: database.close };
}

async function openPostgres(): Promise<Opened> {
  const server = await startPostgres();
  const options = { url: server.url, embeddedFolder: "", migrationsFolder: "drizzle", poolSize: 8 };
  const pools = await Promise.all([1, 2, 3].map(() => openDatabase(options)));
  await pools[0]?.migrate();
  const stop = async () => {
    await Promise.all(pools.map((pool) => pool.close()));
    await server.stop();
  };
  return { pools, stop };
}

/** The ledger's own sums by scope: what balances have to be equal to. */
const sums = sql`
  select scope, period,
    coalesce(sum(amount_micros) filter (where kind = 'charge'), 0)::float8 as spent,
    coalesce(sum(amount_micros) filter (where kind <> 'charge'), 0)::float8 as held
  from ledger, lateral (values
    ('run:' || run_id, 'all'), ('project:' || project_id, 'all'),
    ('user:' || owner_id, period), ('installation', period)
  ) as counted(scope, counted_period),
  lateral (select counted_period as period) as named
  group by 1, 2 order by 1, 2`;
