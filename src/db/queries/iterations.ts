import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import {
  artifacts,
  briefs,
  comparisons,
  comparisonVariations,
  dismissedSuggestions,
  exports,
  finalVersions,
  ledger,
  projectOrigins,
  projects,
  runArtifacts,
  runs,
  scorecards,
  selections,
  takes,
} from "@/db/schema/all";
import type { Export } from "@/db/schema/cuts";
import { StudioError } from "@/domain/errors";

/** Longer histories are cut off at their old end. */
const mostIterations = 60;

/** Runs of a project that ended with a video, newest first, each with its brief and what it has cost. */
export function finishedRuns(db: Database, projectId: string) {
  return db
    .select({
      run: runs,
      brief: briefs.data,
      costMicros: sql<string>`(
        select coalesce(sum(${ledger.amountMicros}), 0) from ${ledger}
        where ${ledger.runId} = ${runs.id} and ${ledger.kind} = 'charge')`.mapWith(Number),
    })
    .from(runs)
    .innerJoin(briefs, eq(briefs.id, runs.briefId))
    .where(
      and(
        eq(runs.projectId, projectId),
        eq(runs.status, "done"),
        // Measuring anew makes no other video.
        sql`${runs.options} ->> 'rebuild' is distinct from 'scores'`,
        sql`exists (select 1 from ${runArtifacts} where ${runArtifacts.runId} = ${runs.id} and ${runArtifacts.slot} = 'video')`,
      ),
    )
    .orderBy(desc(runs.number))
    .limit(mostIterations);
}
export type FinishedRun = Awaited<ReturnType<typeof finishedRuns>>[number];

/** What fills some slots of some runs. */
export async function runResults(
  db: Database,
  { runIds, slots }: { runIds: readonly string[]; slots: readonly string[] },
) {
  if (runIds.length === 0) return [];
  return db
    .select({ runId: runArtifacts.runId, slot: runArtifacts.slot, data: artifacts.data })
    .from(runArtifacts)
    .innerJoin(artifacts, eq(artifacts.id, runArtifacts.artifactId))
    .where(and(inArray(runArtifacts.runId, [...runIds]), inArray(runArtifacts.slot, [...slots])));
}

/** Takes by id, each with its newest scorecard. */
export async function scoredTakes(db: Database, takeIds: readonly string[]) {
  if (takeIds.length === 0) return [];
  return db
    .selectDistinctOn([takes.id], { take: takes, card: scorecards.data })
    .from(takes)
    .leftJoin(scorecards, eq(scorecards.takeId, takes.id))
    .where(inArray(takes.id, [...takeIds]))
    .orderBy(takes.id, sql`${scorecards.createdAt} desc nulls last`);
}

/** The takes that a run has put into a slot, by the slot they compete for. */
export async function takesOfRun(db: Database, runId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ slot: takes.slot, takeId: takes.id })
    .from(runArtifacts)
    .innerJoin(takes, eq(takes.id, runArtifacts.takeId))
    .where(eq(runArtifacts.runId, runId));
  const bySlot = new Map<string, string[]>();
  for (const { slot, takeId } of rows) bySlot.set(slot, [...new Set([...(bySlot.get(slot) ?? []), takeId])]);
  return bySlot;
}

/** Puts a take of the project into its slot, whoever chose what stands there. */
export async function putTake(
  db: Database,
  {
    projectId,
    takeId,
    ...choice
  }: {
    projectId: string;
    takeId: string;
    chosenBy: "system" | "maker";
    /** For which brief the maker has chosen; null for a choice of the system's. */
    briefId: string | null;
    reason: string;
  },
): Promise<void> {
  const [take] = await db
    .select({ slot: takes.slot })
    .from(takes)
    .where(and(eq(takes.id, takeId), eq(takes.projectId, projectId)));
  if (!take) return;
  const set = { takeId, ...choice };
  await db
    .insert(selections)
    .values({ projectId, slot: take.slot, ...set })
    .onConflictDoUpdate({ target: [selections.projectId, selections.slot], set });
}

/** The final version of each of the projects that has one. */
export async function finalExports(
  db: Database,
  projectIds: readonly string[],
): Promise<Map<string, string>> {
  if (projectIds.length === 0) return new Map();
  const rows = await db
    .select({ projectId: finalVersions.projectId, exportId: finalVersions.exportId })
    .from(finalVersions)
    .where(inArray(finalVersions.projectId, [...projectIds]));
  return new Map(rows.map(({ projectId, exportId }) => [projectId, exportId]));
}

/** The export that stands for each project: its final version, else the newest one. */
export async function shownExports(
  db: Database,
  projectIds: readonly string[],
): Promise<Map<string, Export & { final: boolean }>> {
  if (projectIds.length === 0) return new Map();
  const final = sql<boolean>`${finalVersions.exportId} is not null`;
  const rows = await db
    .selectDistinctOn([exports.projectId], { export: exports, final })
    .from(exports)
    .leftJoin(finalVersions, eq(finalVersions.exportId, exports.id))
    .where(inArray(exports.projectId, [...projectIds]))
    .orderBy(exports.projectId, desc(final), desc(exports.version));
  return new Map(rows.map((row) => [row.export.projectId, { ...row.export, final: row.final }]));
}

/** Makes an export the final one, or none with null. Returns the one before; "not-found" for another project's export. */
export function setFinalExport(
  db: Database,
  { projectId, exportId }: { projectId: string; exportId: string | null },
): Promise<{ before: string | null }> {
  return db.transaction(async (tx) => {
    await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, projectId)).for("update");
    const before = (await finalExports(tx, [projectId])).get(projectId) ?? null;
    if (exportId === null) {
      await tx.delete(finalVersions).where(eq(finalVersions.projectId, projectId));
      return { before };
    }
    const [own] = await tx
      .select({ id: exports.id })
      .from(exports)
      .where(and(eq(exports.id, exportId), eq(exports.projectId, projectId)));
    if (!own) throw new StudioError("not-found", "This video has no such version");
    await tx
      .insert(finalVersions)
      .values({ projectId, exportId })
      .onConflictDoUpdate({ target: finalVersions.projectId, set: { exportId, createdAt: new Date() } });
    return { before };
  });
}

/** Digest of the video that the newest finished run has made, or found again; null for none. */
export async function currentVideo(db: Database, projectId: string): Promise<string | null> {
  const [newest] = await db
    .select({ digest: sql<string>`${artifacts.data} ->> 'digest'` })
    .from(runs)
    .innerJoin(runArtifacts, and(eq(runArtifacts.runId, runs.id), eq(runArtifacts.slot, "video")))
    .innerJoin(artifacts, eq(artifacts.id, runArtifacts.artifactId))
    .where(and(eq(runs.projectId, projectId), eq(runs.status, "done")))
    .orderBy(desc(runs.number))
    .limit(1);
  return newest?.digest ?? null;
}

export async function addOrigin(
  db: Database,
  origin: { projectId: string; fromProjectId: string },
): Promise<void> {
  await db.insert(projectOrigins).values(origin).onConflictDoNothing();
}

export type Relative = { id: string; title: string };

/** What this project was started from, what was started from it, and which comparisons it is part of; none that is deleted. */
export async function relativesOf(
  db: Database,
  projectId: string,
): Promise<{ from: Relative | null; grown: Relative[]; comparisons: Relative[] }> {
  const relative = { id: projects.id, title: projects.title };
  const [from = null] = await db
    .select(relative)
    .from(projectOrigins)
    .innerJoin(projects, eq(projects.id, projectOrigins.fromProjectId))
    .where(and(eq(projectOrigins.projectId, projectId), isNull(projects.deletedAt)));
  const grown = await db
    .select(relative)
    .from(projectOrigins)
    .innerJoin(projects, eq(projects.id, projectOrigins.projectId))
    .where(and(eq(projectOrigins.fromProjectId, projectId), isNull(projects.deletedAt)))
    .orderBy(asc(projectOrigins.createdAt));
  const compared = await db
    .select({ id: comparisons.id, title: comparisons.title })
    .from(comparisonVariations)
    .innerJoin(comparisons, eq(comparisons.id, comparisonVariations.comparisonId))
    .where(and(eq(comparisonVariations.projectId, projectId), isNull(comparisons.deletedAt)))
    .orderBy(asc(comparisons.createdAt));
  return { from, grown, comparisons: compared };
}

export async function dismissedOf(db: Database, runId: string): Promise<Set<string>> {
  const rows = await db
    .select({ key: dismissedSuggestions.key })
    .from(dismissedSuggestions)
    .where(eq(dismissedSuggestions.runId, runId));
  return new Set(rows.map(({ key }) => key));
}

export async function setDismissed(
  db: Database,
  { runId, key, dismissed }: { runId: string; key: string; dismissed: boolean },
): Promise<void> {
  if (dismissed) await db.insert(dismissedSuggestions).values({ runId, key }).onConflictDoNothing();
  else
    await db
      .delete(dismissedSuggestions)
      .where(and(eq(dismissedSuggestions.runId, runId), eq(dismissedSuggestions.key, key)));
}
