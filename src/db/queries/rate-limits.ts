import { and, eq, lte, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { rateLimits } from "@/db/schema/all";

export type RateLimit = { limit: number; windowSeconds: number };

/**
 * Counts one attempt under `key` in a fixed window and tells how long to wait when there were too many. One statement,
 * so that attempts at the same moment, also in other processes, cannot pass together.
 */
export async function countAttempt(
  db: Database,
  key: string,
  { limit, windowSeconds }: RateLimit,
): Promise<{ allowed: boolean; retryAfterSeconds: number }> {
  const ended = sql`${rateLimits.windowEndsAt} <= now()`;
  const [row] = await db
    .insert(rateLimits)
    .values({ key, count: 1, windowEndsAt: sql`now() + ${windowSeconds} * interval '1 second'` })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${ended} then 1 else ${rateLimits.count} + 1 end`,
        windowEndsAt: sql`case when ${ended} then excluded.window_ends_at else ${rateLimits.windowEndsAt} end`,
      },
    })
    .returning({
      count: rateLimits.count,
      secondsLeft: sql<number>`ceil(extract(epoch from ${rateLimits.windowEndsAt} - now()))::int`,
    });
  const { count = 1, secondsLeft = windowSeconds } = row ?? {};
  // A new window is a good moment to clear those of everybody who never came back.
  if (count === 1) await db.delete(rateLimits).where(lte(rateLimits.windowEndsAt, sql`now()`));
  return { allowed: count <= limit, retryAfterSeconds: Math.max(1, secondsLeft) };
}

/** Takes back an attempt that turned out to be rightful. */
export async function forgiveAttempt(db: Database, key: string): Promise<void> {
  await db
    .update(rateLimits)
    .set({ count: sql`${rateLimits.count} - 1` })
    .where(and(eq(rateLimits.key, key), sql`${rateLimits.count} > 0`));
}

export async function forgetAttempts(db: Database, key: string): Promise<void> {
  await db.delete(rateLimits).where(eq(rateLimits.key, key));
}
