import { isCancellation, StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import { allAtRest } from "@/pipeline/all-at-rest";
import type { ShotJob, ShotJobInput, ShotOutcome } from "@/pipeline/jobs";
import type { Steps } from "@/pipeline/ports";

export type RunJob = (job: ShotJob, input: ShotJobInput) => Promise<ShotOutcome>;

const retries = 3;

/**
 * Steps in this process, for the command line and tests. Nothing is durable but the stored results themselves: what
 * was finished before an interruption is found again by its content key.
 */
export function inlineSteps({
  runJob,
  sleep,
}: {
  runJob: RunJob;
  sleep(milliseconds: number): Promise<void>;
}): Steps {
  return {
    run: (_id, work) => withRetries(work, sleep),
    sleep: (_id, seconds) => sleep(seconds * 1000),
    parallel: (branches) => allAtRest(branches.map((branch) => branch())),
    shot: (_id, job, input) => runJob(job, input),
  };
}

/** Waits 1, 2, 4 seconds between tries, or what the provider asks for. */
async function withRetries<Value extends Json>(
  work: () => Promise<Value>,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<Value> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const transient = error instanceof StudioError && error.code === "provider-unavailable";
      if (!transient || isCancellation(error) || attempt >= retries) throw error;
      await sleep((error.retryAfterSeconds ?? 2 ** attempt) * 1000);
    }
  }
}
