import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { artifacts, projects, runArtifacts, selections, takes } from "@/db/schema/all";
import type { Take } from "@/db/schema/takes";
import { takesOfItem } from "./takes-of-item";

/** The takes that compete for a slot, oldest first. */
export function takesOfSlot(
  db: Database,
  { projectId, slot }: { projectId: string; slot: string },
): Promise<Take[]> {
  return db
    .select()
    .from(takes)
    .where(and(eq(takes.projectId, projectId), eq(takes.slot, slot)))
    .orderBy(asc(takes.createdAt), asc(takes.id));
}

/** The artifacts that takes are of, by the take. */
export async function artifactsOfTakes(
  db: Database,
  takeIds: readonly string[],
): Promise<Map<string, string>> {
  if (takeIds.length === 0) return new Map();
  const rows = await db
    .selectDistinct({ takeId: runArtifacts.takeId, artifactId: runArtifacts.artifactId })
    .from(runArtifacts)
    .where(inArray(runArtifacts.takeId, [...takeIds]));
  return new Map(rows.flatMap(({ takeId, artifactId }) => (takeId ? [[takeId, artifactId] as const] : [])));
}

/**
 * The takes of a project that some artifacts are, by the artifact: told by their keys, because a run forgets what its
 * earlier attempts have found.
 */
export async function takesOfArtifacts(
  db: Database,
  { projectId, artifactIds }: { projectId: string; artifactIds: readonly string[] },
): Promise<Map<string, Take>> {
  if (artifactIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([artifacts.id], { artifactId: artifacts.id, take: takes })
    .from(artifacts)
    .innerJoin(takes, eq(takes.contentKey, artifacts.contentKey))
    .where(and(eq(takes.projectId, projectId), inArray(artifacts.id, [...artifactIds])))
    .orderBy(artifacts.id);
  return new Map(rows.map(({ artifactId, take }) => [artifactId, take]));
}

/** The takes that fill some slots of a project now. */
export async function standingTakes(
  db: Database,
  { projectId, slots }: { projectId: string; slots: readonly string[] },
): Promise<Take[]> {
  const rows = await db
    .select({ take: takes })
    .from(selections)
    .innerJoin(takes, eq(takes.id, selections.takeId))
    .where(and(eq(selections.projectId, projectId), inArray(selections.slot, [...slots])));
  return rows.map(({ take }) => take);
}

/** A take of the project, or null. */
export async function findTake(
  db: Database,
  { projectId, takeId }: { projectId: string; takeId: string },
): Promise<Take | null> {
  const [take] = await db
    .select()
    .from(takes)
    .where(and(eq(takes.projectId, projectId), eq(takes.id, takeId)));
  return take ?? null;
}

/** Those of the digests that are pictures drawn for one of a person's projects. */
export async function ownedPictures(
  db: Database,
  { ownerId, digests }: { ownerId: string; digests: readonly string[] },
): Promise<string[]> {
  if (digests.length === 0) return [];
  const rows = await db
    .selectDistinct({ digest: takes.digest })
    .from(takes)
    .innerJoin(projects, eq(projects.id, takes.projectId))
    .where(
      and(
        eq(projects.ownerId, ownerId),
        inArray(takes.digest, [...digests]),
        inArray(takes.kind, ["frame", "reference", "hero"]),
      ),
    );
  return rows.map(({ digest }) => digest);
}

/** The clips that the newest cut of a project is made of: ids of takes, none when nothing was cut yet. */
export async function cutTakeIds(db: Database, projectId: string): Promise<string[]> {
  const rows = await queryRows<{ takeId: string }>(
    db,
    sql`select shown."takeId"
        from json_array_elements((
          select a.data -> 'video' from run_artifacts ra
          join runs r on r.id = ra.run_id
          join artifacts a on a.id = ra.artifact_id
          where r.project_id = ${projectId} and ra.slot = 'cut'
          order by r.number desc limit 1)) as item
        cross join lateral ${takesOfItem} as shown`,
  );
  return rows.map(({ takeId }) => takeId);
}
