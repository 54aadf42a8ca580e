import { createHash } from "node:crypto";
import type { Database } from "@/db/client";
import { countAttempt, type RateLimit } from "@/db/queries/rate-limits";
import { waitingTime } from "@/domain/auth/sign-in-problem";
import { StudioError } from "@/domain/errors";

/** Slow enough to make guessing hopeless, wide enough for a family or an office behind one address. */
export const limits = {
  "sign-in-name": { limit: 10, windowSeconds: 15 * 60 },
  "sign-in-address": { limit: 100, windowSeconds: 15 * 60 },
  registration: { limit: 30, windowSeconds: 60 * 60 },
  "password-change": { limit: 10, windowSeconds: 15 * 60 },
} satisfies Record<string, RateLimit>;

/** People type passwords into the wrong field: what is counted is stored as a digest only. */
export function limitKey(kind: keyof typeof limits, subject: string): string {
  return `${kind}:${createHash("sha256").update(subject.toLowerCase()).digest("base64url")}`;
}

/** Throws StudioError "rate-limited" with the time to wait. */
export async function countOrRefuse(db: Database, kind: keyof typeof limits, subject: string): Promise<void> {
  const { allowed, retryAfterSeconds } = await countAttempt(db, limitKey(kind, subject), limits[kind]);
  if (allowed) return;
  throw new StudioError(
    "rate-limited",
    `Too many tries. Wait ${waitingTime(retryAfterSeconds)}, then try again.`,
    {
      retryAfterSeconds,
    },
  );
}
