import { and, eq, inArray, isNotNull, lt, ne, or } from "drizzle-orm";
import { type EngineJob, type EngineRun, engineJobs, engineSlots } from "@/db/schema/engine";
import { type EngineCore, transact, type Work } from "./core";
import { discover, discoveryStepId, finishRun, lockActiveRun, memoise } from "./run-state";

/**
 * Prolongs the leases of jobs in flight. Returns the ids of those still ours; the rest was cancelled or taken over. A
 * job that a transaction is just changing is passed over until the next beat: many rows are locked here at once, and
 * whoever waits for one of them may hold another.
 */
export async function prolongLeases(core: EngineCore, jobIds: number[]): Promise<Set<number>> {
  const leaseEndsAt = new Date(core.clock().getTime() + core.leaseMs);
  const ours = and(inArray(engineJobs.id, jobIds), eq(engineJobs.leaseOwner, core.owner));
  return core.db.transaction(async (tx) => {
    const kept = await tx.select({ id: engineJobs.id }).from(engineJobs).where(ours);
    const free = await tx
      .select({ id: engineJobs.id })
      .from(engineJobs)
      .where(ours)
      .for("update", { skipLocked: true });
    if (free.length > 0) {
      const ids = free.map((row) => row.id);
      await tx.update(engineJobs).set({ leaseEndsAt }).where(inArray(engineJobs.id, ids));
    }
    return new Set(kept.map((row) => row.id));
  });
}

/** Gives back jobs that an orderly stop did not let finish: no fault of theirs, so nothing is counted. */
export async function releaseLeases(core: EngineCore, jobIds: number[]): Promise<void> {
  if (jobIds.length === 0) return;
  await transact(core, async ({ tx }) => {
    const released = await tx
      .update(engineJobs)
      .set({ leaseOwner: null, leaseEndsAt: null })
      .where(and(inArray(engineJobs.id, jobIds), eq(engineJobs.leaseOwner, core.owner)))
      .returning({ id: engineJobs.id });
    const ids = released.map((row) => row.id);
    if (ids.length > 0) await tx.delete(engineSlots).where(inArray(engineSlots.jobId, ids));
  });
}

/**
 * Frees jobs whose process died or froze. The embedded database has one process at a time, so there every lease of
 * another owner is dead; elsewhere a lease is dead when nobody prolonged it. Returns runs that ended by it.
 */
export async function takeOverLostLeases(
  core: EngineCore,
): Promise<{ count: number; endedRunIds: Set<string> }> {
  const expired = lt(engineJobs.leaseEndsAt, core.clock());
  const lost = core.kind === "pglite" ? or(expired, ne(engineJobs.leaseOwner, core.owner)) : expired;
  const jobs = await core.db
    .select({ id: engineJobs.id, runId: engineJobs.runId })
    .from(engineJobs)
    .where(and(isNotNull(engineJobs.leaseOwner), lost));
  const ended = new Set<string>();
  for (const { id, runId } of jobs) {
    const { endedRunIds } = await transact(core, async (work) => {
      const run = await lockActiveRun(work, runId);
      const [job] = await work.tx
        .select()
        .from(engineJobs)
        .where(and(eq(engineJobs.id, id), lost))
        .for("update");
      if (run && job) await takeOver(work, run, job);
    });
    for (const endedId of endedRunIds) ended.add(endedId);
  }
  return { count: jobs.length, endedRunIds: ended };
}

/**
 * Losing a process is counted apart from failed attempts: a restart must not use up the retries of a step, yet a step
 * that kills its process must end.
 */
async function takeOver(work: Work, run: EngineRun, job: EngineJob): Promise<void> {
  const lostLeases = job.lostLeases + 1;
  work.core.logger.warn({ runId: run.id, stepId: job.stepId, lostLeases }, "step lost its process");
  if (lostLeases < work.core.maxLostLeases) {
    await work.tx.delete(engineSlots).where(eq(engineSlots.jobId, job.id));
    await work.tx
      .update(engineJobs)
      .set({ leaseOwner: null, leaseEndsAt: null, lostLeases })
      .where(eq(engineJobs.id, job.id));
    return;
  }
  const error = {
    name: "ProcessLostError",
    message: `The process ended ${lostLeases} times while it ran this step`,
  };
  if (job.stepId === discoveryStepId) {
    await finishRun(work, run.id, { status: "failed", output: error });
    return;
  }
  await work.tx.delete(engineJobs).where(eq(engineJobs.id, job.id));
  await memoise(work, run, { stepId: job.stepId, memo: { error } });
  await discover(work, run, { race: job.race });
}
