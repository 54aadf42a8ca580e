import { and, count, eq, gt, min, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { operations, providerHealth } from "@/db/schema/all";
import { type ProviderLimits, secondsToWait, type Turn } from "@/domain/operation/operation";

type Row = typeof operations.$inferSelect;

/** Who has not asked for so long sleeps or has died, and holds nobody up. */
const askingMs = 3_000;
const minuteMs = 60_000;

/**
 * Asks for leave to send. All who ask for one provider stand in one line, across processes, so that its limits hold.
 * Whose owner has the fewest calls goes first, and of those the oldest: a maker with hundreds of calls waits for their own.
 * `holder` names the step that sends.
 */
export async function takeTurn(
  db: Database,
  { id, holder, limits, now }: { id: string; holder: string; limits: ProviderLimits | null; now: Date },
): Promise<Turn> {
  const open = and(eq(operations.id, id), eq(operations.state, "open"));
  if (limits) {
    const [row] = await db.update(operations).set({ askedAt: now }).where(open).returning();
    if (!row) return { turn: "taken" };
    // Whoever waits for the lock holds a connection: only those stand there whose turn it seems to be.
    const far = await lineUp(db, row, { limits, now });
    if (far) return far;
  }
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(operations).where(open);
    if (!row) return { turn: "taken" };
    if (limits) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`provider:${row.provider}`}))`);
      const refused =
        (await restOf(tx, row.provider, { limits, now })) ?? (await lineUp(tx, row, { limits, now }));
      if (refused) return refused;
    }
    const moved = await tx
      .update(operations)
      .set({ state: "submitting", holder, submittedAt: now })
      .where(open)
      .returning({ id: operations.id });
    return { turn: moved.length > 0 ? "now" : "taken" };
  });
}

/** Null for a call that may go. */
async function lineUp(
  db: Database,
  { id, provider }: Row,
  { limits, now }: { limits: ProviderLimits; now: Date },
): Promise<Turn | null> {
  const place = await placeInLine(db, { id, provider, atOncePerOwner: limits.atOncePerOwner, now });
  const since = new Date(now.getTime() - minuteMs);
  const [begun] = await db
    .select({ calls: count(), first: min(operations.submittedAt) })
    .from(operations)
    .where(and(eq(operations.provider, provider), gt(operations.submittedAt, since)));
  const lately = begun?.calls ?? 0;
  const mayGo =
    place.own < limits.atOncePerOwner &&
    place.busy + place.asking < limits.atOnce &&
    lately + place.asking < limits.perMinute;
  if (mayGo) return null;
  const withinMs = begun?.first ? now.getTime() - begun.first.getTime() : 0;
  const seconds = secondsToWait({ ahead: place.ahead, begun: lately, withinSeconds: withinMs / 1000 });
  return { turn: "wait", ahead: place.ahead, seconds };
}

type Place = {
  /** Calls of the provider that are under way. */
  busy: number;
  /** Calls of the same owner that are under way or ask and are older. */
  own: number;
  /** Others that go first and may go: those that ask, and all that wait. */
  asking: number;
  ahead: number;
};

/**
 * A call's round is how many calls of its owner come before it, under way or waiting: the first of everybody go before
 * the second of anybody.
 */
async function placeInLine(
  db: Database,
  { id, provider, atOncePerOwner, now }: { id: string; provider: string; atOncePerOwner: number; now: Date },
): Promise<Place> {
  const asking = sql`asked_at > ${new Date(now.getTime() - askingMs).toISOString()}::timestamptz`;
  const own = sql`partition by owner_id order by created_at, id`;
  const [place] = await queryRows<Place>(
    db,
    sql`with busy as (
          select owner_id, count(*) as calls from operations
          where provider = ${provider} and state in ('submitting', 'accepted') group by owner_id
        ), line as (
          select id, created_at, ${asking} as asks,
            coalesce(calls, 0) + row_number() over (${own}) - 1 as round,
            coalesce(calls, 0) + count(*) filter (where ${asking}) over (${own}) - 1 as asking_round
          from operations left join busy using (owner_id)
          where provider = ${provider} and state = 'open'
        )
        select (select coalesce(sum(calls), 0) from busy)::int as busy, own.asking_round::int as own,
          count(*) filter (where other.asks and other.asking_round < ${atOncePerOwner}
            and (other.asking_round, other.created_at, other.id) < (own.asking_round, own.created_at, own.id)
          )::int as asking,
          count(*) filter (where (other.round, other.created_at, other.id) < (own.round, own.created_at, own.id))::int as ahead
        from line as own, line as other where own.id = ${id}
        group by own.id, own.asking_round`,
  );
  return place ?? { busy: 0, own: 0, asking: 0, ahead: 0 };
}

/** A provider that keeps failing is left alone; then one call goes first to see whether it is well again. */
async function restOf(
  db: Database,
  provider: string,
  { limits, now }: { limits: ProviderLimits; now: Date },
): Promise<Turn | null> {
  const [health] = await db.select().from(providerHealth).where(eq(providerHealth.provider, provider));
  if (!health?.openUntil) return null;
  if (health.openUntil > now) {
    const seconds = Math.ceil((health.openUntil.getTime() - now.getTime()) / 1000);
    return { turn: "resting", seconds, lastFailure: health.lastFailure ?? "" };
  }
  await db
    .update(providerHealth)
    .set({ openUntil: new Date(now.getTime() + limits.restSeconds * 1000) })
    .where(eq(providerHealth.provider, provider));
  return null;
}
