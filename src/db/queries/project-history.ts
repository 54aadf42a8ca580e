import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import {
  artifacts,
  ledger,
  runArtifacts,
  runs,
  scorecards,
  selections,
  shots,
  takes,
  traces,
} from "@/db/schema/all";
import type { Json } from "@/domain/json";
import type { StageName } from "@/domain/run/run";

const asked = alias(runArtifacts, "asked");

/** The result in a slot of a run, or null. */
export async function slotValue(
  db: Database,
  { runId, slot }: { runId: string; slot: string },
): Promise<Json | null> {
  return (await slotValues(db, { runId, slots: [slot] })).get(slot) ?? null;
}

/** The results in several slots of a run, by slot; those that nothing fills are absent. */
export async function slotValues(
  db: Database,
  { runId, slots }: { runId: string; slots: readonly string[] },
): Promise<Map<string, Json>> {
  const rows = await db
    .select({ slot: runArtifacts.slot, data: artifacts.data })
    .from(runArtifacts)
    .innerJoin(artifacts, eq(artifacts.id, runArtifacts.artifactId))
    .where(and(eq(runArtifacts.runId, runId), inArray(runArtifacts.slot, [...slots])));
  return new Map(rows.map(({ slot, data }) => [slot, data]));
}

/** What the planner wrote last for a project, as it was finished then; null while nothing was planned. */
export async function plannersAnswer(db: Database, projectId: string): Promise<Json | null> {
  const [row] = await db
    .select({ data: artifacts.data })
    .from(runs)
    .innerJoin(asked, and(eq(asked.runId, runs.id), eq(asked.slot, "plan/draft")))
    .innerJoin(runArtifacts, and(eq(runArtifacts.runId, runs.id), eq(runArtifacts.slot, "plan")))
    .innerJoin(artifacts, eq(artifacts.id, runArtifacts.artifactId))
    .where(eq(runs.projectId, projectId))
    .orderBy(desc(runs.number))
    .limit(1);
  return row?.data ?? null;
}

/** Which model filled each slot of a run that holds a take. */
export async function slotModels(db: Database, runId: string): Promise<Map<string, string>> {
  const rows = await db
    .select({ slot: runArtifacts.slot, model: takes.model })
    .from(runArtifacts)
    .innerJoin(takes, eq(takes.id, runArtifacts.takeId))
    .where(eq(runArtifacts.runId, runId));
  return new Map(rows.map(({ slot, model }) => [slot, model]));
}

/** All takes of a project with their choice and newest score, oldest first. */
export function projectTakes(db: Database, projectId: string) {
  const newest = db
    .selectDistinctOn([scorecards.takeId], {
      takeId: scorecards.takeId,
      overall: scorecards.overall,
      version: scorecards.version,
    })
    .from(scorecards)
    .innerJoin(takes, eq(takes.id, scorecards.takeId))
    .where(eq(takes.projectId, projectId))
    .orderBy(scorecards.takeId, desc(scorecards.createdAt), desc(scorecards.id))
    .as("newest");
  return db
    .select({
      take: takes,
      chosen: selections.takeId,
      chosenBy: selections.chosenBy,
      reason: selections.reason,
      score: newest.overall,
      scoreVersion: newest.version,
    })
    .from(takes)
    .leftJoin(
      selections,
      and(
        eq(selections.projectId, takes.projectId),
        eq(selections.slot, takes.slot),
        eq(selections.takeId, takes.id),
      ),
    )
    .leftJoin(newest, eq(newest.takeId, takes.id))
    .where(eq(takes.projectId, projectId))
    .orderBy(asc(takes.createdAt), asc(takes.id));
}

export async function runTraces(db: Database, runId: string) {
  const rows = await db
    .select()
    .from(traces)
    .where(eq(traces.runId, runId))
    .orderBy(asc(traces.createdAt), asc(traces.position));
  return rows.map(({ stage, position, title, data }) => ({
    stage: stage as StageName,
    position,
    title,
    data,
  }));
}

/** What was paid for in a project, newest first. */
export function projectLedger(db: Database, projectId: string) {
  return db
    .select({
      stage: ledger.stage,
      model: ledger.model,
      description: ledger.description,
      amountMicros: ledger.amountMicros,
    })
    .from(ledger)
    .where(and(eq(ledger.projectId, projectId), eq(ledger.kind, "charge")))
    .orderBy(desc(ledger.createdAt));
}

/** How many steps of a run were made and how many were there already, its shots, and what it has cost. */
export async function runSteps(db: Database, run: { id: string; projectId: string }) {
  const [steps] = await db
    .select({
      cached: sql<number>`count(*) filter (where ${runArtifacts.cached})::int`,
      ran: sql<number>`count(*) filter (where not ${runArtifacts.cached})::int`,
    })
    .from(runArtifacts)
    .where(eq(runArtifacts.runId, run.id));
  const [planned] = await db
    .select({ shots: sql<number>`count(*)::int` })
    .from(shots)
    .where(eq(shots.projectId, run.projectId));
  const [spent] = await db
    .select({ micros: sql<number>`coalesce(sum(${ledger.amountMicros}), 0)::bigint` })
    .from(ledger)
    .where(and(eq(ledger.runId, run.id), eq(ledger.kind, "charge")));
  return {
    shots: planned?.shots ?? 0,
    costMicros: Number(spent?.micros ?? 0),
    cachedSteps: steps?.cached ?? 0,
    ranSteps: steps?.ran ?? 0,
  };
}
