import { randomUUID } from "node:crypto";
import type { Json } from "@/domain/json";
import type { ImageRequest } from "@/providers/contract/image-model";
import type { MediaInput } from "@/providers/contract/media-result";
import type { JobStatus, LostCall, RemoteCall, RemoteJob, Submission } from "@/providers/contract/remote-job";
import type { VideoRequest } from "@/providers/contract/video-model";

/** Machines that render read no scene; whatever must be told stands in the prompt. */
const scene = Object.create(null) as VideoRequest["scene"];

/** Three seconds, upright. */
export const clipRequest = (firstFrame: MediaInput | null): VideoRequest => ({
  prompt: "A red kite over dunes",
  negativePrompt: null,
  size: { width: 1080, height: 1920 },
  fps: 24,
  durationFrames: 72,
  seed: 7,
  scene,
  firstFrame,
  lastFrame: null,
  references: [],
});

export const stillRequest: ImageRequest = {
  prompt: "A red kite",
  size: { width: 1024, height: 1024 },
  seed: 3,
  scene,
  moment: 0,
  references: [],
};

export const newCall = (outputFolder: string): RemoteCall => ({
  operationId: randomUUID(),
  callbackUrl: null,
  outputFolder,
});

/** The same call after its answer was lost. */
export const lost = (call: RemoteCall): LostCall => ({
  ...call,
  submittedAt: new Date(),
  isTaken: async () => false,
});

export function handleOf(submission: Submission<unknown> | "absent" | "unknown"): Json {
  if (typeof submission === "string" || submission.state !== "accepted")
    throw new Error(`not accepted: ${JSON.stringify(submission)}`);
  return submission.handle;
}

/** Asks until the job is over. */
export async function ended<Result>(
  job: Pick<RemoteJob<never, Result>, "status">,
  handle: Json,
  outputFolder: string,
): Promise<Exclude<JobStatus<Result>, { state: "pending" }>> {
  for (let asked = 0; asked < 50; asked++) {
    const status = await job.status(handle, { waitMs: 500, outputFolder });
    if (status.state !== "pending") return status;
  }
  throw new Error("the job never ended");
}

/** What a promise was rejected with; null when it was not. */
export const failureOf = (work: Promise<unknown>): Promise<{ code: string; message: string } | null> =>
  work.then(
    () => null,
    (error: { code: string; message: string }) => error,
  );
