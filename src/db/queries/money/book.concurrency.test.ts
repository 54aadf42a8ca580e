import { eq, sql, sum } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Database, type OpenDatabase, openDatabase, queryRows } from "@/db/client";
import { release, reserve, settle } from "@/db/queries/money/book";
import { balances, ledger } from "@/db/schema/all";
import { newId } from "@/db/schema/columns";
import type { RunRef } from "@/domain/build/build";
import { type CostLimits, noLimits } from "@/domain/cost/limits";
import { StudioError } from "@/domain/errors";
import { createRandom } from "@/domain/random";
import { addMaker, addProjectRun } from "@/testing/makers";
import { postgresBinaries, startPostgres } from "@/testing/postgres";
import { openEmbedded } from "@/testing/prepared-database";

vi.setConfig({ hookTimeout: 120_000 });

const makers = 20;
const operations = 200;
const limits: CostLimits = { run: 6_000_000, project: 7_000_000, user: 8_000_000, installation: 90_000_000 };

/** Pools as separate processes have them, each with connections of its own. */
type Opened = { pools: readonly [OpenDatabase, ...OpenDatabase[]]; stop(): Promise<void> };

async function openPglite(): Promise<Opened> {
  const pool = await openEmbedded();
  return { pools: [pool], stop: pool.close };
}

async function openPostgres(): Promise<Opened> {
  const { url, stop } = await startPostgres();
  const options = { url, embeddedFolder: "", migrationsFolder: "drizzle", poolSize: 8 };
  const pools = await Promise.all([openDatabase(options), openDatabase(options), openDatabase(options)]);
  return {
    pools,
    async stop() {
      await Promise.all(pools.map((pool) => pool.close()));
      await stop();
    },
  };
}

const operation = (run: RunRef, operationKey: string) => ({
  run,
  operationId: newId(),
  operationKey,
  provider: "replicate",
  stage: "clips" as const,
  model: "veo",
  description: operationKey,
});

const isCostLimit = (error: unknown) => error instanceof StudioError && error.code === "cost-limit";

/** Refuses any change after which a limit does not hold, however short the moment. */
const guard = [
  sql.raw(`create function limits_hold() returns trigger language plpgsql as $$ begin
    if new.held_micros < 0 or new.spent_micros + new.held_micros > (case split_part(new.scope, ':', 1)
      when 'run' then ${limits.run} when 'project' then ${limits.project}
      when 'user' then ${limits.user} else ${limits.installation} end)
    then raise 'over the limit: %', new; end if;
    return new;
  end $$`),
  sql`create trigger limits_hold after insert or update on balances for each row execute function limits_hold()`,
];

const ledgerSums = sql`
  select counted.scope, counted.period,
    coalesce(sum(amount_micros) filter (where kind = 'charge'), 0)::float8 as "spentMicros",
    coalesce(sum(amount_micros) filter (where kind <> 'charge'), 0)::float8 as "heldMicros"
  from ledger, lateral (values
    ('run:' || run_id, 'all'), ('project:' || project_id, 'all'),
    ('user:' || owner_id, ledger.period), ('installation', ledger.period)
  ) as counted(scope, period)
  group by 1, 2 order by counted.scope collate "C", 2`;

/** One operation from its reservation to its end, or left under way. Every step is done twice at once, as by two processes. */
async function operate(databases: readonly Database[], run: RunRef, number: number): Promise<void> {
  const random = createRandom(number);
  const reservedMicros = 1 + random.index(2_000_000);
  const chargedMicros = random.index(reservedMicros + 1);
  const end = random.pick(["settled", "released", "under way"]);
  const entry = operation(run, `operation-${number}`);
  const twice = async (step: (tx: Database) => Promise<void>) => {
    const outcomes = await Promise.allSettled(databases.map((db) => db.transaction(step)));
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  };
  await twice((tx) => reserve(tx, { ...entry, amountMicros: reservedMicros }, limits));
  if (end === "settled") await twice((tx) => settle(tx, { ...entry, reservedMicros, chargedMicros }));
  if (end === "released") await twice((tx) => release(tx, { ...entry, reservedMicros }));
}

function limitsHold(open: () => Promise<Opened>): void {
  let opened: Opened;
  const database = (number: number): Database => {
    const { pools } = opened;
    return (pools[number % pools.length] ?? pools[0]).db;
  };

  beforeAll(async () => {
    opened = await open();
    await opened.pools[0].migrate();
  });
  afterAll(() => opened.stop());

  test("forty reservations at once against room for twenty: exactly twenty are made", async () => {
    const runs = await Promise.all(
      Array.from({ length: makers }, (_, number) => addMaker(database(0), `early-${number}`)),
    );
    const asked = [...runs, ...runs].map((run, number) =>
      database(number).transaction((tx) =>
        reserve(
          tx,
          { ...operation(run, `early-${number}`), amountMicros: 250_000 },
          { ...noLimits, installation: 5_000_000 },
        ),
      ),
    );
    const outcomes = await Promise.allSettled(asked);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refusals).toHaveLength(20);
    expect(refusals.every(isCostLimit)).toBe(true);
    const [held] = await database(0)
      .select({ micros: sum(ledger.amountMicros) })
      .from(ledger)
      .where(eq(ledger.kind, "reserve"));
    expect(Number(held?.micros)).toBe(5_000_000);
  });

  test("two hundred operations of twenty makers at once: no limit is passed and balances are the ledger's sums", async () => {
    const db = database(0);
    for (const statement of guard) await db.execute(statement);
    const runs: RunRef[] = [];
    for (let maker = 0; maker < makers; maker++) {
      const first = await addMaker(db, `maker-${maker}`);
      runs.push(first, await addProjectRun(db, { ownerId: first.ownerId, title: "Second" }));
    }
    const outcomes = await Promise.allSettled(
      Array.from({ length: operations / runs.length }, (_, round) =>
        runs.map((run, maker) => {
          const number = round * runs.length + maker;
          return operate([database(number), database(number + 1)], run, number);
        }),
      ).flat(),
    );
    const refusals = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refusals.filter((error) => !isCostLimit(error))).toEqual([]);
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals.length).toBeLessThan(operations);
    const standing = await db.select().from(balances).orderBy(sql`scope collate "C"`, balances.period);
    expect(standing).toEqual(await queryRows(db, ledgerSums));
  });
}

describe("on PGlite", () => limitsHold(openPglite));
describe.runIf(postgresBinaries !== null)("on Postgres", () => limitsHold(openPostgres));
