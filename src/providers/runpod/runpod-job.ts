import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { isCancellation, StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import { fillWorkflow } from "@/domain/workflow/fill-workflow";
import type { WorkflowDocument } from "@/domain/workflow/workflow-document";
import type { Workflow, WorkflowKind } from "@/domain/workflow/workflow-inputs";
import { valuesFor, wantedPictures } from "@/domain/workflow/workflow-request";
import type { FetchRemote } from "@/providers/contract/fetch-remote";
import type { MediaFile } from "@/providers/contract/media-result";
import type {
  JobFailure,
  JobStatus,
  RemoteCall,
  RemoteJob,
  StatusOptions,
} from "@/providers/contract/remote-job";
import {
  askRenderer,
  type RenderCall,
  type RenderEndpoint,
  readAnswer,
  readRefusal,
} from "@/providers/rendering/render-call";
import { pictureName, type RenderRequest, type RenderSpec } from "@/providers/rendering/workflow-model";
import { acceptedJob, errorOf, filesOf, type JobAnswer, jobAnswer } from "./runpod-answers";
import { asBase64, outputFile, saveOutput } from "./runpod-output";

export type RunpodJobOptions = {
  /** The endpoint's own address: https://api.runpod.ai/v2/<endpoint>. */
  endpoint: RenderEndpoint;
  pricePerSecondMicros: number;
  /** RunPod ends a job after this time of work: the most it can cost. */
  longestSeconds: number;
  fetchRemote: FetchRemote;
  /** The job that a callback has named for an operation; null when none has come. */
  heardOf?: (operationId: string) => Promise<string | null>;
  /** Between two questions about a job, in milliseconds. */
  pollMs?: number;
};

const jobHandle = z.object({ jobId: z.string().min(1) });

/** What /run takes, with room for what surrounds it. */
const maxPayloadCharacters = 10_000_000;
/** How long a job may wait for a worker before RunPod gives it up. */
const waitingSeconds = 3600;

/**
 * A workflow's run on a RunPod endpoint with worker-comfyui. RunPod lists no jobs: what became of a submission without an
 * answer is only known if a callback names the job.
 */
export function createRunpodJob<Request>(
  { workflow, kind, render }: RenderSpec<Request>,
  options: RunpodJobOptions,
): RemoteJob<Request, MediaFile> {
  const { endpoint } = options;
  return {
    provider: "runpod",
    ceilingMicros: () => Math.ceil(options.longestSeconds * options.pricePerSecondMicros),
    async submit(request, call) {
      const input = await inputFor(workflow, render(request));
      const body = JSON.stringify({ input, ...runSettings(call, options) });
      requirePayload(body);
      const run: RenderCall = { method: "POST", path: "/run", starts: true, body };
      const response = await askRenderer(endpoint, run);
      if (!response.ok) throw await refusedRun(endpoint, response);
      const { id } = await readAnswer(endpoint, { response, schema: acceptedJob, call: run });
      return { state: "accepted", handle: { jobId: id } };
    },
    async find(_request, { operationId }) {
      const jobId = (await options.heardOf?.(operationId)) ?? null;
      return jobId === null ? "unknown" : { state: "accepted", handle: { jobId } };
    },
    status: (handle, statusOptions) => follow(handle, { ...options, ...statusOptions, kind }),
    async cancel(handle) {
      const { jobId } = jobHandle.parse(handle);
      const path = `/cancel/${encodeURIComponent(jobId)}`;
      const response = await askRenderer(endpoint, { method: "POST", path });
      await response.body?.cancel();
    },
  };
}

type WorkerInput = { workflow: WorkflowDocument; images: { name: string; image: string }[] };

/** The filled workflow, and its pictures under the names by which `LoadImage` asks for them. */
async function inputFor(workflow: Workflow, request: RenderRequest): Promise<WorkerInput> {
  const { firstFrame, lastFrame, references, composition } = wantedPictures(workflow, request);
  const pictures = [firstFrame, lastFrame, ...references, composition].filter((picture) => picture !== null);
  const document = fillWorkflow(
    workflow,
    valuesFor(workflow, {
      ...request,
      firstFrame: firstFrame && pictureName(firstFrame),
      lastFrame: lastFrame && pictureName(lastFrame),
      references: references.map(pictureName),
      composition: composition && pictureName(composition),
    }),
  );
  const byName = new Map(pictures.map((picture) => [pictureName(picture), picture]));
  const images = [...byName].map(async ([name, picture]) => ({ name, image: await asBase64(picture) }));
  return { workflow: document, images: await Promise.all(images) };
}

function runSettings({ callbackUrl }: RemoteCall, { longestSeconds }: RunpodJobOptions) {
  const executionTimeout = Math.max(5, longestSeconds) * 1000;
  const policy = { executionTimeout, ttl: executionTimeout + waitingSeconds * 1000 };
  return { policy, ...(callbackUrl?.startsWith("https:") && { webhook: callbackUrl }) };
}

function requirePayload(body: string): void {
  if (body.length <= maxPayloadCharacters) return;
  const megabytes = (body.length / 1e6).toFixed(0);
  throw new StudioError(
    "invalid-input",
    `The pictures of this shot make a request of ${megabytes} MB; RunPod takes 10 MB. Use fewer references or smaller pictures.`,
  );
}

async function refusedRun(endpoint: RenderEndpoint, response: Response): Promise<StudioError> {
  const { name } = endpoint;
  const text = await readRefusal(endpoint, response);
  const cause = new Error(`/run answered ${response.status}: ${text.slice(0, 2000)}`);
  if (response.status === 404) {
    const message = `There is no endpoint at the address of ${name}. Check it under Servers.`;
    return new StudioError("misconfigured", message, { cause });
  }
  return new StudioError("provider-rejected", `${name} does not take this job: ${text.slice(0, 300)}`, {
    cause,
  });
}

type Following = RunpodJobOptions & StatusOptions & { kind: WorkflowKind };

async function follow(handle: Json, options: Following): Promise<JobStatus<MediaFile>> {
  const { endpoint, waitMs, signal, pollMs = 2000 } = options;
  const { jobId } = jobHandle.parse(handle);
  const path = `/status/${encodeURIComponent(jobId)}`;
  const call: RenderCall = { method: "GET", path, signal };
  const until = Date.now() + waitMs;
  for (;;) {
    const response = await askRenderer(endpoint, call);
    if (!response.ok) {
      await response.body?.cancel();
      return failed(
        "media-failed",
        `${endpoint.name} does not know this job any more; results are kept for 30 minutes.`,
      );
    }
    const answer = await readAnswer(endpoint, { response, schema: jobAnswer, call });
    const ended = await endOf(answer, { ...options, jobId });
    const leftMs = until - Date.now();
    if (ended) return ended;
    if (leftMs <= 0) return { state: "pending", progress: null };
    await pause(Math.min(leftMs, pollMs), signal);
  }
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (cause) {
    if (isCancellation(cause)) throw new StudioError("cancelled", "Cancelled", { cause });
    throw cause;
  }
}

const failed = (code: JobFailure["code"], reason: string, costMicros = 0): JobFailure => ({
  state: "failed",
  code,
  reason,
  costMicros,
});

/** How a job ended; null while it goes on, which is also what a state that we do not know means. */
async function endOf(
  answer: JobAnswer,
  options: Following & { jobId: string },
): Promise<JobStatus<MediaFile> | null> {
  const { endpoint, pricePerSecondMicros } = options;
  const costMicros = Math.ceil(((answer.executionTime ?? 0) * pricePerSecondMicros) / 1000);
  switch (answer.status) {
    case "COMPLETED":
      return completed(answer, { ...options, costMicros });
    case "FAILED":
      return failureOf(answer, { name: endpoint.name, costMicros });
    case "TIMED_OUT":
      return failed(
        "provider-unavailable",
        `${endpoint.name} ran out of time for this job. Try again, or use a shorter clip.`,
        costMicros,
      );
    case "CANCELLED":
      return failed(
        "provider-unavailable",
        `This job was cancelled on ${endpoint.name}. Try again.`,
        costMicros,
      );
    default:
      return null;
  }
}

const memoryTrouble = /out ?of ?memory|allocation on device/i;

function failureOf(
  answer: JobAnswer,
  { name, costMicros }: { name: string; costMicros: number },
): JobFailure {
  const error = errorOf(answer);
  if (error === null)
    return failed(
      "provider-unavailable",
      `The worker of ${name} ended without a reason. Try again.`,
      costMicros,
    );
  if (memoryTrouble.test(error))
    return failed(
      "provider-unavailable",
      `${name} ran out of memory. Try again, or use a shorter clip.`,
      costMicros,
    );
  return failed(
    "provider-rejected",
    `${name} could not run the workflow: ${error.slice(0, 500)}`,
    costMicros,
  );
}

async function completed(
  answer: JobAnswer,
  {
    endpoint,
    kind,
    jobId,
    costMicros,
    outputFolder,
    fetchRemote,
    signal,
  }: Following & { jobId: string; costMicros: number },
): Promise<JobStatus<MediaFile>> {
  if (errorOf(answer) !== null) return failureOf(answer, { name: endpoint.name, costMicros });
  const files = filesOf(answer);
  if (files === null) {
    const reason = `The worker of ${endpoint.name} answers in a form that is not known. Use worker-comfyui 5 or newer.`;
    return failed("media-failed", reason, costMicros);
  }
  const file = outputFile(files, kind);
  if (!file) {
    const names = files.map(({ filename }) => filename).join(", ") || "nothing";
    const reason = `The workflow gave back no ${kind} (it gave ${names}). End it with ${kind === "video" ? "SaveVideo" : "SaveImage"}.`;
    return failed("media-failed", reason, costMicros);
  }
  try {
    const name = jobId.replaceAll(/[^A-Za-z0-9-]/g, "");
    const result = await saveOutput(file, { kind, toFolder: outputFolder, name, fetchRemote, signal });
    return { state: "done", result, costMicros };
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== "media-failed") throw error;
    return failed("media-failed", error.message, costMicros);
  }
}
