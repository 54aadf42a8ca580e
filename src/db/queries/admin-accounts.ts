import { and, asc, count, eq, gt, ilike, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { users } from "@/db/schema/all";
import type { AccountQuestion } from "@/domain/admin/questions";
import type { AccountRole } from "@/domain/auth/rights";

/** An account as an administrator sees it. Moments are ISO 8601, UTC; money in micro-dollars. */
export type AccountRow = {
  id: string;
  username: string;
  email: string | null;
  role: AccountRole;
  suspendedAt: Date | null;
  lastSignInAt: Date | null;
  createdAt: Date;
  projects: number;
  runs: number;
  /** Charged and held in the month that was asked for. */
  spentMicros: number;
  heldMicros: number;
  /** The limit that was set for this account; null without one of its own. */
  limitMicros: number | null;
  hasLimit: boolean;
};

/** Accounts by name, one page of them after the given name. */
export async function accountPage(
  db: Database,
  question: AccountQuestion,
  { after, limit, month }: { after: string | null; limit: number; month: string },
): Promise<AccountRow[]> {
  const name = sql`lower(${users.username})`;
  return db
    .select({
      id: users.id,
      username: users.username,
      email: users.email,
      role: users.role,
      suspendedAt: users.suspendedAt,
      lastSignInAt: users.lastSignInAt,
      createdAt: users.createdAt,
      projects: whole(
        sql`(select count(*) from projects p where p.owner_id = ${users.id} and p.deleted_at is null)`,
      ),
      runs: whole(sql`(select count(*) from runs r where r.owner_id = ${users.id})`),
      spentMicros: whole(balance(sql`spent_micros`, month)),
      heldMicros: whole(balance(sql`held_micros`, month)),
      limitMicros: sql<
        number | null
      >`(select l.limit_micros from cost_limits l where l.scope = ${scope})`.mapWith((value) =>
        value === null ? null : Number(value),
      ),
      hasLimit: sql<boolean>`exists (select 1 from cost_limits l where l.scope = ${scope})`,
    })
    .from(users)
    .where(and(...wanted(question), after === null ? undefined : gt(name, after.toLowerCase())))
    .orderBy(asc(name))
    .limit(limit);
}

const scope = sql`'user:' || ${users.id}`;
const whole = (value: SQL) => sql<number>`coalesce(${value}, 0)`.mapWith(Number);
const balance = (column: SQL, month: string) =>
  sql`(select b.${column} from balances b where b.scope = ${scope} and b.period = ${month})`;

function wanted({ search, role, state }: AccountQuestion): (SQL | undefined)[] {
  const pattern = search ? `%${search.replace(/[\\%_]/g, "\\$&")}%` : null;
  return [
    pattern ? or(ilike(users.username, pattern), ilike(users.email, pattern)) : undefined,
    role ? eq(users.role, role) : undefined,
    state === "suspended" ? isNotNull(users.suspendedAt) : undefined,
    state === "active" ? isNull(users.suspendedAt) : undefined,
  ];
}

/** Whether somebody else than this account could still administer the installation. */
export async function hasOtherAdmin(tx: Database, userId: string): Promise<boolean> {
  // Two administrators who demote each other at once come one after the other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('framewright administrators'))`);
  const [others] = await tx
    .select({ count: count() })
    .from(users)
    .where(and(eq(users.role, "admin"), isNull(users.suspendedAt), ne(users.id, userId)));
  return (others?.count ?? 0) > 0;
}

/** Sets a role, or the time of suspension; both end every session of the account. */
export async function changeAccount(
  db: Database,
  userId: string,
  change: { role: AccountRole } | { suspendedAt: Date | null },
): Promise<void> {
  await db
    .update(users)
    .set({ ...change, sessionVersion: sql`${users.sessionVersion} + 1` })
    .where(eq(users.id, userId));
}

/** Projects of an account whose newest run is at work. */
export async function projectsAtWork(db: Database, ownerId: string): Promise<string[]> {
  const rows = await queryRows<{ project_id: string }>(
    db,
    sql`select distinct project_id from runs where owner_id = ${ownerId} and status in ('queued', 'running')`,
  );
  return rows.map(({ project_id }) => project_id);
}
