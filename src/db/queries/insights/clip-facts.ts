import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { addToAggregate, changedRows, clipSums } from "@/db/queries/insights/daily-counts";
import { dayOf, placeOfTake } from "@/db/queries/insights/fact-places";
import { acceptanceEvents, clipFacts, cuts, exports, selections, takes } from "@/db/schema/all";
import { type AcceptanceKind, type ClipOutcome, clipOutcome } from "@/domain/insights/acceptance";
import { groupBy } from "@/domain/insights/group-by";
import { seenClips } from "@/domain/timeline/nested";

/** Counts a clip that has come into a project; what is no clip, and a clip that is counted already, change nothing. */
export async function countClip(tx: Database, takeId: string): Promise<void> {
  const [take] = await tx
    .select({ kind: takes.kind })
    .from(takes)
    .leftJoin(clipFacts, eq(clipFacts.takeId, takes.id))
    .where(and(eq(takes.id, takeId), isNull(clipFacts.takeId)));
  if (take?.kind !== "clip") return;
  const place = await placeOfTake(tx, takeId);
  if (!place) return;
  const { ownerId, projectId, day, model, format, settingsId, costMicros } = place;
  const changed = sql`
    insert into clip_facts (take_id, owner_id, project_id, day, model, format, settings_id, cost_micros)
    values (${takeId}::uuid, ${ownerId}::uuid, ${projectId}::uuid, ${day}::date, ${model}, ${format},
      ${settingsId}::int, ${costMicros}::bigint)
    on conflict do nothing returning *`;
  await addToAggregate(tx, "clips", { changed, sums: clipSums(changedRows) });
}

export type Decision = {
  kind: AcceptanceKind;
  takeIds: readonly string[];
  /** Who decided; null for the system. */
  personId: string | null;
  at?: Date;
};

/**
 * Writes down what was decided about takes, in the transaction in which it happens, and counts it. Takes that are no clips
 * are left out; of downloads one a person and day counts.
 */
export async function noteDecision(tx: Database, { kind, takeIds, personId, at = new Date() }: Decision) {
  const locked = await lockClips(tx, takeIds);
  // A step that is repeated decides the same again; a person who does so has decided again.
  const clips = personId === null ? locked.filter((clip) => !clip[kind]) : locked;
  if (clips.length === 0) return;
  await tx
    .insert(acceptanceEvents)
    .values(
      clips.map(({ takeId, ownerId, projectId }) => ({
        ownerId,
        projectId,
        takeId,
        kind,
        chooser: personId === null ? ("system" as const) : ("maker" as const),
        personId,
        day: dayOf(at),
        createdAt: at,
      })),
    )
    .onConflictDoNothing();
  await refreshOutcomes(tx, clips);
}

type ClipFact = typeof clipFacts.$inferSelect;

/** In the order of their ids, so that decisions about the same clips wait for one another. */
const lockClips = (tx: Database, takeIds: readonly string[]): Promise<ClipFact[]> =>
  tx
    .select()
    .from(clipFacts)
    .where(inArray(clipFacts.takeId, [...takeIds]))
    .orderBy(asc(clipFacts.takeId))
    .for("update");

/** Brings locked clips in line with the events about them. */
async function refreshOutcomes(tx: Database, clips: readonly ClipFact[]): Promise<void> {
  const ids = clips.map(({ takeId }) => takeId);
  const events = await tx.select().from(acceptanceEvents).where(inArray(acceptanceEvents.takeId, ids));
  const byTake = groupBy(events, ({ takeId }) => takeId);
  const changes = clips.flatMap((clip) => {
    const happened = (byTake.get(clip.takeId) ?? []).map((event) => ({ ...event, at: event.createdAt }));
    const outcome = clipOutcome(happened);
    return isSame(clip, outcome) ? [] : [{ takeId: clip.takeId, ...outcome }];
  });
  if (changes.length === 0) return;
  const before = sql`select * from clip_facts where take_id in ${changes.map(({ takeId }) => takeId)}`;
  await addToAggregate(tx, "clips", { changed: before, sums: clipSums(changedRows, -1) });
  const rows = changes.map(
    (one) =>
      sql`(${one.takeId}::uuid, ${one.selected}::boolean, ${one.downloaded}::boolean, ${one.regenerated}::boolean,
        ${one.deleted}::boolean, ${one.standing}::clip_standing)`,
  );
  const changed = sql`
    update clip_facts as f set selected = v.selected, downloaded = v.downloaded, regenerated = v.regenerated,
      deleted = v.deleted, standing = v.standing
    from (values ${sql.join(rows, sql`, `)}) as v(take_id, selected, downloaded, regenerated, deleted, standing)
    where f.take_id = v.take_id returning f.*`;
  await addToAggregate(tx, "clips", { changed, sums: clipSums(changedRows) });
}

const isSame = (clip: ClipFact, outcome: ClipOutcome) =>
  (Object.keys(outcome) as (keyof ClipOutcome)[]).every((key) => clip[key] === outcome[key]);

/** Clips of a project that went with it: everything in it was turned down. */
export async function noteProjectDeleted(tx: Database, projectId: string, personId: string): Promise<void> {
  const takeIds = await clipsOfProject(tx, projectId);
  await noteDecision(tx, { kind: "deleted", takeIds, personId });
}

/** Takes back what `noteProjectDeleted` has written. */
export async function noteProjectRestored(tx: Database, projectId: string): Promise<void> {
  const clips = await lockClips(tx, await clipsOfProject(tx, projectId));
  await tx
    .delete(acceptanceEvents)
    .where(and(eq(acceptanceEvents.projectId, projectId), eq(acceptanceEvents.kind, "deleted")));
  if (clips.length > 0) await refreshOutcomes(tx, clips);
}

async function clipsOfProject(tx: Database, projectId: string): Promise<string[]> {
  const rows = await tx
    .select({ takeId: clipFacts.takeId })
    .from(clipFacts)
    .where(eq(clipFacts.projectId, projectId));
  return rows.map(({ takeId }) => takeId);
}

/** Clips that are in an exported video. */
export async function clipsOfExport(db: Database, exportId: string): Promise<string[]> {
  const [found] = await db
    .select({ data: cuts.data })
    .from(exports)
    .innerJoin(cuts, eq(cuts.id, exports.cutId))
    .where(eq(exports.id, exportId));
  const ids = found ? seenClips(found.data).map(({ takeId }) => takeId) : [];
  return [...new Set(ids)];
}

/** The take that fills a slot now is about to be made again by somebody. */
export async function noteRedrawn(
  tx: Database,
  { projectId, slot, personId }: { projectId: string; slot: string; personId: string },
): Promise<void> {
  const chosen = await tx
    .select({ takeId: selections.takeId })
    .from(selections)
    .where(and(eq(selections.projectId, projectId), eq(selections.slot, slot)));
  await noteDecision(tx, { kind: "regenerated", takeIds: chosen.map(({ takeId }) => takeId), personId });
}

/** A run has made another take of a slot because its checks turned the earlier ones down. */
export async function noteRetaken(
  tx: Database,
  { runId, slot, takeId }: { runId: string; slot: string; takeId: string },
): Promise<void> {
  const earlier = await tx
    .select({ takeId: takes.id })
    .from(takes)
    .innerJoin(clipFacts, eq(clipFacts.takeId, takes.id))
    .where(
      and(
        eq(takes.runId, runId),
        eq(takes.slot, slot),
        ne(takes.id, takeId),
        eq(clipFacts.regenerated, false),
      ),
    );
  const takeIds = earlier.map((take) => take.takeId);
  await noteDecision(tx, { kind: "regenerated", takeIds, personId: null });
}
