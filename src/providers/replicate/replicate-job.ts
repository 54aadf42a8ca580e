import { z } from "zod";
import type { CatalogueEntry } from "@/domain/catalogue/catalogue";
import { type PricedRequest, priceOf } from "@/domain/catalogue/price-of";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { MediaFile } from "../contract/media-result";
import type { JobFailure, JobStatus, RemoteCall, RemoteJob, StatusOptions } from "../contract/remote-job";
import { AskingPace } from "./asking-pace";
import { type DownloadParts, downloadOutput, type OutputKind } from "./download-output";
import { failedOrder, failedQuestion } from "./failures";
import { findPrediction } from "./find-prediction";
import type { Order } from "./order";
import { hasEnded, outputAddresses, type Prediction, prediction, progressIn } from "./prediction";
import { failureOf } from "./prediction-failure";
import type { ReplicateApi } from "./replicate-api";
import { sendFiles } from "./send-files";
import { VendorAnswer } from "./vendor-answer";

export type RunnableEntry = Pick<CatalogueEntry, "name" | "vendorId" | "price" | "typicalSeconds"> & {
  version?: string | undefined;
};

export type JobParts = Omit<DownloadParts, "sleep"> & {
  api: ReplicateApi;
  /** May be ended early by the signal, and then rejects. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  now: () => number;
};

/** Jobs of a model on Replicate, from requests that `order` puts into its words. */
export function createReplicateJob<Request>(
  entry: RunnableEntry,
  { order, output }: { order: (request: Request) => Order; output: OutputKind },
  parts: JobParts,
): RemoteJob<Request, MediaFile> {
  const { api, sleep } = parts;
  const pace = new AskingPace(parts.now);
  return {
    provider: "replicate",
    ceilingMicros: (request) =>
      priceOf(entry, { ...order(request).priced, computeSeconds: longestSeconds(entry) }),
    async submit(request, call) {
      const { input, priced } = order(request);
      const sent = await sendFiles(api, input, { sleep });
      try {
        const created = await create(api, entry, { input: sent, webhook: webhookOf(call) });
        return { state: "accepted", handle: handleOf(prediction.parse(created).id, priced) };
      } catch (error) {
        throw failedOrder(error, entry.name);
      }
    },
    async find(request, call) {
      const { input, priced } = order(request);
      const lost = {
        model: entry.vendorId,
        version: entry.version,
        input,
        webhook: webhookOf(call),
        submittedAt: call.submittedAt,
        isTaken: (id: string) => call.isTaken(handleOf(id, priced)),
      };
      const found = await findPrediction(api, lost, { sleep });
      return typeof found === "string" ? found : { state: "accepted", handle: handleOf(found.id, priced) };
    },
    async status(handle, options) {
      const job = jobHandle.parse(handle);
      if (options.told) pace.forget(job.id);
      const ended = await waitForEnd(job.id, options, { ...parts, pace });
      if (ended === "gone") return disappeared;
      if (ended.state === "pending") return ended;
      const status = await tellEnd(entry, { job, ended: ended.prediction, output }, { ...parts, options });
      pace.forget(job.id);
      return status;
    },
    async cancel(handle) {
      const { id } = jobHandle.parse(handle);
      // Whoever asks next wants to know what came of this.
      pace.forget(id);
      try {
        await api.call((client) => client.predictions.cancel(id));
      } catch (error) {
        // One that has ended, or is not known any more, needs no stopping.
        const over = error instanceof VendorAnswer && [404, 409, 422].includes(error.status);
        if (!over) throw failedQuestion(error);
      }
    },
  };
}

/** The id, and what the price depends on: the vendor forgets inputs after an hour. */
const jobHandle = z.object({
  id: z.string(),
  priced: z.object({
    seconds: z.number().exactOptional(),
    resolution: z.string().exactOptional(),
    audio: z.boolean().exactOptional(),
    images: z.number().exactOptional(),
    characters: z.number().exactOptional(),
  }),
});
type JobHandle = z.infer<typeof jobHandle>;

/** Equal for equal jobs, since it is compared to tell whose a job is. */
const handleOf = (id: string, priced: PricedRequest): Json => jobHandle.parse({ id, priced });

/** The vendor ends what runs longer: nothing is computed, or paid, for ever. */
const longestSeconds = ({ typicalSeconds }: RunnableEntry) =>
  Math.min(3600, Math.max(300, typicalSeconds * 10));

/** The vendor tells only addresses with TLS. */
const webhookOf = ({ callbackUrl }: RemoteCall) => (callbackUrl?.startsWith("https://") ? callbackUrl : null);

function create(
  api: ReplicateApi,
  entry: RunnableEntry,
  { input, webhook }: { input: Record<string, unknown>; webhook: string | null },
): Promise<unknown> {
  const which = entry.version ? { version: entry.version } : { model: entry.vendorId };
  return api.call(
    (client) =>
      client.predictions.create({
        ...which,
        input,
        ...(webhook !== null && { webhook, webhook_events_filter: ["start", "completed"] }),
      }),
    { headers: { "Cancel-After": `${longestSeconds(entry)}s` } },
  );
}

type Waiting = JobParts & { pace: AskingPace };

/** Asks until the prediction has ended or the time is up. */
async function waitForEnd(
  id: string,
  { waitMs, signal }: StatusOptions,
  { api, pace, sleep, now }: Waiting,
): Promise<
  { state: "pending"; progress: number | null } | { state: "ended"; prediction: Prediction } | "gone"
> {
  const until = now() + waitMs;
  for (;;) {
    const due = pace.dueInMs(id);
    const left = until - now();
    if (due > left) {
      await sleep(Math.max(0, left), signal);
      return { state: "pending", progress: pace.progressOf(id) };
    }
    if (due > 0) await sleep(due, signal);
    const seen = await ask(api, id, signal);
    if (seen === null) return "gone";
    if (hasEnded(seen)) return { state: "ended", prediction: seen };
    pace.asked(id, progressIn(seen.logs));
  }
}

async function ask(
  api: ReplicateApi,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Prediction | null> {
  try {
    return prediction.parse(await api.call((client) => client.predictions.get(id), { signal }));
  } catch (error) {
    if (error instanceof VendorAnswer && error.status === 404) return null;
    throw failedQuestion(error);
  }
}

const disappeared: JobFailure = {
  state: "failed",
  code: "media-failed",
  reason: "The job has disappeared at Replicate. Make it again.",
  costMicros: 0,
};

type Ended = { job: JobHandle; ended: Prediction; output: OutputKind };

async function tellEnd(
  entry: RunnableEntry,
  { job, ended, output }: Ended,
  parts: JobParts & { options: StatusOptions },
): Promise<JobStatus<MediaFile>> {
  const computeSeconds = ended.metrics?.predict_time ?? 0;
  if (ended.status === "succeeded") {
    const priced = { ...job.priced, computeSeconds: computeSeconds || entry.typicalSeconds };
    return tellSuccess(priceOf(entry, priced), { job, ended, output }, parts);
  }
  // Models with a price for each result ask nothing for none.
  const computed = entry.price.per === "compute-second" ? priceOf(entry, { computeSeconds }) : 0;
  return failureOf(entry.name, ended, computed);
}

async function tellSuccess(
  costMicros: number,
  { job, ended, output }: Ended,
  { options, ...parts }: JobParts & { options: StatusOptions },
): Promise<JobStatus<MediaFile>> {
  const lost = (reason: string): JobFailure => ({
    state: "failed",
    code: "media-failed",
    reason,
    costMicros,
  });
  if (ended.data_removed) {
    return lost("The result was not fetched within an hour, and Replicate has deleted it. Make it again.");
  }
  const [address] = outputAddresses(ended.output);
  if (address === undefined) return lost("The job has finished without a result. Make it again.");
  try {
    const { outputFolder: folder, signal } = options;
    const file = { kind: output, folder, name: `replicate-${job.id}`, signal };
    const result = await downloadOutput(address, file, {
      ...parts,
      sleep: (ms) => parts.sleep(ms, signal),
    });
    return { state: "done", result, costMicros };
  } catch (error) {
    const gone =
      error instanceof StudioError && (error.code === "media-failed" || error.code === "forbidden");
    if (!gone) throw error;
    return lost(error.message);
  }
}
