import { readAgenda } from "./agenda";
import { applyAnswer } from "./apply";
import { flushDueBuffers } from "./buffers";
import { type ClaimedJob, claimJobs } from "./claim";
import type { EngineCore } from "./core";
import { runDueSchedules } from "./cron";
import type { FunctionConfig } from "./functions";
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
  /** Places for which jobs are just being claimed. */
  promised: number;
  /** It takes no more work. */
  isLeaving: boolean;
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
  // What was done so far has mostly made jobs due.
  const { started, more } = agenda.jobs || done > 0 ? await startJobs(worker) : nothing;
  // What is due but was not done is in the hands of another process, or waits for a place.
  return done > 0 || (started > 0 && more) ? 0 : agenda.nextInMs;
}

const nothing = { started: 0, more: false };

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

async function startJobs(worker: Worker): Promise<{ started: number; more: boolean }> {
  const { claimed, more } = await fillPlaces(worker, 0, (places) => claimJobs(worker.core, places));
  return { started: claimed.length, more };
}

/** Begins the jobs that `claim` leases for the free places, and for those of jobs that end by it (`ending`). */
async function fillPlaces<Claim extends { claimed: ClaimedJob[] }>(
  worker: Worker,
  ending: number,
  claim: (places: number) => Promise<Claim>,
): Promise<Claim> {
  const free = worker.concurrency - worker.flights.size - worker.promised;
  const places = worker.isLeaving ? 0 : Math.max(0, free) + ending;
  worker.promised += places;
  try {
    const answer = await claim(places);
    for (const one of answer.claimed) worker.flights.add(one.job, () => execute(worker, one));
    return answer;
  } finally {
    worker.promised -= places;
  }
}

/** Runs one job to its stored end, and begins what can begin then. Never rejects. */
async function execute(worker: Worker, claimed: ClaimedJob): Promise<void> {
  const { core, flights } = worker;
  const { job, run } = claimed;
  const config = core.functions.get(run.functionId);
  if (!config) return;
  const answer = await callSdk(core, claimed, config);
  // A step that was given back or lost meanwhile belongs to somebody else.
  if (!flights.answer(job)) return;
  try {
    await store(worker, { job, config }, answer);
  } catch (error) {
    core.logger.error({ error, runId: run.id }, "the result of a step could not be stored");
    const failure: SdkAnswer = {
      ...{ type: "threw", final: false, retryAt: null },
      error: toFailure(error instanceof Error ? error : String(error)),
    };
    await store(worker, { job, config }, failure).catch((cause: unknown) => {
      // Its lease runs out, and it is repeated then.
      core.logger.error({ error: cause, runId: run.id }, "the failure of a step could not be stored");
      worker.wake();
    });
  }
}

async function store(
  worker: Worker,
  ended: { job: ClaimedJob["job"]; config: FunctionConfig },
  answer: SdkAnswer,
): Promise<void> {
  const { endedRunIds, more } = await fillPlaces(worker, 1, (capacity) =>
    applyAnswer(worker.core, { ...ended, capacity }, answer),
  );
  abortRuns(worker, endedRunIds);
  if (more) worker.wake();
}

function abortRuns({ core, flights }: Worker, runIds: Set<string>): void {
  for (const runId of runIds) {
    flights.abortRun(runId, "The run has ended");
    core.memory.forget(runId);
  }
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
