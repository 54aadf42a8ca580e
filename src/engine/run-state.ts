import { and, eq, inArray, isNotNull, isNull, ne, not, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import {
  type EngineRun,
  type EngineWait,
  engineJobs,
  engineRuns,
  engineSteps,
  engineWaits,
} from "@/db/schema/engine";
import type { Json } from "@/domain/json";
import type { Work } from "./core";
import { type EventInput, recordEvents } from "./outbox";

/** The job that asks the function what comes next, and runs that at once when it is a single step. */
export const discoveryStepId = "step";

/** An error as the SDK writes and reads it. */
export type StepFailure = { [field: string]: Json; name: string; message: string };

export type RunEnding =
  | { status: "completed"; output: Json }
  | { status: "failed"; output: StepFailure }
  | { status: "cancelled"; output: null };

/**
 * The run, locked, or undefined when it has ended. Whatever changes the state of a run holds this lock, so that parallel
 * steps that end at once see each other.
 */
export async function lockActiveRun(work: Work, runId: string): Promise<EngineRun | undefined> {
  const [run] = await work.tx
    .select()
    .from(engineRuns)
    .where(and(eq(engineRuns.id, runId), isNull(engineRuns.endedAt)))
    .for("update");
  return run;
}

type JobInput = {
  stepId: string;
  dueAt: Date;
  attempt?: number;
  lostLeases?: number;
  race?: boolean;
};

/** Queues a call; a step that has one already keeps it. */
export async function addJob(work: Work, run: EngineRun, job: JobInput): Promise<void> {
  await work.tx
    .insert(engineJobs)
    .values({ runId: run.id, rankAt: rankOf(run, job.dueAt), ...job })
    .onConflictDoNothing();
  if (job.dueAt > work.now) work.planned = true;
}

const rankOf = (run: EngineRun, dueAt: Date) => new Date(dueAt.getTime() - run.prioritySeconds * 1_000);

type StepResult = { stepId: string; name?: string | null | undefined; memo: Json };

/** Stores the result of a step. The first result stays. */
export async function memoise(work: Work, run: EngineRun, { stepId, name, memo }: StepResult): Promise<void> {
  await work.tx
    .insert(engineSteps)
    .values({ runId: run.id, stepId, name: name ?? null, memo })
    .onConflictDoNothing();
}

/** Whether the step has a result or waits for one already: the SDK reports outstanding steps again at every look. */
export async function isStepKnown(work: Work, runId: string, stepId: string): Promise<boolean> {
  const steps = work.tx
    .select({ id: engineSteps.stepId })
    .from(engineSteps)
    .where(and(eq(engineSteps.runId, runId), eq(engineSteps.stepId, stepId)));
  const waits = work.tx
    .select({ id: sql<string>`${engineWaits.stepId}` })
    .from(engineWaits)
    .where(and(eq(engineWaits.runId, runId), eq(engineWaits.stepId, stepId)));
  return (await steps.unionAll(waits)).length > 0;
}

/** Whether the run has steps outstanding, besides those in a race: planned ones, sleeps, waits. */
export function hasOpenSteps(runId: PgColumn | string): SQL<boolean> {
  return sql<boolean>`(
    exists (select from ${engineJobs} where ${and(eq(engineJobs.runId, runId), ne(engineJobs.stepId, discoveryStepId), not(engineJobs.race))})
    or exists (select from ${engineWaits} where ${and(eq(engineWaits.runId, runId), isNotNull(engineWaits.stepId), not(engineWaits.race))})
  )`;
}

/**
 * Asks the function what comes next. While siblings of a parallel group are outstanding nothing is asked, as on the
 * server, except for races.
 */
export async function discover(work: Work, run: EngineRun, { race = false } = {}): Promise<void> {
  const isFree = race ? sql`true` : sql`not ${hasOpenSteps(run.id)}`;
  await work.tx.execute(sql`
    insert into ${engineJobs} (run_id, step_id, due_at, rank_at)
    select ${run.id}, ${discoveryStepId}, ${work.now.toISOString()}::timestamptz, ${rankOf(run, work.now).toISOString()}::timestamptz
    where ${isFree}
    on conflict (run_id, step_id) do update set again = true`);
}

/** Ends a wait with its result and lets the function go on. Does nothing when the wait or the run is over already. */
export async function resolveWait(work: Work, wait: EngineWait, memo: Json): Promise<void> {
  const run = await lockActiveRun(work, wait.runId);
  if (!run || wait.stepId === null) return;
  const gone = await work.tx.delete(engineWaits).where(eq(engineWaits.id, wait.id)).returning();
  if (gone.length === 0) return;
  await memoise(work, run, { stepId: wait.stepId, memo });
  await discover(work, run, wait);
}

/** Ends a run once: drops what it had queued, answers whoever invoked it, and tells the world by system events. */
export async function finishRun(work: Work, runId: string, ending: RunEnding): Promise<void> {
  const [run] = await work.tx
    .update(engineRuns)
    .set({ ...ending, endedAt: work.now })
    .where(and(eq(engineRuns.id, runId), isNull(engineRuns.endedAt)))
    .returning();
  if (!run) return;
  await work.tx.delete(engineJobs).where(eq(engineJobs.runId, runId));
  await work.tx.delete(engineWaits).where(eq(engineWaits.runId, runId));
  work.endedRunIds.add(runId);

  const parents = await work.tx.select().from(engineWaits).where(eq(engineWaits.childRunId, runId));
  for (const wait of parents) await resolveWait(work, wait, invokeMemo(ending));
  const events = await heardEvents(work, systemEvents(run, ending));
  await recordEvents(work.tx, events, { kind: work.core.kind, now: work.now });
  if (events.length > 0) work.planned = true;
}

function invokeMemo(ending: RunEnding): Json {
  if (ending.status === "completed") return { data: ending.output };
  return { error: ending.output ?? { name: "Error", message: "The invoked function was cancelled" } };
}

const quietTriggers = new Set(["inngest/function.failed", "inngest/function.finished"]);

function systemEvents(run: EngineRun, ending: RunEnding): EventInput[] {
  const [event] = run.events;
  // As on the server: a listener to the ends of runs does not tell its own end, or it would hear itself for ever.
  if (!event || quietTriggers.has(event.name)) return [];
  const data = {
    function_id: run.functionId,
    run_id: run.id,
    event: event as Json,
    events: run.events as Json,
    ...(ending.status === "completed" && { result: ending.output }),
    ...(ending.status === "failed" && { error: ending.output }),
  };
  const kinds = ending.status === "completed" ? ["finished"] : [ending.status, "finished"];
  return kinds.map((kind) => ({ id: `${run.id}-${kind}`, name: `inngest/function.${kind}`, data }));
}

/** Most ends of runs interest nobody; those events are not worth a row. */
async function heardEvents(work: Work, events: EventInput[]): Promise<EventInput[]> {
  const unheard = events.filter((event) => work.core.functions.triggeredBy(event.name).length === 0);
  if (unheard.length === 0) return events;
  const awaited = await work.tx
    .selectDistinct({ name: engineWaits.eventName })
    .from(engineWaits)
    .where(
      inArray(
        engineWaits.eventName,
        unheard.map((event) => event.name),
      ),
    );
  const awaitedNames = new Set(awaited.map((row) => row.name));
  return events.filter((event) => !unheard.includes(event) || awaitedNames.has(event.name));
}
