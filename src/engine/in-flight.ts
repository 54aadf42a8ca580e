import type { EngineJob } from "@/db/schema/engine";
import { StudioError } from "@/domain/errors";

type Flight = { job: EngineJob; done: Promise<void>; isAnswered: boolean };

/** The jobs this process works on, and an abort signal for each of their runs. */
export type InFlight = ReturnType<typeof createInFlight>;

export function createInFlight() {
  const flights = new Map<number, Flight>();
  const controllers = new Map<string, AbortController>();

  const forget = (job: EngineJob) => {
    flights.delete(job.id);
    const busy = [...flights.values()].some((flight) => flight.job.runId === job.runId);
    if (!busy) controllers.delete(job.runId);
  };
  const abortRun = (runId: string, message: string) =>
    controllers.get(runId)?.abort(new StudioError("cancelled", message));

  return {
    get size() {
      return flights.size;
    },
    jobIds: () => [...flights.keys()],
    /** The step's code has ended and its result is about to be stored. False when the job is no longer ours to store. */
    answer(job: EngineJob): boolean {
      const flight = flights.get(job.id);
      if (flight?.job !== job) return false;
      flight.isAnswered = true;
      return true;
    },
    /** Counts the job as in flight until `work` settles; `work` must not reject. */
    add(job: EngineJob, work: () => Promise<void>) {
      if (!controllers.has(job.runId)) controllers.set(job.runId, new AbortController());
      // Started a turn later, so that the job is in the table before its work looks there.
      const done = Promise.resolve()
        .then(work)
        .finally(() => {
          if (flights.get(job.id)?.job === job) forget(job);
        });
      flights.set(job.id, { job, done, isAnswered: false });
    },
    /**
     * Drops a job whose work is no longer wanted while its code is still running. One that is answered is about to go by
     * itself: its row is missing because it was stored, and its siblings are not to be disturbed.
     */
    abandon(jobId: number, message: string) {
      const flight = flights.get(jobId);
      if (!flight || flight.isAnswered) return;
      abortRun(flight.job.runId, message);
      forget(flight.job);
    },
    abortRun,
    signalFor(runId: string): AbortSignal {
      const controller = controllers.get(runId);
      return controller?.signal ?? AbortSignal.abort(new StudioError("cancelled", "This run has ended"));
    },
    settled: () => Promise.all([...flights.values()].map((flight) => flight.done)).then(() => undefined),
  };
}
