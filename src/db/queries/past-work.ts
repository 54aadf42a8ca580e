import { and, desc, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { makesVideo } from "@/db/queries/runs";
import { artifacts, runArtifacts, runs, takes } from "@/db/schema/all";
import type { Json } from "@/domain/json";

/** What filled each slot of a project's runs last; hero frames and words for a shot have runs of their own. */
export function lastOfSlots(db: Database, projectId: string) {
  return db
    .selectDistinctOn([runArtifacts.slot], {
      slot: runArtifacts.slot,
      runId: runArtifacts.runId,
      takeId: runArtifacts.takeId,
      id: artifacts.id,
      contentKey: artifacts.contentKey,
      data: artifacts.data,
      inputs: artifacts.inputs,
    })
    .from(runArtifacts)
    .innerJoin(runs, eq(runs.id, runArtifacts.runId))
    .innerJoin(artifacts, eq(artifacts.id, runArtifacts.artifactId))
    .where(and(eq(runs.projectId, projectId), makesVideo))
    .orderBy(runArtifacts.slot, desc(runs.number));
}

/** The plans that runs filmed, by run. */
export async function plansOfRuns(db: Database, runIds: readonly string[]): Promise<Map<string, Json>> {
  if (runIds.length === 0) return new Map();
  const rows = await db
    .select({ runId: runArtifacts.runId, data: artifacts.data })
    .from(runArtifacts)
    .innerJoin(artifacts, eq(artifacts.id, runArtifacts.artifactId))
    .where(and(inArray(runArtifacts.runId, [...runIds]), eq(runArtifacts.slot, "plan")));
  return new Map(rows.map(({ runId, data }) => [runId, data]));
}

/** Ids of a project's takes, with the slot that each competes for and the key of its result. */
export function takeKeys(db: Database, projectId: string) {
  return db
    .select({ id: takes.id, slot: takes.slot, contentKey: takes.contentKey })
    .from(takes)
    .where(eq(takes.projectId, projectId));
}

/** Keys of everything that an owner has ever had made. */
export async function ownedKeys(db: Database, ownerId: string): Promise<Set<string>> {
  const rows = await db
    .select({ contentKey: artifacts.contentKey })
    .from(artifacts)
    .where(eq(artifacts.ownerId, ownerId));
  return new Set(rows.map(({ contentKey }) => contentKey));
}
