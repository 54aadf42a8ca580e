import { and, asc, desc, eq, inArray, notExists, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { refreshPairsOfTake } from "@/db/queries/insights/effect-pairs";
import { countTakeScores, countVideoScores } from "@/db/queries/insights/metric-facts";
import { artifacts, scorecards, takes, videoScorecards } from "@/db/schema/all";
import type { RunRef, UnscoredTake } from "@/domain/build/build";
import type { Json } from "@/domain/json";
import { type Measurement, scorecard } from "@/domain/quality/scorecard";

/** A scorecard as it is stored. */
export type StoredCard = { version: string; overall: number | null; data: Json };

/** Adds a card to a take; the one of its version that is there already stays as it is. */
export async function saveScorecard(db: Database, takeId: string, card: StoredCard): Promise<void> {
  await db.transaction(async (tx) => {
    const saved = await tx
      .insert(scorecards)
      .values({ ...card, takeId })
      .onConflictDoNothing()
      .returning({ id: scorecards.id });
    if (saved.length === 0) return;
    await countTakeScores(tx, takeId, card);
    await refreshPairsOfTake(tx, takeId);
  });
}

/** Puts a judge's grades on a card, in the place of earlier ones. Its score and what was measured stay. */
export function adviseScorecard(
  db: Database,
  takeId: string,
  { version, grades }: { version: string; grades: readonly Measurement[] },
): Promise<void> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ id: scorecards.id, data: scorecards.data })
      .from(scorecards)
      .where(and(eq(scorecards.takeId, takeId), eq(scorecards.version, version)))
      .for("update");
    if (!row) return;
    const card = scorecard.parse(row.data);
    const measured = card.measurements.filter(({ method }) => method !== "hosted");
    const data: Json = { ...card, measurements: [...measured, ...grades] };
    await tx.update(scorecards).set({ data }).where(eq(scorecards.id, row.id));
  });
}

/** Adds a card to a finished video, by the same rule. */
export async function saveVideoScorecard(db: Database, exportId: string, card: StoredCard): Promise<void> {
  await db.transaction(async (tx) => {
    const saved = await tx
      .insert(videoScorecards)
      .values({ ...card, exportId })
      .onConflictDoNothing()
      .returning({ id: videoScorecards.id });
    if (saved.length > 0) await countVideoScores(tx, exportId, card);
  });
}

/** The card that a take has of one version, or null. */
export async function findScorecard(
  db: Database,
  { takeId, version }: { takeId: string; version: string },
): Promise<Json | null> {
  const [found] = await db
    .select({ data: scorecards.data })
    .from(scorecards)
    .where(and(eq(scorecards.takeId, takeId), eq(scorecards.version, version)));
  return found?.data ?? null;
}

/** The newest card of each of the takes that has one, by take. */
export async function newestScorecards(
  db: Database,
  takeIds: readonly string[],
): Promise<Map<string, StoredCard>> {
  if (takeIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([scorecards.takeId])
    .from(scorecards)
    .where(inArray(scorecards.takeId, [...takeIds]))
    .orderBy(scorecards.takeId, desc(scorecards.createdAt), desc(scorecards.id));
  return new Map(rows.map(({ takeId, version, overall, data }) => [takeId, { version, overall, data }]));
}

/** The newest card of a finished video, or null. */
export async function newestVideoScorecard(db: Database, exportId: string): Promise<StoredCard | null> {
  const [row] = await db
    .select({
      version: videoScorecards.version,
      overall: videoScorecards.overall,
      data: videoScorecards.data,
    })
    .from(videoScorecards)
    .where(eq(videoScorecards.exportId, exportId))
    .orderBy(desc(videoScorecards.createdAt), desc(videoScorecards.id))
    .limit(1);
  return row ?? null;
}

/** More than a project usually has; what is left over is measured by the next run. */
const mostAtOnce = 300;

/** Pictures and clips of a run's project that have no card of this version yet. */
export function unscoredTakes(db: Database, run: RunRef, version: string): Promise<UnscoredTake[]> {
  const scored = db
    .select({ one: sql`1` })
    .from(scorecards)
    .where(and(eq(scorecards.takeId, takes.id), eq(scorecards.version, version)));
  return db
    .select({
      takeId: takes.id,
      kind: takes.kind,
      slot: takes.slot,
      digest: takes.digest,
      width: takes.width,
      height: takes.height,
      value: artifacts.data,
    })
    .from(takes)
    .leftJoin(artifacts, and(eq(artifacts.contentKey, takes.contentKey), eq(artifacts.ownerId, run.ownerId)))
    .where(
      and(
        eq(takes.projectId, run.projectId),
        inArray(takes.kind, ["frame", "reference", "clip"]),
        notExists(scored),
      ),
    )
    .orderBy(asc(takes.createdAt), asc(takes.id))
    .limit(mostAtOnce);
}

/** What takes have cost, in micro-dollars, all together. */
export async function costOfTakes(db: Database, takeIds: readonly string[]): Promise<number> {
  if (takeIds.length === 0) return 0;
  const [row] = await db
    .select({ micros: sql<number>`coalesce(sum(${takes.costMicros}), 0)::bigint` })
    .from(takes)
    .where(inArray(takes.id, [...takeIds]));
  return Number(row?.micros ?? 0);
}
