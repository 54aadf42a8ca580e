import { and, eq, lt } from "drizzle-orm";
import type { Database } from "@/db/client";
import { renderSegments } from "@/db/schema/all";

type SegmentName = { ownerId: string; contentKey: string };

/** The file of an owner's segment, which counts as used by that; null when there is none. */
export async function findRenderSegment(
  db: Database,
  { ownerId, contentKey }: SegmentName,
): Promise<string | null> {
  const [found] = await db
    .update(renderSegments)
    .set({ usedAt: new Date() })
    .where(and(eq(renderSegments.ownerId, ownerId), eq(renderSegments.contentKey, contentKey)))
    .returning({ digest: renderSegments.digest });
  return found?.digest ?? null;
}

/** Keeps a segment. One whose file was lost is replaced. */
export async function keepRenderSegment(
  db: Database,
  segment: SegmentName & { digest: string; bytes: number },
): Promise<void> {
  const { digest, bytes } = segment;
  await db
    .insert(renderSegments)
    .values(segment)
    .onConflictDoUpdate({
      target: [renderSegments.ownerId, renderSegments.contentKey],
      set: { digest, bytes, usedAt: new Date() },
    });
}

/** Removes segments that nobody has used since a moment; returns the blobs that may have to go with them. */
export async function purgeRenderSegments(db: Database, before: Date): Promise<string[]> {
  const gone = await db
    .delete(renderSegments)
    .where(lt(renderSegments.usedAt, before))
    .returning({ digest: renderSegments.digest });
  return [...new Set(gone.map(({ digest }) => digest))];
}
