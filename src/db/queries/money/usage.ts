import { and, asc, count, desc, eq, gte, inArray, lt, type SQL, sql, sum } from "drizzle-orm";
import type { Database } from "@/db/client";
import { balances, ledger, projects, users } from "@/db/schema/all";
import type { BalanceKey } from "@/domain/cost/book";
import type { CostDimension, CostShare } from "@/domain/cost/cost-views";

/** Which charges: of one owner or of all, from `start` up to, and not including, `end`. */
export type ChargeFilter = { ownerId: string | null; start: Date; end: Date };

/** Longer lists help nobody; the CSV has everything. */
const mostShares = 100;

const chosen = ({ ownerId, start, end }: ChargeFilter): SQL | undefined =>
  and(
    eq(ledger.kind, "charge"),
    ownerId === null ? undefined : eq(ledger.ownerId, ownerId),
    gte(ledger.createdAt, start),
    lt(ledger.createdAt, end),
  );

/** What was spent on each day (UTC) on which something was. */
export async function spentByDay(db: Database, filter: ChargeFilter): Promise<Map<string, number>> {
  const day = sql<string>`to_char(${ledger.createdAt} at time zone 'UTC', 'YYYY-MM-DD')`;
  const rows = await db
    .select({ day, micros: sum(ledger.amountMicros) })
    .from(ledger)
    .where(chosen(filter))
    // By its place in the list: written out a second time it would be another expression to the planner.
    .groupBy(sql`1`);
  return new Map(rows.map((row) => [row.day, Number(row.micros ?? 0)]));
}

const keyOf = {
  project: sql<string | null>`${ledger.projectId}::text`,
  stage: sql<string>`${ledger.stage}`,
  model: sql<string>`${ledger.model}`,
  provider: sql<string>`${ledger.provider}`,
} satisfies Record<CostDimension, SQL<string | null>>;

/** The dearest parts of the cost. Projects come with their titles; those removed for good are one part. */
export async function spentBy(
  db: Database,
  filter: ChargeFilter,
  dimension: CostDimension,
): Promise<CostShare[]> {
  const spent = sum(ledger.amountMicros);
  const rows = await db
    .select({
      key: keyOf[dimension],
      title: sql<string | null>`max(${projects.title})`,
      spent,
      calls: count(),
    })
    .from(ledger)
    .leftJoin(projects, eq(projects.id, ledger.projectId))
    .where(chosen(filter))
    .groupBy(sql`1`)
    .orderBy(desc(spent), desc(count()), sql`1`)
    .limit(mostShares);
  return rows.map(({ key, title, spent: micros, calls }) => ({
    key: key ?? "removed",
    title: dimension === "project" ? (title ?? "Projects removed for good") : (key ?? ""),
    spentMicros: Number(micros ?? 0),
    calls,
  }));
}

/** What is spent and held in each of the totals, by scope; zero where nothing was booked yet. */
export async function balancesOf(
  db: Database,
  keys: readonly BalanceKey[],
): Promise<Map<string, { spentMicros: number; heldMicros: number }>> {
  const rows = await db
    .select()
    .from(balances)
    .where(
      inArray(
        balances.scope,
        keys.map(({ scope }) => scope),
      ),
    );
  return new Map(
    keys.map(({ scope, period }) => {
      const row = rows.find((candidate) => candidate.scope === scope && candidate.period === period);
      return [scope, { spentMicros: row?.spentMicros ?? 0, heldMicros: row?.heldMicros ?? 0 }];
    }),
  );
}

/** What is held for calls under way, in whatever month they began. */
export async function heldIn(db: Database, scope: string): Promise<number> {
  const [row] = await db
    .select({ micros: sum(balances.heldMicros) })
    .from(balances)
    .where(eq(balances.scope, scope));
  return Number(row?.micros ?? 0);
}

export type ChargeRow = {
  id: string;
  createdAt: Date;
  username: string;
  projectId: string | null;
  projectTitle: string | null;
  runId: string | null;
  stage: string;
  provider: string;
  model: string;
  description: string;
  amountMicros: number;
};

/** A page of charges, oldest first, after a position: equally fast at any depth. */
export function chargesAfter(
  db: Database,
  filter: ChargeFilter,
  { after, limit }: { after: { createdAt: Date; id: string } | null; limit: number },
): Promise<ChargeRow[]> {
  return db
    .select({
      id: ledger.id,
      createdAt: ledger.createdAt,
      username: users.username,
      projectId: ledger.projectId,
      projectTitle: projects.title,
      runId: ledger.runId,
      stage: ledger.stage,
      provider: ledger.provider,
      model: ledger.model,
      description: ledger.description,
      amountMicros: ledger.amountMicros,
    })
    .from(ledger)
    .innerJoin(users, eq(users.id, ledger.ownerId))
    .leftJoin(projects, eq(projects.id, ledger.projectId))
    .where(
      and(
        chosen(filter),
        after
          ? sql`(${ledger.createdAt}, ${ledger.id}) > (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(ledger.createdAt), asc(ledger.id))
    .limit(limit);
}

/** Everybody with an account, by name, for an administrator's choice. */
export function people(db: Database, limit: number): Promise<{ id: string; username: string }[]> {
  return db
    .select({ id: users.id, username: users.username })
    .from(users)
    .orderBy(sql`lower(${users.username})`)
    .limit(limit);
}
