import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { comparisons, comparisonVariations, projects, scorecards, selections, takes } from "@/db/schema/all";
import type { Comparison, ComparisonVariation } from "@/db/schema/comparisons";
import type { Project } from "@/db/schema/projects";
import { StudioError } from "@/domain/errors";

export type VariationRow = ComparisonVariation & { project: Project };

export async function ownsComparison(
  db: Database,
  { comparisonId, userId }: { comparisonId: string; userId: string },
): Promise<boolean> {
  const found = await db
    .select({ id: comparisons.id })
    .from(comparisons)
    .where(and(eq(comparisons.id, comparisonId), eq(comparisons.ownerId, userId)));
  return found.length === 1;
}

/** Throws StudioError "not-found" for one that does not exist. Deleted ones exist until they are purged. */
export async function getComparison(db: Database, comparisonId: string): Promise<Comparison> {
  const [comparison] = await db.select().from(comparisons).where(eq(comparisons.id, comparisonId));
  if (!comparison) throw new StudioError("not-found", "This comparison does not exist, or it is not yours");
  return comparison;
}

/** The variations that are not deleted, in order, of one comparison or of several. */
export async function variationsOf(db: Database, comparisonIds: readonly string[]): Promise<VariationRow[]> {
  if (comparisonIds.length === 0) return [];
  const rows = await db
    .select({ variation: comparisonVariations, project: projects })
    .from(comparisonVariations)
    .innerJoin(projects, eq(projects.id, comparisonVariations.projectId))
    .where(and(inArray(comparisonVariations.comparisonId, [...comparisonIds]), isNull(projects.deletedAt)))
    .orderBy(asc(comparisonVariations.comparisonId), asc(comparisonVariations.position));
  return rows.map(({ variation, project }) => ({ ...variation, project }));
}

/** Adds a comparison, in the caller's transaction. Null: the owner has asked for it before, with the same key. */
export async function addComparison(
  tx: Database,
  comparison: Pick<Comparison, "ownerId" | "title" | "kind" | "requestKey">,
): Promise<string | null> {
  const [added] = await tx
    .insert(comparisons)
    .values(comparison)
    .onConflictDoNothing()
    .returning({ id: comparisons.id });
  return added?.id ?? null;
}

export async function addVariations(tx: Database, variations: readonly ComparisonVariation[]): Promise<void> {
  await tx.insert(comparisonVariations).values([...variations]);
}

export async function comparisonOfRequest(
  db: Database,
  { ownerId, requestKey }: { ownerId: string; requestKey: string },
): Promise<string | null> {
  const [found] = await db
    .select({ id: comparisons.id })
    .from(comparisons)
    .where(and(eq(comparisons.ownerId, ownerId), eq(comparisons.requestKey, requestKey)));
  return found?.id ?? null;
}

/** The owner's comparisons, newest first, starting after a position. */
export function comparisonPage(
  db: Database,
  {
    ownerId,
    after,
    limit,
  }: { ownerId: string; after: { createdAt: Date; id: string } | null; limit: number },
): Promise<Comparison[]> {
  return db
    .select()
    .from(comparisons)
    .where(
      and(
        eq(comparisons.ownerId, ownerId),
        isNull(comparisons.deletedAt),
        // One comparison of rows, as the index is ordered.
        after
          ? sql`(${comparisons.createdAt}, ${comparisons.id}) < (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(comparisons.createdAt), desc(comparisons.id))
    .limit(limit);
}

/** Records which variation was chosen, or with null that nothing is decided any more. */
export async function setDecision(
  db: Database,
  { comparisonId, position }: { comparisonId: string; position: number | null },
): Promise<void> {
  await db
    .update(comparisons)
    .set({ decidedVariation: position, decidedAt: position === null ? null : new Date() })
    .where(eq(comparisons.id, comparisonId));
}

/**
 * Deletes a comparison with all its videos, or brings it back with those that went with it: a video that was deleted
 * on its own before stays deleted.
 */
export function setComparisonDeleted(
  db: Database,
  comparisonId: string,
  deletedAt: Date | null,
): Promise<void> {
  return db.transaction(async (tx) => {
    const [before] = await tx
      .select({ deletedAt: comparisons.deletedAt })
      .from(comparisons)
      .where(eq(comparisons.id, comparisonId))
      .for("update");
    if (!before || (before.deletedAt === null) === (deletedAt === null)) return;
    const members = tx
      .select({ id: comparisonVariations.projectId })
      .from(comparisonVariations)
      .where(eq(comparisonVariations.comparisonId, comparisonId));
    const went = before.deletedAt ? eq(projects.deletedAt, before.deletedAt) : isNull(projects.deletedAt);
    await tx
      .update(projects)
      .set({ deletedAt })
      .where(and(inArray(projects.id, members), went));
    await tx.update(comparisons).set({ deletedAt }).where(eq(comparisons.id, comparisonId));
  });
}

/** Removes comparisons for good that were deleted before a moment or have no video left. */
export async function purgeComparisons(db: Database, before: Date): Promise<number> {
  const rows = await queryRows<{ id: string }>(
    db,
    sql`delete from comparisons c where c.deleted_at < ${before.toISOString()}::timestamptz
          or not exists (select 1 from comparison_variations v where v.comparison_id = c.id) returning c.id`,
  );
  return rows.length;
}

/** The newest scorecard of every clip that is selected in a project. */
export async function selectedClipCards(db: Database, projectId: string): Promise<unknown[]> {
  const rows = await db
    .selectDistinctOn([scorecards.takeId], { data: scorecards.data })
    .from(scorecards)
    .innerJoin(selections, eq(selections.takeId, scorecards.takeId))
    .innerJoin(takes, eq(takes.id, scorecards.takeId))
    .where(and(eq(selections.projectId, projectId), eq(takes.kind, "clip")))
    .orderBy(scorecards.takeId, desc(scorecards.createdAt));
  return rows.map(({ data }) => data);
}
