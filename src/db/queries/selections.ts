import { and, desc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { noteDecision } from "@/db/queries/insights/clip-facts";
import { artifacts, runs, scorecards, selectionLabels, selections, takes } from "@/db/schema/all";
import type { RunRef, StandingTake } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import { canonicalJson } from "@/domain/json";
import type { Alternative, Selection } from "@/domain/shot/selection";

/** Lets a new take fill its slot until something better is known. A run that only rebuilds keeps what is selected. */
export async function selectNewest(
  db: Database,
  run: RunRef,
  { slot, takeId }: { slot: string; takeId: string },
): Promise<void> {
  const reason = "Newest take";
  const place = { projectId: run.projectId, slot };
  const insert = db.insert(selections).values({ ...place, takeId, chosenBy: "system", reason });
  if (run.options.rebuild) await insert.onConflictDoNothing();
  else await insert.onConflictDoUpdate(unlessMakerChose(run, { takeId, reason }));
}

/** Selects a take for its slot, with the reason and what else there was. The maker's own choice stays. */
export function selectTake(
  db: Database,
  run: RunRef,
  { alternatives, ...choice }: Omit<Selection, "chosenBy"> & { alternatives: readonly Alternative[] },
): Promise<void> {
  return db.transaction(async (tx) => {
    const values = { ...choice, projectId: run.projectId, chosenBy: "system" as const };
    const chosen = await tx
      .insert(selections)
      .values(values)
      .onConflictDoUpdate(unlessMakerChose(run, choice))
      .returning({ slot: selections.slot });
    if (chosen.length === 0) return;
    await addLabel(tx, { ...values, runId: run.id, alternatives });
    await noteDecision(tx, { kind: "selected", takeIds: [choice.takeId], personId: null });
  });
}

const unlessMakerChose = (run: RunRef, { takeId, reason }: { takeId: string; reason: string }) => ({
  target: [selections.projectId, selections.slot],
  set: { takeId, reason, chosenBy: "system" as const, briefId: null },
  setWhere: sql`(${eq(selections.chosenBy, "system")} or ${isOver(run)})`,
});

/** Whether a maker's choice was made for another brief than that of the run. */
const isOver = (run: RunRef): SQL =>
  sql`${selections.briefId} <> (select r.brief_id from runs r where r.id = ${run.id})`;

/** The take that fills a slot, as a run may use it; null when nothing fills it, or it is for another brief. */
export async function standingTake(db: Database, run: RunRef, slot: string): Promise<StandingTake | null> {
  const [row] = await db
    .select({
      takeId: takes.id,
      chosenBy: selections.chosenBy,
      reason: selections.reason,
      artifactId: artifacts.id,
      value: artifacts.data,
    })
    .from(selections)
    .innerJoin(takes, eq(takes.id, selections.takeId))
    .innerJoin(artifacts, and(eq(artifacts.contentKey, takes.contentKey), eq(artifacts.ownerId, run.ownerId)))
    .innerJoin(runs, eq(runs.id, run.id))
    .where(
      and(
        eq(selections.projectId, run.projectId),
        eq(selections.slot, slot),
        or(isNull(selections.briefId), eq(selections.briefId, runs.briefId)),
      ),
    );
  if (!row) return null;
  const { chosenBy, reason, artifactId, takeId, value } = row;
  return { chosenBy, reason, built: { artifactId, takeId, value, cached: true } };
}

/** What fills a slot now. */
export async function findSelection(
  db: Database,
  { projectId, slot }: { projectId: string; slot: string },
): Promise<Selection | null> {
  const [found] = await db
    .select({
      slot: selections.slot,
      takeId: selections.takeId,
      chosenBy: selections.chosenBy,
      reason: selections.reason,
    })
    .from(selections)
    .where(and(eq(selections.projectId, projectId), eq(selections.slot, slot)));
  return found ?? null;
}

export type MakersChoice = {
  projectId: string;
  takeId: string;
  slot: string;
  briefId: string;
  /** Who chooses. */
  personId: string;
  reason?: string;
};

/** Writes down a maker's choice among the takes of a slot, for as long as the brief stays what it is. */
export function chooseTake(
  db: Database,
  { projectId, takeId, slot, briefId, personId, reason = "Chosen by you" }: MakersChoice,
): Promise<void> {
  const choice = { takeId, briefId, chosenBy: "maker" as const, reason };
  return db.transaction(async (tx) => {
    await tx
      .insert(selections)
      .values({ ...choice, projectId, slot })
      .onConflictDoUpdate({ target: [selections.projectId, selections.slot], set: choice });
    const alternatives = await alternativesOf(tx, { projectId, slot });
    await addLabel(tx, { ...choice, projectId, slot, runId: null, alternatives });
    await noteDecision(tx, { kind: "selected", takeIds: [takeId], personId });
  });
}

/** Lets a maker's choices stand for the next brief of the project, too. */
export async function carryChoices(
  db: Database,
  { projectId, briefId }: { projectId: string; briefId: string },
): Promise<void> {
  await db
    .update(selections)
    .set({ briefId })
    .where(and(eq(selections.projectId, projectId), eq(selections.chosenBy, "maker")));
}

/** Takes a maker's choice back: what the system chose last fills the slot again. */
export function releaseSlot(
  db: Database,
  { projectId, slot }: { projectId: string; slot: string },
): Promise<void> {
  return db.transaction(async (tx) => {
    const [before] = await tx
      .select({ takeId: selectionLabels.takeId, reason: selectionLabels.reason })
      .from(selectionLabels)
      .where(
        and(
          eq(selectionLabels.projectId, projectId),
          eq(selectionLabels.slot, slot),
          eq(selectionLabels.chosenBy, "system"),
        ),
      )
      .orderBy(desc(selectionLabels.createdAt), desc(selectionLabels.id))
      .limit(1);
    await tx
      .update(selections)
      .set({ ...before, chosenBy: "system", briefId: null })
      .where(
        and(eq(selections.projectId, projectId), eq(selections.slot, slot), eq(selections.chosenBy, "maker")),
      );
  });
}

/** All takes of a slot with their newest scores. */
async function alternativesOf(
  db: Database,
  { projectId, slot }: { projectId: string; slot: string },
): Promise<Alternative[]> {
  const rows = await db
    .selectDistinctOn([takes.id], {
      takeId: takes.id,
      overall: scorecards.overall,
      version: scorecards.version,
    })
    .from(takes)
    .leftJoin(scorecards, eq(scorecards.takeId, takes.id))
    .where(and(eq(takes.projectId, projectId), eq(takes.slot, slot)))
    .orderBy(takes.id, desc(scorecards.createdAt), desc(scorecards.id));
  return rows;
}

type Label = Selection & { projectId: string; runId: string | null; alternatives: readonly Alternative[] };

/** Adds a label, unless the slot's last one says the very same: runs are repeated, choices are not. */
async function addLabel(tx: Database, label: Label): Promise<void> {
  const [last] = await tx
    .select()
    .from(selectionLabels)
    .where(and(eq(selectionLabels.projectId, label.projectId), eq(selectionLabels.slot, label.slot)))
    .orderBy(desc(selectionLabels.createdAt), desc(selectionLabels.id))
    .limit(1);
  const isSame =
    last?.takeId === label.takeId &&
    last.chosenBy === label.chosenBy &&
    canonicalJson(last.alternatives) === canonicalJson([...label.alternatives]);
  if (isSame) return;
  const { slot, projectId, runId, takeId, chosenBy, reason, alternatives } = label;
  const [added] = await tx
    .insert(selectionLabels)
    .values({ slot, projectId, runId, takeId, chosenBy, reason, alternatives: [...alternatives] })
    .returning({ id: selectionLabels.id });
  if (!added) throw new StudioError("conflict", "The selection could not be written down");
}
