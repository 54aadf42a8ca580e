import { randomUUID } from "node:crypto";
import { z } from "zod";
import { comfyNodes, refuse } from "./comfyui-nodes";
import {
  type BillLine,
  type ContentFault,
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
  const { key, faults = new FaultScript() } = options;
  const jobs = new Jobs(options);
  const routes = [...jobRoutes(jobs).map((route) => withKey(key, route)), fileRoute(jobs)];
  const double = await startHttpDouble({ routes, faults });
  jobs.origin = double.url;
  return {
    /** Of the endpoint, as it is registered. */
    url: `${double.url}/v2/${endpointId}`,
    origin: double.url,
    faults,
    bill: () => jobs.bill,
    jobs: () => [...jobs.byId.values()],
    hold() {
      jobs.held = true;
    },
    async close() {
      await Promise.all(jobs.callbacks);
      await double.close();
    },
  };
}

const endpointId = "ep1";

class Jobs {
  readonly byId = new Map<string, Job>();
  readonly bucket = new Map<string, { bytes: Buffer; fault: ContentFault | null }>();
  readonly bill: BillLine[] = [];
  readonly callbacks: Promise<unknown>[] = [];
  readonly #options: RunpodDoubleOptions;
  held = false;
  origin = "";

  constructor(options: RunpodDoubleOptions) {
    this.#options = options;
  }

  advance(job: Job): void {
    if (this.held) return;
    if (job.status === "IN_QUEUE") job.status = "IN_PROGRESS";
    else if (job.status === "IN_PROGRESS" && job.fault !== "job-hangs") this.#finish(job);
  }

  tellOf(job: Job) {
    return {
      id: job.id,
      status: job.status,
      delayTime: 12,
      ...(job.status === "IN_QUEUE" ? {} : { executionTime: this.#executionMs, workerId: "w1" }),
      ...(job.output === undefined ? {} : { output: job.output }),
      ...(job.error === null ? {} : { error: job.error }),
    };
  }

  get #executionMs(): number {
    return this.#options.executionMs ?? 2500;
  }

  #finish(job: Job): void {
    const { error = "KSampler: bad shapes", pricePerSecondMicros = 0 } = this.#options;
    const refusal = refuse(job.workflow, comfyNodes, new Set([...job.images, "example.png"]));
    if (refusal) fail(job, `Workflow validation failed: ${JSON.stringify(refusal.node_errors)}`);
    else if (job.fault === "job-fails") fail(job, error);
    else if (job.fault === "job-aborted") job.status = "TIMED_OUT";
    else {
      job.status = "COMPLETED";
      const old = job.fault === "schema-violation";
      job.output = old ? { message: "old worker" } : { images: this.#filesOf(job) };
    }
    const micros = Math.ceil((this.#executionMs * pricePerSecondMicros) / 1000);
    this.bill.push({ id: job.id, what: job.status, micros });
    this.#callBack(job);
  }

  #filesOf(job: Job) {
    if (job.fault === "output-missing") return [];
    const { media, returns = "base64" } = this.#options;
    const isVideo = Object.values(job.workflow).some(({ class_type }) => class_type === "SaveVideo");
    const filename = isVideo ? "clip_00001_.mp4" : "still_00001_.png";
    const bytes = damaged(isVideo ? media.video : media.image, job.fault);
    if (returns === "base64") return [{ filename, type: "base64", data: bytes.toString("base64") }];
    const path = `/bucket/${job.id}/${filename}`;
    this.bucket.set(path, { bytes, fault: job.fault });
    return [{ filename, type: "s3_url", data: `${this.origin}${path}` }];
  }

  #callBack(job: Job): void {
    const { webhook } = job;
    if (!webhook || job.fault === "webhook-lost") return;
    const body = JSON.stringify(this.tellOf(job));
    const send = () => fetch(webhook, { method: "POST", body }).catch((error: unknown) => error);
    this.callbacks.push(send());
    if (job.fault === "webhook-doubled") this.callbacks.push(send());
  }
}

function fail(job: Job, error: string | null): void {
  job.status = "FAILED";
  job.error = error;
}

function damaged(bytes: Buffer, fault: ContentFault | null): Buffer {
  if (fault === "output-truncated") return bytes.subarray(0, 200);
  return fault === "output-wrong-type" ? Buffer.from("<html>Not here</html>") : bytes;
}

const ofEndpoint = (path: string) => new RegExp(`^/v2/${endpointId}${path}$`);
const unknownJob: Reply = { status: 404, body: { error: "job not found" } };

const jobRoutes = (jobs: Jobs): Route[] => [
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
      jobs.byId.set(job.id, job);
      return { status: 200, body: { id: job.id, status: job.status } };
    },
  },
  {
    method: "GET",
    path: ofEndpoint("/status/([^/]+)"),
    call: "status",
    handle(_exchange, [, id = ""]) {
      const job = jobs.byId.get(id);
      if (!job || (job.fault === "job-disappears" && job.status === "IN_PROGRESS")) return unknownJob;
      jobs.advance(job);
      return { status: 200, body: jobs.tellOf(job) };
    },
  },
  {
    method: "POST",
    path: ofEndpoint("/cancel/([^/]+)"),
    call: "cancel",
    handle(_exchange, [, id = ""]) {
      const job = jobs.byId.get(id);
      if (!job) return unknownJob;
      if (job.status === "IN_QUEUE" || job.status === "IN_PROGRESS") job.status = "CANCELLED";
      return { status: 200, body: { id: job.id, status: job.status } };
    },
  },
  {
    method: "GET",
    path: ofEndpoint("/health"),
    call: "health",
    handle() {
      const known = { completed: 1, failed: 0, inProgress: 0, inQueue: jobs.byId.size, retried: 0 };
      return { status: 200, body: { jobs: known, workers: { idle: 1, running: 0 } } };
    },
  },
];

const withKey = (key: string, route: Route): Route => ({
  ...route,
  handle: (exchange, match) =>
    exchange.request.headers.authorization === `Bearer ${key}`
      ? route.handle(exchange, match)
      : { status: 401 },
});

/** Where a worker with S3 puts its files. */
const fileRoute = ({ bucket }: Jobs): Route => ({
  method: "GET",
  path: /^\/bucket\/.+$/,
  call: "file",
  handle({ url }) {
    const file = bucket.get(url.pathname);
    if (!file || file.fault === "output-expired") return { status: 403, body: "<Error>Expired</Error>" };
    const length = file.fault === "output-gigantic" ? { "content-length": "99000000000" } : {};
    return {
      status: 200,
      headers: { "content-type": "application/octet-stream", ...length },
      body: file.bytes,
    };
  },
});
