import { and, asc, desc, eq, gt, inArray, isNull, not, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { countRun } from "@/db/queries/insights/run-facts";
import { newestWorkspace } from "@/db/queries/workspaces";
import { briefs, projects, runEvents, runs, workspaces } from "@/db/schema/all";
import type { Run } from "@/db/schema/runs";
import { type Brief, brief } from "@/domain/brief/brief";
import type { RunRef } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import {
  isOpen,
  type ProjectStatus,
  type RunEvent,
  type RunEventData,
  type RunOptions,
  type RunStatus,
} from "@/domain/run/run";
import { emptyWorkspace, type Workspace, workspace } from "@/domain/workspace/workspace";

/** Runs that make something for a project, not only other words for one of its shots, which are beside everything else. */
export const makesThings = sql`${runs.options} -> 'rewrite' is null`;

/** The newest run that made something, or tried to. */
export async function latestRun(db: Database, projectId: string): Promise<Run | null> {
  const [run] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.projectId, projectId), makesThings))
    .orderBy(desc(runs.number))
    .limit(1);
  return run ?? null;
}

/** Runs of a project that make its video, not only hero frames or words. */
export const makesVideo = sql`coalesce(${runs.options} -> 'heroes', ${runs.options} -> 'rewrite') is null`;

/** The newest run that made the project's video, or tried to; null when only hero frames were drawn so far. */
export async function latestVideoRun(db: Database, projectId: string): Promise<Run | null> {
  const [run] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.projectId, projectId), makesVideo))
    .orderBy(desc(runs.number))
    .limit(1);
  return run ?? null;
}

/** The newest run that drew hero frames, or tried to. */
export async function latestHeroRun(db: Database, projectId: string): Promise<Run | null> {
  const [run] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.projectId, projectId), sql`${runs.options} -> 'heroes' is not null`))
    .orderBy(desc(runs.number))
    .limit(1);
  return run ?? null;
}

/** The run that a project's page is about: hero frames while they are drawn, and where there is no video yet. */
export async function shownRun(db: Database, projectId: string): Promise<Run | null> {
  const newest = await latestRun(db, projectId);
  if (!newest?.options.heroes || isOpen(newest.status)) return newest;
  return (await latestVideoRun(db, projectId)) ?? newest;
}

/** The run that is writing other words for a shot of the project; null when none is. */
export async function openRewrite(db: Database, projectId: string): Promise<Run | null> {
  const [run] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.projectId, projectId), not(makesThings), inArray(runs.status, ["queued", "running"])))
    .limit(1);
  return run ?? null;
}

export async function getRun(db: Database, runId: string): Promise<Run | null> {
  const [run] = await db.select().from(runs).where(eq(runs.id, runId));
  return run ?? null;
}

/** What each run of a project was started with. */
export async function projectRunOptions(db: Database, projectId: string): Promise<RunOptions[]> {
  const rows = await db.select({ options: runs.options }).from(runs).where(eq(runs.projectId, projectId));
  return rows.map(({ options }) => options);
}

export async function briefOf(db: Database, runId: string): Promise<Brief> {
  const [row] = await db
    .select({ data: briefs.data })
    .from(runs)
    .innerJoin(briefs, eq(briefs.id, runs.briefId))
    .where(eq(runs.id, runId));
  if (!row) throw new StudioError("not-found", "This run has no brief");
  return brief.parse(row.data);
}

/** What a run was started with: its brief, and what its maker had decided. */
export type RunInputs = { brief: Brief; workspace: Workspace };

/** What a run's last attempt, of this number, was started with. Runs from before there was anything to decide have nothing decided. */
export async function runInputs(db: Database, runId: string): Promise<RunInputs & { attempt: number }> {
  const [row] = await db
    .select({ attempt: runs.attempt, brief: briefs.data, workspace: workspaces.data })
    .from(runs)
    .innerJoin(briefs, eq(briefs.id, runs.briefId))
    .leftJoin(workspaces, eq(workspaces.id, runs.workspaceId))
    .where(eq(runs.id, runId));
  if (!row) throw new StudioError("not-found", "This run has no brief");
  return {
    attempt: row.attempt,
    brief: brief.parse(row.brief),
    workspace: row.workspace ? workspace.parse(row.workspace) : emptyWorkspace,
  };
}

/** Adds a run of what the maker has decided by now to a project, in the caller's transaction. */
export async function addRun(
  db: Database,
  run: { projectId: string; ownerId: string; briefId: string; options: RunOptions },
): Promise<RunRef> {
  const [{ next } = { next: 1 }] = await db
    .select({ next: sql<number>`coalesce(max(${runs.number}), 0)::int + 1` })
    .from(runs)
    .where(eq(runs.projectId, run.projectId));
  const format = await formatOf(db, run.briefId);
  const { id: workspaceId } = await newestWorkspace(db, run.projectId);
  const options = { ...run.options, ...(format === "product" && { format }) };
  const [added] = await db
    .insert(runs)
    .values({ ...run, workspaceId, options, number: next })
    .returning();
  if (!added) throw new StudioError("conflict", "The run could not be added");
  if (!options.rewrite) {
    await db.update(projects).set({ status: "queued", format }).where(eq(projects.id, run.projectId));
  }
  return refOf(added);
}

/** A run makes what its brief asks for, also when the project was begun as something else. */
async function formatOf(db: Database, briefId: string): Promise<Brief["format"]> {
  const [row] = await db.select({ data: briefs.data }).from(briefs).where(eq(briefs.id, briefId));
  if (!row) throw new StudioError("not-found", "The brief of this run does not exist");
  return row.data.format ?? "ad";
}

export const refOf = (run: Run): RunRef => ({
  id: run.id,
  projectId: run.projectId,
  ownerId: run.ownerId,
  attempt: run.attempt,
  options: run.options,
});

/**
 * Moves a run and, with it, its project. A new attempt is one of what the maker has decided by then. Returns null when the run is not in one of the states `from`: somebody
 * else moved it first.
 */
export async function moveRun(
  db: Database,
  runId: string,
  move: {
    from: readonly RunStatus[];
    to: RunStatus;
    failure?: { code: string; message: string } | null;
    newAttempt?: boolean;
    /** Other options from now on. */
    options?: RunOptions;
  },
): Promise<Run | null> {
  const now = new Date();
  const [moved] = await db
    .update(runs)
    .set({
      status: move.to,
      failure: move.failure ?? null,
      ...(move.to === "running" ? { startedAt: now } : {}),
      ...(isOpen(move.to) ? { endedAt: null, cancelRequestedAt: null } : { endedAt: now }),
      ...(move.options ? { options: move.options } : {}),
      ...(move.newAttempt ? { attempt: sql`${runs.attempt} + 1`, workspaceId: newestOfRun } : {}),
    })
    .where(and(eq(runs.id, runId), inArray(runs.status, [...move.from])))
    .returning();
  if (!moved) return null;
  // The project and its figures are those of its video.
  if (moved.options.rewrite) return moved;
  const status = await projectStatusAfter(db, moved);
  await db.update(projects).set({ status }).where(eq(projects.id, moved.projectId));
  await countRun(db, moved);
  return moved;
}

/** The newest version of what the maker decided in a run's project. */
const newestOfRun = sql`(
  select w.id from current_branches b join workspaces w on w.branch_id = b.branch_id
  where b.project_id = ${runs.projectId} order by w.version desc limit 1)`;

/** A project is as far as its video: hero frames only count while they are being drawn. */
async function projectStatusAfter(db: Database, { projectId, options, status }: Run): Promise<ProjectStatus> {
  if (!options.heroes || isOpen(status)) return status;
  return (await latestVideoRun(db, projectId))?.status ?? "draft";
}

/** Adds an event to a run's history; the same key of the same attempt is told once. */
export async function addRunEvent(
  db: Database,
  run: Pick<RunRef, "id" | "attempt">,
  event: { key: string; data: RunEventData },
): Promise<void> {
  await db
    .insert(runEvents)
    .values({ runId: run.id, key: `${run.attempt}/${event.key}`, data: event.data })
    .onConflictDoNothing();
}

export async function runEventsAfter(
  db: Database,
  { runId, afterId, limit = 1000 }: { runId: string; afterId: number; limit?: number },
): Promise<RunEvent[]> {
  const rows = await db
    .select()
    .from(runEvents)
    .where(and(eq(runEvents.runId, runId), gt(runEvents.id, afterId)))
    .orderBy(asc(runEvents.id))
    .limit(limit);
  return rows.map(asRunEvent);
}

const asRunEvent = ({ id, createdAt, data }: typeof runEvents.$inferSelect): RunEvent => ({
  id,
  at: createdAt.toISOString(),
  data,
});

/** Events of a project's newest run that made something, or tries to: asked for several times a second by who watches it. */
export async function latestRunEventsAfter(
  db: Database,
  { projectId, afterId }: { projectId: string; afterId: number },
): Promise<{ runId: string; event: RunEvent }[]> {
  const newest = db
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.projectId, projectId), makesThings))
    .orderBy(desc(runs.number))
    .limit(1);
  const rows = await db
    .select()
    .from(runEvents)
    .where(and(eq(runEvents.runId, newest), gt(runEvents.id, afterId)))
    .orderBy(asc(runEvents.id))
    .limit(1000);
  return rows.map((row) => ({ runId: row.runId, event: asRunEvent(row) }));
}

/** Those of the given attempts that are over: cancelled, ended otherwise, taken up anew, or deleted. */
export async function stoppedRuns(db: Database, watched: readonly RunRef[]): Promise<RunRef[]> {
  if (watched.length === 0) return [];
  const rows = await db
    .select({ id: runs.id, attempt: runs.attempt })
    .from(runs)
    .where(
      and(
        inArray(
          runs.id,
          watched.map(({ id }) => id),
        ),
        inArray(runs.status, ["queued", "running"]),
        isNull(runs.cancelRequestedAt),
      ),
    );
  const open = new Set(rows.map(({ id, attempt }) => `${id}/${attempt}`));
  return watched.filter(({ id, attempt }) => !open.has(`${id}/${attempt}`));
}

export async function requestCancel(db: Database, runId: string): Promise<void> {
  await db.update(runs).set({ cancelRequestedAt: new Date() }).where(eq(runs.id, runId));
}
