import { count, eq, inArray, isNotNull, isNull, sql, sum } from "drizzle-orm";
import type { Database } from "@/db/client";
import { engineJobs, ledger, outboxEvents, runs } from "@/db/schema/all";
import type { RunStatus } from "@/domain/run/run";

/** Work that waits: how much of it is due, and since when the oldest has been, in seconds. */
export type Queue = { waiting: number; oldestSeconds: number };

export async function runsByStatus(db: Database): Promise<Map<RunStatus, number>> {
  const rows = await db.select({ status: runs.status, runs: count() }).from(runs).groupBy(runs.status);
  return new Map(rows.map((row) => [row.status, row.runs]));
}

/** What was charged, in micro-dollars; reservations and what was given back of them are not costs. */
export async function costsByModel(
  db: Database,
): Promise<{ provider: string; stage: string; model: string; micros: number }[]> {
  const by = [ledger.provider, ledger.stage, ledger.model] as const;
  return db
    .select({
      provider: ledger.provider,
      stage: ledger.stage,
      model: ledger.model,
      micros: sum(ledger.amountMicros).mapWith(Number),
    })
    .from(ledger)
    .where(eq(ledger.kind, "charge"))
    .groupBy(...by)
    .orderBy(...by);
}

/** What is reserved for calls that have not been charged yet, in micro-dollars. */
export async function heldCosts(db: Database): Promise<number> {
  const [row] = await db
    .select({ micros: sql`coalesce(sum(${ledger.amountMicros}), 0)`.mapWith(Number) })
    .from(ledger)
    .where(inArray(ledger.kind, ["reserve", "release"]));
  return row?.micros ?? 0;
}

/** Steps of the embedded engine: due and not taken, and those that some process is at. */
export async function engineQueue(db: Database): Promise<Queue & { inFlight: number }> {
  const isDue = sql`${isNull(engineJobs.leaseOwner)} and ${engineJobs.dueAt} <= now()`;
  const [row] = await db
    .select({
      waiting: sql`count(*) filter (where ${isDue})`.mapWith(Number),
      oldestSeconds:
        sql`coalesce(extract(epoch from now() - min(${engineJobs.dueAt}) filter (where ${isDue})), 0)`.mapWith(
          Number,
        ),
      inFlight: sql`count(*) filter (where ${isNotNull(engineJobs.leaseOwner)})`.mapWith(Number),
    })
    .from(engineJobs);
  return row ?? { waiting: 0, oldestSeconds: 0, inFlight: 0 };
}

/** Events on their way to an Inngest service. */
export async function outboxQueue(db: Database): Promise<Queue> {
  const [row] = await db
    .select({
      waiting: count(),
      oldestSeconds: sql`coalesce(extract(epoch from now() - min(${outboxEvents.createdAt})), 0)`.mapWith(
        Number,
      ),
    })
    .from(outboxEvents);
  return row ?? { waiting: 0, oldestSeconds: 0 };
}
