import { and, desc, eq, exists, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { operations, projects, runs, users } from "@/db/schema/all";
import { momentsOf, type PagePlace, type RunQuestion } from "@/domain/admin/questions";

/** The newest runs first, one page of them. */
export async function runPage(
  db: Database,
  { status, ownerId, provider, ...days }: RunQuestion,
  { after, limit }: { after: PagePlace | null; limit: number },
) {
  const { start, end } = momentsOf(days);
  return db
    .select({
      id: runs.id,
      projectId: runs.projectId,
      title: projects.title,
      ownerId: runs.ownerId,
      owner: users.username,
      number: runs.number,
      attempt: runs.attempt,
      status: runs.status,
      failure: runs.failure,
      startedAt: runs.startedAt,
      endedAt: runs.endedAt,
      createdAt: runs.createdAt,
      chargedMicros:
        sql<number>`coalesce((select sum(l.amount_micros) from ledger l where l.run_id = ${runs.id} and l.kind = 'charge'), 0)`.mapWith(
          Number,
        ),
    })
    .from(runs)
    .innerJoin(projects, eq(projects.id, runs.projectId))
    .innerJoin(users, eq(users.id, runs.ownerId))
    .where(
      and(
        status ? eq(runs.status, status) : undefined,
        ownerId ? eq(runs.ownerId, ownerId) : undefined,
        provider ? hasCalled(db, provider) : undefined,
        start ? gte(runs.createdAt, start) : undefined,
        end ? lt(runs.createdAt, end) : undefined,
        after ? isAfter(after) : undefined,
      ),
    )
    .orderBy(desc(runs.createdAt), desc(runs.id))
    .limit(limit);
}

const hasCalled = (db: Database, provider: string): SQL =>
  exists(
    db
      .select({ one: sql`1` })
      .from(operations)
      .where(and(eq(operations.runId, runs.id), eq(operations.provider, provider))),
  );

function isAfter({ at, id }: PagePlace): SQL | undefined {
  const moment = new Date(at);
  return or(lt(runs.createdAt, moment), and(eq(runs.createdAt, moment), lt(runs.id, id)));
}

/** The calls of a run, oldest first, as they stand in the books. What vendors call the jobs is shown, results are not. */
export async function callsOfRun(db: Database, runId: string) {
  return db
    .select({
      id: operations.id,
      stage: operations.stage,
      slot: operations.slot,
      provider: operations.provider,
      model: operations.model,
      state: operations.state,
      reservedMicros: operations.reservedMicros,
      chargedMicros: operations.chargedMicros,
      handle: operations.handle,
      failure: operations.failure,
      createdAt: operations.createdAt,
      submittedAt: operations.submittedAt,
      endedAt: operations.endedAt,
    })
    .from(operations)
    .where(eq(operations.runId, runId))
    .orderBy(operations.createdAt, operations.id);
}

/** How a provider has been doing, and what it has cost. Seconds, shares of 0 to 1, micro-dollars. */
export type ProviderRow = {
  provider: string;
  calls: number;
  failed: number;
  p50Seconds: number | null;
  p90Seconds: number | null;
  waiting: number;
  busy: number;
  unclear: number;
  spentTodayMicros: number;
  spentMonthMicros: number;
  failuresInARow: number;
  openUntil: string | null;
  lastFailure: string | null;
  lastFailureAt: string | null;
  lastSuccessAt: string | null;
};

/** Every provider that was ever called, with its last thirty days. */
export async function providerRows(db: Database, now: Date): Promise<ProviderRow[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  return queryRows<ProviderRow>(
    db,
    sql`with calls as (
          select provider,
            count(*) filter (where ended_at > ${at} - interval '30 days')::int as calls,
            count(*) filter (where failure is not null and ended_at > ${at} - interval '30 days')::int as failed,
            percentile_cont(0.5) within group (order by extract(epoch from ended_at - submitted_at))
              filter (where failure is null and ended_at > ${at} - interval '30 days') as p50,
            percentile_cont(0.9) within group (order by extract(epoch from ended_at - submitted_at))
              filter (where failure is null and ended_at > ${at} - interval '30 days') as p90,
            count(*) filter (where state = 'open')::int as waiting,
            count(*) filter (where state in ('submitting', 'accepted'))::int as busy,
            count(*) filter (where state = 'unclear')::int as unclear
          from operations group by provider
        ), spend as (
          select provider,
            sum(amount_micros) filter (where created_at >= date_trunc('day', ${at} at time zone 'UTC') at time zone 'UTC') as today,
            sum(amount_micros) filter (where created_at >= date_trunc('month', ${at} at time zone 'UTC') at time zone 'UTC') as month
          from ledger where kind = 'charge' and created_at >= date_trunc('month', ${at} at time zone 'UTC') at time zone 'UTC'
          group by provider
        )
        select coalesce(calls.provider, provider_health.provider) as provider,
          coalesce(calls.calls, 0) as calls, coalesce(failed, 0) as failed,
          p50::float8 as "p50Seconds", p90::float8 as "p90Seconds",
          coalesce(waiting, 0) as waiting, coalesce(busy, 0) as busy, coalesce(unclear, 0) as unclear,
          coalesce(today, 0)::float8 as "spentTodayMicros", coalesce(month, 0)::float8 as "spentMonthMicros",
          coalesce(failures, 0) as "failuresInARow", open_until as "openUntil", last_failure as "lastFailure",
          last_failure_at as "lastFailureAt", last_success_at as "lastSuccessAt"
        from calls full join provider_health on provider_health.provider = calls.provider
        left join spend on spend.provider = coalesce(calls.provider, provider_health.provider)
        order by 1`,
  );
}
