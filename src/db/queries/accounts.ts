import { and, count, desc, eq, isNull, sql, sum } from "drizzle-orm";
import type { Database } from "@/db/client";
import { accounts, exports, ledger, projects, type User, users } from "@/db/schema/all";

/** An identity at another sign-in service. */
export type Identity = { provider: string; providerAccountId: string };

export async function findUserByIdentity(
  db: Database,
  { provider, providerAccountId }: Identity,
): Promise<User | null> {
  const [found] = await db
    .select({ user: users })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(eq(accounts.provider, provider), eq(accounts.providerAccountId, providerAccountId)));
  return found?.user ?? null;
}

export async function linkIdentity(db: Database, userId: string, identity: Identity): Promise<void> {
  await db.insert(accounts).values({ userId, ...identity });
}

export type AccountTotals = { projects: number; videos: number; videoSeconds: number; spentMicros: number };

/** What an account has made so far; deleted projects no longer count, money spent does. */
export async function accountTotals(db: Database, userId: string): Promise<AccountTotals> {
  const own = and(eq(projects.ownerId, userId), isNull(projects.deletedAt));
  const [started] = await db.select({ projects: count() }).from(projects).where(own);
  const newest = db
    .selectDistinctOn([exports.projectId], { durationFrames: exports.durationFrames, fps: exports.fps })
    .from(exports)
    .innerJoin(projects, eq(projects.id, exports.projectId))
    .where(own)
    .orderBy(exports.projectId, desc(exports.version))
    .as("newest");
  const [finished] = await db
    .select({
      videos: count(),
      seconds: sql<number>`coalesce(sum(${newest.durationFrames}::real / ${newest.fps}), 0)::real`,
    })
    .from(newest);
  const [spent] = await db
    .select({ micros: sum(ledger.amountMicros) })
    .from(ledger)
    .where(and(eq(ledger.ownerId, userId), eq(ledger.kind, "charge")));
  return {
    projects: started?.projects ?? 0,
    videos: finished?.videos ?? 0,
    videoSeconds: Math.round(finished?.seconds ?? 0),
    spentMicros: Number(spent?.micros ?? 0),
  };
}
