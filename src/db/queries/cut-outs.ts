import { and, eq, getTableColumns, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { cutOuts, uploads } from "@/db/schema/all";
import type { CutOut } from "@/db/schema/cut-outs";
import type { Upload } from "@/db/schema/projects";

export async function findCutOut(db: Database, contentKey: string): Promise<CutOut | null> {
  const [found] = await db.select().from(cutOuts).where(eq(cutOuts.contentKey, contentKey));
  return found ?? null;
}

/** Keeps what was cut out; one that is no longer in the store is replaced. */
export async function keepCutOut(db: Database, cutOut: Omit<CutOut, "createdAt">): Promise<void> {
  const { contentKey, ...values } = cutOut;
  await db.insert(cutOuts).values(cutOut).onConflictDoUpdate({ target: cutOuts.contentKey, set: values });
}

/** Somebody's pictures that others of theirs were cut out of, by the digest of the cut-out. */
export async function originalsOf(
  db: Database,
  { ownerId, digests }: { ownerId: string; digests: readonly string[] },
): Promise<Map<string, Upload>> {
  if (digests.length === 0) return new Map();
  const rows = await db
    .select({ cutDigest: cutOuts.digest, ...getTableColumns(uploads) })
    .from(cutOuts)
    .innerJoin(uploads, eq(uploads.digest, cutOuts.sourceDigest))
    .where(and(eq(uploads.ownerId, ownerId), inArray(cutOuts.digest, [...digests])));
  return new Map(rows.map(({ cutDigest, ...upload }) => [cutDigest, upload]));
}
