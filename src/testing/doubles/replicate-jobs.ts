import { randomBytes } from "node:crypto";
import type { BillLine, ContentFault } from "./http-double";
import { type DoubleModel, doubleModels, type Input } from "./replicate-models";
import type { WebhookSender } from "./replicate-webhooks";

export type JobStatus = "starting" | "processing" | "succeeded" | "failed" | "canceled" | "aborted";

export type Job = {
  readonly id: string;
  readonly model: string;
  readonly version: string;
  readonly input: Input;
  readonly webhook: string | null;
  readonly events: readonly string[];
  readonly createdAt: Date;
  readonly deadline: Date | null;
  status: JobStatus;
  startedAt: Date | null;
  completedAt: Date | null;
  error: string | null;
  /** Times it has been asked after in its present state. */
  looks: number;
  /** Calls of the list that do not show it yet. */
  hiddenFromLists: number;
  /** What is wrong with it. */
  fault: ContentFault | null;
  dataRemoved: boolean;
};

/** How jobs get on: with each look at them, or by the clock. */
export type Pace =
  | { looks: { starting: number; processing: number } }
  | { ms: { starting: number; processing: number } };

const hourMs = 3_600_000;
/** Every successful job has run for so long, by its metrics. */
const predictSeconds = 4;

const failures: Partial<Record<ContentFault, string>> = {
  "job-fails": "Prediction interrupted; please retry (code: PA)",
  "safety-rejection":
    "The input or output was flagged as sensitive. Please try again with different inputs. (E005) (Xk2d9fLq1a)",
};

/** Faults that are about a job itself, whichever call they struck. */
const jobFaults: readonly ContentFault[] = [
  ...["safety-rejection", "job-fails", "job-hangs", "job-aborted", "job-disappears"],
  ...["output-truncated", "output-missing", "output-expired", "output-wrong-type", "output-gigantic"],
  ...["webhook-lost", "webhook-doubled", "webhook-out-of-order", "webhook-forged"],
] as ContentFault[];

/** The predictions of the double, from their creation to their bill. */
export class Jobs {
  readonly all: Job[] = [];
  readonly bill: BillLine[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly options: {
      pace: Pace;
      now: () => Date;
      listLag: number;
      fillsDefaults: boolean;
      webhooks: WebhookSender;
      url: () => string;
    },
  ) {}

  create(
    order: Pick<Job, "model" | "version" | "input" | "webhook" | "events">,
    { cancelAfterSeconds, fault }: { cancelAfterSeconds: number | null; fault: ContentFault | null },
  ): Job {
    const createdAt = this.options.now();
    const deadline =
      cancelAfterSeconds === null ? null : new Date(createdAt.getTime() + cancelAfterSeconds * 1000);
    const job: Job = {
      ...order,
      id: randomBytes(13).toString("hex"),
      createdAt,
      deadline,
      status: "starting",
      startedAt: null,
      completedAt: null,
      error: null,
      looks: 0,
      hiddenFromLists: this.options.listLag,
      fault: null,
      dataRemoved: false,
    };
    this.all.unshift(job);
    this.strike(job, fault);
    if ("ms" in this.options.pace) this.#advanceLater(job, this.options.pace.ms.starting);
    return job;
  }

  strike(job: Job, fault: ContentFault | null): void {
    if (fault && jobFaults.includes(fault)) job.fault = fault;
    if (fault === "job-aborted" && !job.completedAt) this.#end(job, "aborted");
  }

  /** The job as it is now, moved on by the look where that is the pace; null when it is not known. */
  look(id: string): Job | null {
    const job = this.all.find((candidate) => candidate.id === id);
    if (!job || job.fault === "job-disappears") return null;
    this.#expire(job);
    const { pace } = this.options;
    if ("looks" in pace && !job.completedAt) {
      const needed = job.status === "starting" ? pace.looks.starting : pace.looks.processing;
      job.looks += 1;
      if (job.looks >= needed) this.advance(job);
    }
    return job;
  }

  list(): Job[] {
    const shown = this.all.filter((job) => job.hiddenFromLists === 0 && job.fault !== "job-disappears");
    for (const job of this.all) {
      this.#expire(job);
      if (job.hiddenFromLists > 0) job.hiddenFromLists -= 1;
    }
    return shown;
  }

  /** Moves a job to its next state. */
  advance(job: Job): void {
    if (job.completedAt) return;
    job.looks = 0;
    if (job.status === "starting") {
      job.status = "processing";
      job.startedAt = this.options.now();
      if (job.fault !== "webhook-out-of-order") this.#tell(job, "start");
      if ("ms" in this.options.pace) this.#advanceLater(job, this.options.pace.ms.processing);
      return;
    }
    if (job.fault === "job-hangs") return;
    const failure = job.fault && failures[job.fault];
    if (failure) job.error = failure;
    this.#end(job, failure ? "failed" : "succeeded");
  }

  cancel(job: Job): void {
    if (!job.completedAt) this.#end(job, "canceled");
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** The prediction as the vendor writes it. */
  describe(job: Job): Record<string, unknown> & { status: string } {
    const { id, model, version, input, status, error } = job;
    const ended = job.status === "succeeded" && job.startedAt;
    const api = `${this.options.url()}/v1/predictions/${id}`;
    return {
      id,
      model,
      version,
      input: job.dataRemoved ? {} : { ...(this.options.fillsDefaults && defaultsOf(job)), ...input },
      output: this.#outputOf(job),
      error,
      logs: job.dataRemoved ? "" : logsOf(job),
      status,
      source: "api",
      data_removed: job.dataRemoved,
      created_at: job.createdAt.toISOString(),
      started_at: job.startedAt?.toISOString() ?? null,
      completed_at: job.completedAt?.toISOString() ?? null,
      ...(job.deadline && { deadline: job.deadline.toISOString() }),
      metrics: ended ? { predict_time: predictSeconds, total_time: predictSeconds + 0.5 } : {},
      urls: { get: api, cancel: `${api}/cancel`, web: `https://replicate.com/p/${id}` },
      ...(job.webhook && { webhook: job.webhook, webhook_events_filter: job.events }),
    };
  }

  #outputOf(job: Job): unknown {
    if (job.status !== "succeeded" || job.dataRemoved || job.fault === "output-missing") return null;
    const { output } = modelOf(job);
    const extension = output === "video" ? "mp4" : output === "sound" ? "wav" : String(formatOf(job.input));
    const address = `${this.options.url()}/pbxt/${job.id}/output.${extension}`;
    return output === "images" ? [address] : address;
  }

  #end(job: Job, status: JobStatus): void {
    job.status = status;
    job.completedAt = this.options.now();
    if (job.fault === "output-expired") job.dataRemoved = true;
    if (status === "succeeded") {
      const micros = modelOf(job).price(job.input, { predict: predictSeconds });
      this.bill.push({ id: job.id, what: job.model, micros });
    }
    this.#tell(job, "completed");
    if (job.fault === "webhook-out-of-order") this.#tell({ ...job, status: "processing" }, "start");
  }

  /** What time alone does: the deadline of a running job, the removal of an old one's data. */
  #expire(job: Job): void {
    const now = this.options.now();
    if (!job.completedAt && job.deadline && now > job.deadline) {
      this.#end(job, job.startedAt ? "canceled" : "aborted");
    }
    if (job.completedAt && now.getTime() - job.completedAt.getTime() > hourMs) job.dataRemoved = true;
  }

  #tell(job: Job, event: "start" | "completed"): void {
    if (!job.webhook || !job.events.includes(event) || job.fault === "webhook-lost") return;
    const { webhooks } = this.options;
    const told = this.describe(job);
    if (job.fault === "webhook-forged") {
      const forged = { ...told, status: "failed", error: "forged", output: null };
      webhooks.send(job.webhook, forged, { forged: true });
    }
    webhooks.send(job.webhook, told, { copies: job.fault === "webhook-doubled" ? 2 : 1 });
  }

  #advanceLater(job: Job, ms: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.advance(job);
    }, ms);
    this.#timers.add(timer.unref());
  }
}

export function modelOf(job: Pick<Job, "model">): DoubleModel {
  const model = doubleModels[job.model];
  if (!model) throw new Error(`The double has no model ${job.model}`);
  return model;
}

function defaultsOf(job: Job): Input {
  const fields = Object.entries(modelOf(job).fields);
  return Object.fromEntries(
    fields.flatMap(([name, { default: preset }]) => (preset === undefined ? [] : [[name, preset]])),
  );
}

/** The picture format that an input asks for. */
export function formatOf(input: Input): "png" | "jpg" | "webp" {
  const asked = input.output_format;
  return asked === "jpg" || asked === "webp" ? asked : "png";
}

function logsOf(job: Job): string {
  if (job.status === "starting") return "";
  const bar = job.completedAt ? " 100%|██████████| 4/4" : "  50%|█████     | 2/4";
  return `Using seed: 7\n${bar} [00:02<00:02,  1.00it/s]\n`;
}
