import { and, asc, count, eq, inArray, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import {
  type EngineJob,
  type EngineRun,
  engineJobs,
  engineRuns,
  engineSlots,
  engineSteps,
  engineWaits,
} from "@/db/schema/engine";
import { type EngineCore, lockKeys, transact, type Work } from "./core";
import { parseDeadline } from "./durations";
import { hasOpenSteps } from "./run-state";
import type { StepMemo } from "./step-memory";

/** A job under this process's lease, with the state of its run that the call needs. */
export type ClaimedJob = {
  job: EngineJob;
  run: EngineRun;
  /** In the order in which the steps ended. */
  memos: StepMemo[];
  hasOpenSteps: boolean;
};

type Candidate = Omit<ClaimedJob, "memos">;

/** Leases due jobs in a transaction of their own; see `claimIn`. Tells whether there may be more to do at once. */
export async function claimJobs(
  core: EngineCore,
  capacity: number,
): Promise<{ claimed: ClaimedJob[]; more: boolean }> {
  if (capacity === 0) return { claimed: [], more: false };
  const { result: claimed, planned } = await transact(core, (work) => claimIn(work, capacity));
  core.memory.learn(claimed);
  return { claimed, more: planned || claimed.length === capacity };
}

/**
 * Leases up to `capacity` due jobs, in turn between those who share a limit, within all concurrency limits. Several
 * processes may claim at once: each skips the rows another is looking at, and counts places under a lock per key.
 */
export async function claimIn(work: Work, capacity: number): Promise<ClaimedJob[]> {
  if (capacity === 0 || work.core.functions.ids.length === 0) return [];
  const due = await firstDueJobs(work, capacity);
  if (due.length === 0) return [];
  // Turns matter only where there is no place for all, and finding out whose it is costs more than all else here.
  const all = due.length < capacity ? admit(due, await placesTaken(work, due)) : [];
  const admitted = all.length === due.length ? all : await inTurn(work, capacity);
  if (admitted.length === 0) return [];
  await lease(work, admitted);
  await takePlaces(work, admitted);
  await markStarted(work, admitted);
  return withState(work, admitted);
}

const candidate = () => ({
  job: engineJobs,
  run: engineRuns,
  hasOpenSteps: hasOpenSteps(engineRuns.id),
});

const isDue = (work: Work) =>
  and(
    isNull(engineJobs.leaseOwner),
    lte(engineJobs.dueAt, work.now),
    // Functions that are not served at present keep their runs until they are again.
    inArray(engineRuns.functionId, work.core.functions.ids),
  );

/** Jobs are locked with their runs; what another process holds is left to it. */
const locked = { of: [engineJobs, engineRuns], skipLocked: true as const };

function firstDueJobs(work: Work, most: number): Promise<Candidate[]> {
  return work.tx
    .select(candidate())
    .from(engineJobs)
    .innerJoin(engineRuns, eq(engineRuns.id, engineJobs.runId))
    .where(isDue(work))
    .orderBy(asc(engineJobs.rankAt), asc(engineJobs.id))
    .limit(most)
    .for("update", locked);
}

async function inTurn(work: Work, capacity: number): Promise<Candidate[]> {
  const candidates = await dueJobsInTurn(work, capacity);
  return admit(candidates, await placesTaken(work, candidates));
}

const leastLimit = sql`(select min(count) from unnest(${engineRuns.limitCounts}) as count)`;

function dueJobsInTurn(work: Work, capacity: number): Promise<Candidate[]> {
  const turns = turnsOfDueJobs(work);
  // Another process may have leased one since the turns were counted: asked again of the row that is locked.
  const isFree = isNull(engineJobs.leaseOwner);
  const isAllowed = sql`${turns.turn} <= coalesce(${leastLimit}, ${turns.turn})`;
  return work.tx
    .select(candidate())
    .from(turns)
    .innerJoin(engineJobs, eq(engineJobs.id, turns.id))
    .innerJoin(engineRuns, eq(engineRuns.id, engineJobs.runId))
    .where(and(isFree, isAllowed))
    .orderBy(asc(turns.turn), asc(engineJobs.rankAt), asc(engineJobs.id))
    .limit(capacity)
    .for("update", locked);
}

/**
 * When it is whose turn. Runs under the same concurrency keys (one person's, say) stand in one line, and the lines move
 * together: who has asked for a hundred runs does not hold back who has asked for one. What is in flight counts as turns
 * already had. Jobs behind a full key, or beyond what it allows, are not even looked at: a long line there would hide all
 * others.
 */
function turnsOfDueJobs(work: Work) {
  const inFlight = work.tx
    .select({ limitKeys: engineRuns.limitKeys, jobs: count().as("jobs") })
    .from(engineJobs)
    .innerJoin(engineRuns, eq(engineRuns.id, engineJobs.runId))
    .where(isNotNull(engineJobs.leaseOwner))
    .groupBy(engineRuns.limitKeys)
    .as("in_flight");
  const placeInLine = sql`row_number() over (partition by ${engineRuns.limitKeys} order by ${engineJobs.rankAt}, ${engineJobs.id})`;
  return work.tx
    .select({
      id: engineJobs.id,
      turn: sql<number>`case when cardinality(${engineRuns.limitKeys}) = 0 then 1
        else ${placeInLine} + coalesce(${inFlight.jobs}, 0) end`.as("turn"),
    })
    .from(engineJobs)
    .innerJoin(engineRuns, eq(engineRuns.id, engineJobs.runId))
    .leftJoin(inFlight, eq(inFlight.limitKeys, engineRuns.limitKeys))
    .where(and(isDue(work), sql`not (${engineRuns.limitKeys} && ${fullLimitKeys})`))
    .as("turns");
}

const fullLimitKeys: SQL = sql`array(
  select ${engineSlots.key} from ${engineSlots} group by ${engineSlots.key} having count(*) >= max(${engineSlots.limit})
)`;

const limitsOf = (run: EngineRun) =>
  run.limitKeys.map((key, index) => ({ key, limit: run.limitCounts[index] ?? Number.POSITIVE_INFINITY }));

/** Places in use under the limits of these jobs, which nobody else can take until the transaction ends. */
async function placesTaken(work: Work, candidates: readonly Candidate[]): Promise<Map<string, number>> {
  const keys = [...new Set(candidates.flatMap(({ run }) => run.limitKeys))];
  if (keys.length === 0) return new Map();
  await lockKeys(work, keys);
  const taken = await work.tx
    .select({ key: engineSlots.key, places: count() })
    .from(engineSlots)
    .where(inArray(engineSlots.key, keys))
    .groupBy(engineSlots.key);
  return new Map(taken.map((row) => [row.key, row.places]));
}

/** Those for which there is a place under all of their limits when the ones before them have taken theirs. */
function admit(candidates: readonly Candidate[], taken: ReadonlyMap<string, number>): Candidate[] {
  const places = new Map(taken);
  return candidates.filter(({ run }) => {
    const limits = limitsOf(run);
    if (limits.some(({ key, limit }) => (places.get(key) ?? 0) >= limit)) return false;
    for (const { key } of limits) places.set(key, (places.get(key) ?? 0) + 1);
    return true;
  });
}

async function takePlaces(work: Work, admitted: readonly Candidate[]): Promise<void> {
  const slots = admitted.flatMap(({ job, run }) =>
    limitsOf(run).map((limit) => ({ jobId: job.id, ...limit })),
  );
  if (slots.length > 0) await work.tx.insert(engineSlots).values(slots).onConflictDoNothing();
}

async function lease(work: Work, admitted: Candidate[]): Promise<void> {
  const leaseEndsAt = new Date(work.now.getTime() + work.core.leaseMs);
  await work.tx
    .update(engineJobs)
    .set({ leaseOwner: work.core.owner, leaseEndsAt })
    .where(
      inArray(
        engineJobs.id,
        admitted.map(({ job }) => job.id),
      ),
    );
}

async function markStarted(work: Work, admitted: Candidate[]): Promise<void> {
  const starting = admitted.filter(({ run }) => run.status === "queued").map(({ run }) => run);
  if (starting.length === 0) return;
  const ids = starting.map((run) => run.id);
  await work.tx
    .update(engineRuns)
    .set({ status: "running", startedAt: work.now })
    .where(inArray(engineRuns.id, ids));
  const timeouts = starting.flatMap(({ id: runId, functionId }) => {
    const finish = work.core.functions.get(functionId)?.timeouts?.finish;
    return finish
      ? [{ runId, kind: "finish-timeout" as const, expiresAt: parseDeadline(finish, work.now) }]
      : [];
  });
  if (timeouts.length === 0) return;
  await work.tx.insert(engineWaits).values(timeouts);
  work.planned = true;
}

/**
 * Memos are read after the runs were locked: none that ended before can be missing, so that the SDK never takes an ended
 * step for a new one.
 */
async function withState(work: Work, admitted: Candidate[]): Promise<ClaimedJob[]> {
  const runIds = [...new Set(admitted.map(({ run }) => run.id))];
  const known = new Map(runIds.map((id) => [id, work.core.memory.of(id)]));
  const positions = [...known.values()].flatMap((memos) => memos.map(({ position }) => position));
  const { runId, stepId, position, memo } = engineSteps;
  const fresh = await work.tx
    .select({ runId, stepId, position, memo })
    .from(engineSteps)
    .where(and(inArray(runId, runIds), sql`${position} <> all(${`{${positions.join(",")}}`}::bigint[])`));
  const memosOf = (id: string) => [...(known.get(id) ?? []), ...fresh.filter((step) => step.runId === id)];
  return admitted.map((one) => ({
    ...one,
    memos: memosOf(one.run.id).toSorted((a, b) => a.position - b.position),
  }));
}
