import type { Database } from "@/db/client";
import { countAttempt } from "@/db/queries/rate-limits";
import { StudioError } from "@/domain/errors";

/** Counts one use against a limit of a person; the next one over it is told how long to wait. */
export async function takeFromLimit(
  db: Database,
  { key, what, ...limit }: { key: string; limit: number; windowSeconds: number; what: string },
): Promise<void> {
  const { allowed, retryAfterSeconds } = await countAttempt(db, key, limit);
  if (allowed) return;
  const minutes = Math.ceil(retryAfterSeconds / 60);
  throw new StudioError(
    "rate-limited",
    `That are more ${what} than fit into an hour. Go on in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    { retryAfterSeconds },
  );
}
