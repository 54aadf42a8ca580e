import { readAgenda } from "./agenda";
import { applyAnswer } from "./apply";
import { flushDueBuffers } from "./buffers";
import { type ClaimedJob, claimJobs } from "./claim";
import type { EngineCore } from "./core";
import { runDueSchedules } from "./cron";
import type { InFlight } from "./in-flight";
import { ingestNextEvent } from "./ingest";
import { prolongLeases, takeOverLostLeases } from "./leases";
import { removeExpired } from "./retention";
import { callSdk, type SdkAnswer, toFailure } from "./sdk-call";
import { fireDueTimers } from "./timers";

/** What one started engine does its work with. */
export type Worker = {
  core: EngineCore;
  flights: InFlight;
  concurrency: number;
  wake: () => void;
};

/** Events taken in before other work gets its turn. */
const eventsPerLook = 25;

/**
 * Does what is due now, a share of each kind. Steps that it starts run on beside it. Returns in how many milliseconds
 * there may be more: 0 when it found something.
 */
export async function lookForWork(worker: Worker): Promise<number> {
  const { core } = worker;
  const agenda = await readAgenda(core);
  let done = 0;
  if (agenda.events) done += await ingestEvents(worker);
  if (agenda.timers) done += await fireTimers(worker);
  if (agenda.buffers) done += await flushDueBuffers(core);
  if (agenda.schedules) done += await runDueSchedules(core);
  if (agenda.jobs) done += await startJobs(worker);
  // What is due but was not done is in the hands of another process, or waits for a place.
  return done > 0 ? 0 : agenda.nextInMs;
}

async function ingestEvents(worker: Worker): Promise<number> {
  for (let taken = 0; taken < eventsPerLook; taken++) {
    const ingested = await ingestNextEvent(worker.core);
    if (!ingested) return taken;
    abortRuns(worker, ingested.endedRunIds);
  }
  return eventsPerLook;
}

async function fireTimers(worker: Worker): Promise<number> {
  const { fired, endedRunIds } = await fireDueTimers(worker.core);
  abortRuns(worker, endedRunIds);
  return fired;
}

async function startJobs(worker: Worker): Promise<number> {
  const capacity = worker.concurrency - worker.flights.size;
  if (capacity <= 0) return 0;
  const claimed = await claimJobs(worker.core, capacity);
  for (const one of claimed) worker.flights.add(one.job, () => execute(worker, one));
  return claimed.length;
}

/** Runs one job to its stored end. Never rejects. */
async function execute(worker: Worker, claimed: ClaimedJob): Promise<void> {
  const { core, flights } = worker;
  const { job, run } = claimed;
  const config = core.functions.get(run.functionId);
  if (!config) return;
  const store = async (answer: SdkAnswer) =>
    abortRuns(worker, await applyAnswer(core, { job, config }, answer));
  const answer = await callSdk(core, claimed, config);
  // A step that was given back or lost meanwhile belongs to somebody else.
  if (!flights.answer(job)) return;
  try {
    await store(answer);
  } catch (error) {
    core.logger.error({ error, runId: run.id }, "the result of a step could not be stored");
    const failure = toFailure(error instanceof Error ? error : String(error));
    await store({ type: "threw", error: failure, final: false, retryAt: null }).catch((cause: unknown) =>
      // Its lease runs out, and it is repeated then.
      core.logger.error({ error: cause, runId: run.id }, "the failure of a step could not be stored"),
    );
  }
  worker.wake();
}

function abortRuns({ flights }: Worker, runIds: Set<string>): void {
  for (const runId of runIds) flights.abortRun(runId, "The run has ended");
}

/** A sign of life for the jobs in flight; those that are no longer ours are told to stop. */
export async function beat({ core, flights }: Worker): Promise<void> {
  const jobIds = flights.jobIds();
  if (jobIds.length === 0) return;
  const kept = await prolongLeases(core, jobIds);
  for (const id of jobIds) {
    if (!kept.has(id)) flights.abandon(id, "The run was cancelled, or another process has taken it over");
  }
}

/** Frees what dead processes hold. */
export async function takeOver(worker: Worker): Promise<void> {
  const lost = await takeOverLostLeases(worker.core);
  abortRuns(worker, lost.endedRunIds);
  if (lost.count > 0) worker.wake();
}

/** Removes what is older than `days`, in batches, between which steps get their turn on the database. */
export async function retain({ core }: Worker, days: number): Promise<void> {
  while ((await removeExpired(core, days)) > 0) await new Promise((resolve) => setImmediate(resolve));
}
