import { randomUUID } from "node:crypto";
import { z } from "zod";
import { comfyNodes, refuse } from "./comfyui-nodes";
import {
  type BillLine,
  type ContentFault,
  type Exchange,
  FaultScript,
  type Reply,
  type Route,
  startHttpDouble,
} from "./http-double";

const runBody = z.object({
  input: z.object({
    workflow: z.record(
      z.string(),
      z.object({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) }),
    ),
    images: z.array(z.object({ name: z.string(), image: z.string() })).optional(),
  }),
  webhook: z.url().optional(),
  policy: z
    .object({
      executionTimeout: z.number().min(5000).optional(),
      ttl: z.number().min(10_000).optional(),
    })
    .optional(),
});

type Job = {
  id: string;
  status: "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "TIMED_OUT";
  workflow: z.infer<typeof runBody>["input"]["workflow"];
  images: string[];
  webhook: string | null;
  fault: ContentFault | null;
  output: unknown;
  error: string | null;
};

export type RunpodDoubleOptions = {
  media: { image: Buffer; video: Buffer };
  key: string;
  faults?: FaultScript;
  /** How the worker gives its files back. */
  returns?: "base64" | "s3_url";
  /** Milliseconds that a job is said to have taken, and what a second of it costs. */
  executionMs?: number;
  pricePerSecondMicros?: number;
  /** What a failing job says; null for a worker that died without a word. */
  error?: string | null;
};

/** The most that /run takes. */
const payloadBytes = 10 * 1024 * 1024;

export type RunpodDouble = Awaited<ReturnType<typeof startRunpodDouble>>;

/**
 * RunPod serverless with one endpoint that runs worker-comfyui. A job goes one state further each time it is asked for.
 */
export async function startRunpodDouble(options: RunpodDoubleOptions) {
  const { media, key, faults = new FaultScript(), returns = "base64", executionMs = 2500 } = options;
  const endpointId = "ep1";
  const jobs = new Map<string, Job>();
  const bucket = new Map<string, { bytes: Buffer; fault: ContentFault | null }>();
  const bill: BillLine[] = [];
  const callbacks: Promise<unknown>[] = [];
  let held = false;
  let origin = "";

  function advance(job: Job): void {
    if (held) return;
    if (job.status === "IN_QUEUE") job.status = "IN_PROGRESS";
    else if (job.status === "IN_PROGRESS" && job.fault !== "job-hangs") finish(job);
  }

  function finish(job: Job): void {
    const names = new Set([...job.images, "example.png"]);
    const refusal = refuse(job.workflow, comfyNodes, names);
    if (refusal) fail(job, `Workflow validation failed: ${JSON.stringify(refusal.node_errors)}`);
    else if (job.fault === "job-fails")
      fail(job, options.error === undefined ? "KSampler: bad shapes" : options.error);
    else if (job.fault === "job-aborted") job.status = "TIMED_OUT";
    else {
      job.status = "COMPLETED";
      job.output = job.fault === "schema-violation" ? { message: "old worker" } : { images: filesOf(job) };
    }
    const micros = Math.ceil((executionMs * (options.pricePerSecondMicros ?? 0)) / 1000);
    bill.push({ id: job.id, what: job.status, micros });
    callBack(job);
  }

  function fail(job: Job, error: string | null): void {
    job.status = "FAILED";
    job.error = error;
  }

  function filesOf(job: Job) {
    if (job.fault === "output-missing") return [];
    const isVideo = Object.values(job.workflow).some(({ class_type }) => class_type === "SaveVideo");
    const whole = isVideo ? media.video : media.image;
    const bytes =
      job.fault === "output-truncated"
        ? whole.subarray(0, 200)
        : job.fault === "output-wrong-type"
          ? Buffer.from("<html>Not here</html>")
          : whole;
    const filename = isVideo ? "clip_00001_.mp4" : "still_00001_.png";
    if (returns === "base64") return [{ filename, type: "base64", data: bytes.toString("base64") }];
    const path = `/bucket/${job.id}/${filename}`;
    bucket.set(path, { bytes, fault: job.fault });
    return [{ filename, type: "s3_url", data: `${origin}${path}` }];
  }

  function callBack(job: Job): void {
    if (!job.webhook || job.fault === "webhook-lost") return;
    const send = () =>
      fetch(job.webhook ?? "", { method: "POST", body: JSON.stringify(tellOf(job)) }).catch(
        (error: unknown) => error,
      );
    callbacks.push(send());
    if (job.fault === "webhook-doubled") callbacks.push(send());
  }

  const tellOf = (job: Job) => ({
    id: job.id,
    status: job.status,
    delayTime: 12,
    ...(job.status === "IN_QUEUE" ? {} : { executionTime: executionMs, workerId: "w1" }),
    ...(job.output === undefined ? {} : { output: job.output }),
    ...(job.error === null ? {} : { error: job.error }),
  });

  const ofEndpoint = (path: string) => new RegExp(`^/v2/${endpointId}${path}$`);
  const routes: Route[] = [
    {
      method: "POST",
      path: ofEndpoint("/run"),
      call: "run",
      handle({ body, fault }) {
        if (body.length > payloadBytes) return { status: 400, body: { error: "exceeded max body size" } };
        const request = runBody.safeParse(JSON.parse(body.toString()));
        if (!request.success) return { status: 400, body: { error: request.error.message } };
        const { input, webhook = null } = request.data;
        const job: Job = {
          ...{ id: `${randomUUID()}-u1`, status: "IN_QUEUE", workflow: input.workflow, webhook, fault },
          images: (input.images ?? []).map(({ name }) => name),
          ...{ output: undefined, error: null },
        };
        jobs.set(job.id, job);
        return { status: 200, body: { id: job.id, status: job.status } };
      },
    },
    {
      method: "GET",
      path: ofEndpoint("/status/([^/]+)"),
      call: "status",
      handle(_exchange, match) {
        const job = jobs.get(match[1] ?? "");
        if (!job || (job.fault === "job-disappears" && job.status === "IN_PROGRESS"))
          return { status: 404, body: { error: "job not found" } };
        advance(job);
        return { status: 200, body: tellOf(job) };
      },
    },
    {
      method: "POST",
      path: ofEndpoint("/cancel/([^/]+)"),
      call: "cancel",
      handle(_exchange, match) {
        const job = jobs.get(match[1] ?? "");
        if (!job) return { status: 404, body: { error: "job not found" } };
        if (job.status === "IN_QUEUE" || job.status === "IN_PROGRESS") job.status = "CANCELLED";
        return { status: 200, body: { id: job.id, status: job.status } };
      },
    },
    {
      method: "GET",
      path: ofEndpoint("/health"),
      call: "health",
      handle: () => ({
        status: 200,
        body: {
          jobs: { completed: 1, failed: 0, inProgress: 0, inQueue: jobs.size, retried: 0 },
          workers: { idle: 1, running: 0 },
        },
      }),
    },
  ];
  const guarded = routes.map((route) => ({
    ...route,
    handle: (exchange: Exchange, match: RegExpMatchArray): Promise<Reply> | Reply =>
      exchange.request.headers.authorization === `Bearer ${key}`
        ? route.handle(exchange, match)
        : { status: 401 },
  }));
  const files: Route = {
    method: "GET",
    path: /^\/bucket\/.+$/,
    call: "file",
    handle({ url }) {
      const file = bucket.get(url.pathname);
      if (!file || file.fault === "output-expired") return { status: 403, body: "<Error>Expired</Error>" };
      const headers = {
        "content-type": "application/octet-stream",
        ...(file.fault === "output-gigantic" ? { "content-length": "99000000000" } : {}),
      };
      return { status: 200, headers, body: file.bytes };
    },
  };
  const double = await startHttpDouble({ routes: [...guarded, files], faults });
  origin = double.url;
  return {
    /** Of the endpoint, as it is registered. */
    url: `${double.url}/v2/${endpointId}`,
    origin,
    faults,
    bill: () => bill,
    jobs: () => [...jobs.values()],
    hold() {
      held = true;
    },
    async close() {
      await Promise.all(callbacks);
      await double.close();
    },
  };
}
