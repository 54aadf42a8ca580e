import { z } from "zod";
import type { Json } from "@/domain/json";
import type { JobFailure, JobStatus, RemoteJob } from "@/providers/contract/remote-job";

/**
 * OpenAI answers at once, so that there are no jobs to ask about, but for one case: an answer that was paid for and cannot
 * be used. It is handed on as a job that has failed, so that what it cost is booked.
 */
const failedJob = z.object({
  failed: z.object({ reason: z.string(), costMicros: z.int().nonnegative() }),
});

export const unusableAnswer = (failed: { reason: string; costMicros: number }) =>
  ({ state: "accepted", handle: { failed } }) as const;

function failureIn(handle: Json): JobFailure {
  const { failed } = failedJob.parse(handle);
  return { state: "failed", code: "media-failed", ...failed };
}

/** The half of a RemoteJob that is the same for everything that is answered at once. */
export const answeredAtOnce: Pick<RemoteJob<never, never>, "status" | "cancel"> = {
  status: async (handle): Promise<JobStatus<never>> => failureIn(handle),
  cancel: async () => undefined,
};
