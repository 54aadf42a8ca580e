import { and, count, desc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { settingsIdOf } from "@/db/queries/insights/settings-sets";
import { briefs, exports, projects, runArtifacts, runs, takes } from "@/db/schema/all";

/** What a fact of a take is counted under. */
export type FactPlace = {
  ownerId: string;
  projectId: string;
  runId: string;
  day: string;
  model: string;
  format: string;
  settingsId: number;
  /** Facts of deleted projects are not counted. */
  deleted: boolean;
  costMicros: number;
};

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Null when the run that made the take is not known any more. */
export async function placeOfTake(tx: Database, takeId: string): Promise<FactPlace | null> {
  const [found] = await tx
    .select({
      ownerId: projects.ownerId,
      projectId: projects.id,
      runId: runs.id,
      createdAt: takes.createdAt,
      model: takes.model,
      format: projects.format,
      brief: briefs.data,
      deletedAt: projects.deletedAt,
      costMicros: takes.costMicros,
    })
    .from(takes)
    .innerJoin(projects, eq(projects.id, takes.projectId))
    .innerJoin(runs, eq(runs.id, takes.runId))
    .innerJoin(briefs, eq(briefs.id, runs.briefId))
    .where(eq(takes.id, takeId));
  if (!found) return null;
  const { createdAt, brief, deletedAt, ...place } = found;
  return {
    ...place,
    day: dayOf(createdAt),
    settingsId: await settingsIdOf(tx, brief),
    deleted: deletedAt !== null,
  };
}

/** Of a finished video, under the model that made most of its clips; null when its run is not known any more. */
export async function placeOfVideo(tx: Database, exportId: string): Promise<FactPlace | null> {
  const [found] = await tx
    .select({
      ownerId: projects.ownerId,
      projectId: projects.id,
      runId: runs.id,
      createdAt: exports.createdAt,
      format: projects.format,
      brief: briefs.data,
      deletedAt: projects.deletedAt,
    })
    .from(exports)
    .innerJoin(projects, eq(projects.id, exports.projectId))
    .innerJoin(runs, eq(runs.id, exports.runId))
    .innerJoin(briefs, eq(briefs.id, runs.briefId))
    .where(eq(exports.id, exportId));
  if (!found) return null;
  const { createdAt, brief, deletedAt, ...place } = found;
  return {
    ...place,
    model: await usualClipModel(tx, place.runId),
    day: dayOf(createdAt),
    settingsId: await settingsIdOf(tx, brief),
    deleted: deletedAt !== null,
    costMicros: 0,
  };
}

/** The model that made most of a run's clips; of two that made as many, the first by name. */
async function usualClipModel(tx: Database, runId: string): Promise<string> {
  const [most] = await tx
    .select({ model: takes.model })
    .from(runArtifacts)
    .innerJoin(takes, eq(takes.id, runArtifacts.takeId))
    .where(and(eq(runArtifacts.runId, runId), eq(takes.kind, "clip")))
    .groupBy(takes.model)
    .orderBy(desc(count()), takes.model)
    .limit(1);
  return most?.model ?? "unknown";
}
