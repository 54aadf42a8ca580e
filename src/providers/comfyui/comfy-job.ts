import { z } from "zod";
import { StudioError } from "@/domain/errors";
import { fillWorkflow } from "@/domain/workflow/fill-workflow";
import type { Workflow, WorkflowKind } from "@/domain/workflow/workflow-inputs";
import { needsOf, workOf } from "@/domain/workflow/workflow-needs";
import { valuesFor, type WorkflowRequest, wantedPictures } from "@/domain/workflow/workflow-request";
import type { FetchRemote } from "@/providers/contract/fetch-remote";
import type { MediaFile } from "@/providers/contract/media-result";
import type { JobStatus, RemoteJob, StatusOptions } from "@/providers/contract/remote-job";
import type { RenderRequest, RenderSpec } from "@/providers/rendering/workflow-model";
import { type HistoryEntry, savedFiles } from "./comfy-answers";
import { downloadOutput, outputFile } from "./comfy-output";
import type { ComfyServers, ConnectedServer } from "./comfy-servers";
import { costOf, failureOf, lostJob } from "./ended-prompt";
import { findPrompt } from "./find-prompt";
import { type ProgressWatch, watchProgress } from "./progress-watch";

export type ComfyJobOptions = {
  servers: ComfyServers;
  /** Downloads from a server that an admin has registered, wherever it stands. */
  fetchFrom(url: string): FetchRemote;
  /** The longest that a job may run at a price, in seconds: what is reserved for it. */
  longestSeconds: number;
  /** The dearest second of all servers, in micro-dollars. */
  pricePerSecondMicros: number;
  /** How often a job is asked for while its server tells nothing, in milliseconds. */
  pollMs?: number;
  /** Waits before a lost submission is looked for again, in milliseconds. */
  lookAgainMs?: readonly number[];
  /** Waits between tries at a download, in milliseconds. */
  retryMs?: readonly number[];
};

const jobHandle = z.object({
  serverId: z.string(),
  promptId: z.string(),
  clientId: z.string(),
  work: z.record(z.string(), z.number()),
});
type JobHandle = z.infer<typeof jobHandle>;

/**
 * A workflow's run on one of the registered ComfyUI servers. A prompt gets the id of the operation in our books, so that
 * a submission whose answer was lost is found again, or is known to be absent.
 */
export function createComfyJob<Request>(
  { workflow, kind, render }: RenderSpec<Request>,
  options: ComfyJobOptions,
): RemoteJob<Request, MediaFile> {
  const { servers, pollMs = 2000, lookAgainMs = [1000, 3000] } = options;
  const watches = new Map<string, ProgressWatch>();

  function watchOf({ endpoint }: ConnectedServer, handle: JobHandle): ProgressWatch {
    const known = watches.get(handle.promptId);
    if (known) return known;
    const watch = watchProgress(endpoint, handle, { onClose: () => watches.delete(handle.promptId) });
    watches.set(handle.promptId, watch);
    return watch;
  }

  const accepted = ({ id }: ConnectedServer, promptId: string, clientId: string) => {
    const handle: JobHandle = { serverId: id, promptId, clientId, work: workOf(workflow.document) };
    return { state: "accepted" as const, handle };
  };

  return {
    provider: "comfyui",
    ceilingMicros: () => Math.ceil(options.longestSeconds * options.pricePerSecondMicros),
    async submit(request, { operationId }) {
      const wanted = render(request);
      const server = await servers.choose(needsOf(withLora(workflow, wanted)));
      const named = await uploadPictures(server, workflow, wanted);
      const document = fillWorkflow(workflow, valuesFor(workflow, named));
      return accepted(server, await server.client.submit(document, operationId), operationId);
    },
    async find(_request, { operationId }) {
      const found = await findPrompt(await servers.all(), operationId, { lookAgainMs });
      return found ? accepted(found.server, found.promptId, operationId) : "absent";
    },
    async status(handle, statusOptions) {
      const job = jobHandle.parse(handle);
      const server = await servers.byId(job.serverId);
      if (!server) return lostJob("The server with this job is not registered any more.");
      const watch = watchOf(server, job);
      const status = await followPrompt(server, job, { ...statusOptions, pollMs, watch });
      if (status === null) return { state: "pending", progress: watch.progress() };
      watch.close();
      return status === "lost"
        ? lostJob(`${server.endpoint.name} does not know this job any more; it may have been restarted.`)
        : settle({ server, entry: status, kind }, { ...options, ...statusOptions, promptId: job.promptId });
    },
    async cancel(handle) {
      const { serverId, promptId } = jobHandle.parse(handle);
      watches.get(promptId)?.close();
      const server = await servers.byId(serverId);
      if (server) await stopPrompt(server, promptId);
    },
  };
}

/** The workflow with the LoRA that is asked for: only a server that has it can be chosen. */
const withLora = (workflow: Workflow, { lora }: RenderRequest) =>
  lora ? fillWorkflow(workflow, { lora: lora.name }) : workflow.document;

async function uploadPictures(
  { client }: ConnectedServer,
  workflow: Workflow,
  request: RenderRequest,
): Promise<WorkflowRequest> {
  const { firstFrame, lastFrame, references, composition } = wantedPictures(workflow, request);
  const names: string[] = [];
  for (const reference of references) names.push(await client.upload(reference));
  return {
    ...request,
    firstFrame: firstFrame && (await client.upload(firstFrame)),
    lastFrame: lastFrame && (await client.upload(lastFrame)),
    references: names,
    composition: composition && (await client.upload(composition)),
  };
}

/** The end of a prompt, "lost" when the server knows nothing of it, or null when it goes on after `waitMs`. */
async function followPrompt(
  { client }: ConnectedServer,
  { promptId }: JobHandle,
  { waitMs, pollMs, signal, watch }: StatusOptions & { pollMs: number; watch: ProgressWatch },
): Promise<HistoryEntry | "lost" | null> {
  const until = Date.now() + waitMs;
  for (;;) {
    const ended = await client.history(promptId, signal);
    if (ended?.status) return ended;
    const { running, pending } = await client.queue(signal);
    if (![...running, ...pending].some((queued) => queued.promptId === promptId)) {
      // It may have ended between the two questions.
      return (await client.history(promptId, signal)) ?? "lost";
    }
    const leftMs = until - Date.now();
    if (leftMs <= 0 || signal?.aborted) return null;
    await watch.change({ waitMs: Math.min(leftMs, pollMs), signal });
  }
}

async function settle(
  { server, entry, kind }: { server: ConnectedServer; entry: HistoryEntry; kind: WorkflowKind },
  {
    fetchFrom,
    promptId,
    outputFolder,
    signal,
    retryMs = [1000, 2000],
  }: ComfyJobOptions & StatusOptions & { promptId: string },
): Promise<JobStatus<MediaFile>> {
  const { endpoint } = server;
  const costMicros = costOf(entry, server.pricePerSecondMicros);
  const failure = failureOf(entry, endpoint.name);
  if (failure) return { ...failure, costMicros };
  const files = savedFiles(entry);
  const file = outputFile(files, kind);
  if (!file) {
    const names = files.map(({ filename }) => filename).join(", ") || "nothing";
    const ending = kind === "video" ? "SaveVideo" : "SaveImage";
    const reason = `The workflow saved no ${kind} that can be used (it saved ${names}). End it with ${ending}.`;
    return { state: "failed", code: "media-failed", reason, costMicros };
  }
  try {
    const fetchRemote = fetchFrom(endpoint.url);
    const download = { endpoint, fetchRemote, kind, promptId, outputFolder, retryMs, signal };
    return { state: "done", result: await downloadOutput(file, download), costMicros };
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== "media-failed") throw error;
    return { state: "failed", code: "media-failed", reason: error.message, costMicros };
  }
}

/** Takes a prompt out of the queue, and stops it if it is being worked on: only this one, never somebody else's. */
async function stopPrompt({ client }: ConnectedServer, promptId: string): Promise<void> {
  await client.dequeue(promptId);
  const { running } = await client.queue();
  if (running.some((queued) => queued.promptId === promptId)) await client.interrupt(promptId);
}
