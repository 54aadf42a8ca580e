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
import type { Json } from "@/domain/json";
import { type EngineCore, lockKeys, transact, type Work } from "./core";
import { parseDeadline } from "./durations";
import { hasOpenSteps } from "./run-state";

/** A job under this process's lease, with the state of its run that the call needs. */
export type ClaimedJob = {
  job: EngineJob;
  run: EngineRun;
  /** Memos in the order in which the steps ended. */
  memos: { stepId: string; memo: Json | null }[];
  hasOpenSteps: boolean;
};

type Candidate = Omit<ClaimedJob, "memos">;

/**
 * Leases up to `capacity` due jobs, in turn between those who share a limit, within all concurrency limits. Several
 * processes may claim at once: each skips the rows another is looking at, and counts places under a lock per key.
 */
export async function claimJobs(core: EngineCore, capacity: number): Promise<ClaimedJob[]> {
  if (core.functions.ids.length === 0) return [];
  const { result } = await transact(core, async (work) => {
    const candidates = await dueJobs(work, capacity);
    if (candidates.length === 0) return [];
    const admitted = await takeSlots(work, candidates);
    if (admitted.length === 0) return [];
    await lease(work, admitted);
    await markStarted(work, admitted);
    return withState(work, admitted);
  });
  return result;
}

const leastLimit = sql`(select min(count) from unnest(${engineRuns.limitCounts}) as count)`;

function dueJobs(work: Work, capacity: number): Promise<Candidate[]> {
  const turns = turnsOfDueJobs(work);
  // Another process may have leased one since the turns were counted: asked again of the row that is locked.
  const isFree = isNull(engineJobs.leaseOwner);
  const isAllowed = sql`${turns.turn} <= coalesce(${leastLimit}, ${turns.turn})`;
  return work.tx
    .select({ job: engineJobs, run: engineRuns, hasOpenSteps: hasOpenSteps(engineRuns.id) })
    .from(turns)
    .innerJoin(engineJobs, eq(engineJobs.id, turns.id))
    .innerJoin(engineRuns, eq(engineRuns.id, engineJobs.runId))
    .where(and(isFree, isAllowed))
    .orderBy(asc(turns.turn), asc(engineJobs.rankAt), asc(engineJobs.id))
    .limit(capacity)
    .for("update", { of: [engineJobs, engineRuns], skipLocked: true });
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
    .where(
      and(
        isNull(engineJobs.leaseOwner),
        lte(engineJobs.dueAt, work.now),
        // Functions that are not served at present keep their runs until they are again.
        inArray(engineRuns.functionId, work.core.functions.ids),
        sql`not (${engineRuns.limitKeys} && ${fullLimitKeys})`,
      ),
    )
    .as("turns");
}

const fullLimitKeys: SQL = sql`array(
  select ${engineSlots.key} from ${engineSlots} group by ${engineSlots.key} having count(*) >= max(${engineSlots.limit})
)`;

const limitsOf = (run: EngineRun) =>
  run.limitKeys.map((key, index) => ({ key, limit: run.limitCounts[index] ?? Number.POSITIVE_INFINITY }));

async function takeSlots(work: Work, candidates: Candidate[]): Promise<Candidate[]> {
  const keys = [...new Set(candidates.flatMap(({ run }) => run.limitKeys))];
  if (keys.length === 0) return candidates;
  await lockKeys(work.tx, keys);
  const taken = await work.tx
    .select({ key: engineSlots.key, places: count() })
    .from(engineSlots)
    .where(inArray(engineSlots.key, keys))
    .groupBy(engineSlots.key);
  const places = new Map(taken.map((row) => [row.key, row.places]));
  const admitted = candidates.filter(({ run }) => {
    const limits = limitsOf(run);
    if (limits.some(({ key, limit }) => (places.get(key) ?? 0) >= limit)) return false;
    for (const { key } of limits) places.set(key, (places.get(key) ?? 0) + 1);
    return true;
  });
  const slots = admitted.flatMap(({ job, run }) =>
    limitsOf(run).map((limit) => ({ jobId: job.id, ...limit })),
  );
  if (slots.length > 0) await work.tx.insert(engineSlots).values(slots).onConflictDoNothing();
  return admitted;
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
  if (timeouts.length > 0) await work.tx.insert(engineWaits).values(timeouts);
}

/**
 * Memos are read after the runs were locked: none that ended before can be missing, so that the SDK never takes an ended
 * step for a new one.
 */
async function withState(work: Work, admitted: Candidate[]): Promise<ClaimedJob[]> {
  const steps = await work.tx
    .select()
    .from(engineSteps)
    .where(
      inArray(
        engineSteps.runId,
        admitted.map(({ run }) => run.id),
      ),
    )
    .orderBy(engineSteps.position);
  return admitted.map((one) => ({ ...one, memos: steps.filter((step) => step.runId === one.run.id) }));
}
