import { z } from "zod";
import { newId } from "@/db/schema/columns";
import type { Json } from "@/domain/json";
import type { ClaimedJob } from "./claim";
import type { EngineCore } from "./core";
import { parseDeadline } from "./durations";
import { type FunctionConfig, maxAttempts } from "./functions";
import { discoveryStepId, type StepFailure } from "./run-state";

const json = z.custom<Json>();
const step = { id: z.string(), displayName: z.string().nullish() };
const parallelMode = z.string().optional();

/** Operations of the SDK that the engine carries out. Parsed tolerantly: the SDK adds fields as it grows. */
const operation = z.discriminatedUnion("op", [
  z.object({ op: z.literal("StepRun"), ...step, data: json.optional() }),
  z.object({ op: z.literal("StepError"), ...step, error: json.optional() }),
  z.object({ op: z.literal("StepFailed"), ...step, error: json.optional() }),
  z.object({ op: z.literal("StepPlanned"), ...step, opts: z.object({ parallelMode }).nullish() }),
  z.object({
    op: z.literal("Sleep"),
    ...step,
    name: z.string(),
    opts: z.object({ parallelMode }).nullish(),
  }),
  z.object({
    op: z.literal("WaitForEvent"),
    ...step,
    name: z.string(),
    opts: z.object({ timeout: z.string(), if: z.string().optional(), parallelMode }),
  }),
  z.object({
    op: z.literal("InvokeFunction"),
    ...step,
    opts: z.object({
      function_id: z.string(),
      payload: z.object({ data: z.record(z.string(), json).nullish() }).nullish(),
      timeout: z.string().optional(),
      parallelMode,
    }),
  }),
  z.object({ op: z.literal("DiscoveryRequest"), ...step }),
  z.object({ op: z.literal("RunComplete"), ...step, data: json.optional() }),
]);
export type Operation = z.infer<typeof operation>;
export type OperationOf<Op extends Operation["op"]> = Extract<Operation, { op: Op }>;

export type SdkAnswer =
  | { type: "returned"; output: Json }
  | { type: "threw"; error: StepFailure; final: boolean; retryAt: Date | null }
  | { type: "operations"; operations: Operation[]; final: boolean; retryAt: Date | null }
  | { type: "unsupported"; message: string };

/** Runs one step of a function, or asks it what comes next, through the SDK's handler. Never throws. */
export async function callSdk(
  core: EngineCore,
  claimed: ClaimedJob,
  config: FunctionConfig,
): Promise<SdkAnswer> {
  try {
    const response = await core.handler(sdkRequest(claimed, config));
    return parseAnswer(response, await response.text(), core.clock());
  } catch (error) {
    return { type: "threw", error: toFailure(error as Json), final: false, retryAt: null };
  }
}

function sdkRequest({ job, run, memos, hasOpenSteps }: ClaimedJob, config: FunctionConfig): Request {
  const url = new URL(config.steps.step.runtime.url);
  url.searchParams.set("stepId", job.stepId);
  const order = memos.map((memo) => memo.stepId);
  const body = {
    version: -1,
    event: run.events[0],
    events: run.events,
    steps: Object.fromEntries(memos.map(({ stepId, memo }) => [stepId, memo])),
    // Without `fn_id` the SDK never goes on to further steps by itself ("checkpointing"): each is committed here first.
    ctx: {
      run_id: run.id,
      attempt: job.attempt,
      max_attempts: maxAttempts(config),
      disable_immediate_execution: job.stepId !== discoveryStepId || hasOpenSteps,
      use_api: false,
      stack: { stack: order, current: order.length },
    },
  };
  return new Request(url, {
    method: "POST",
    headers: {
      host: url.host,
      "content-type": "application/json",
      "x-inngest-server-kind": "dev",
      "x-inngest-req-version": "-1",
      "x-run-id": run.id,
      "x-request-id": newId(),
    },
    body: JSON.stringify(body),
  });
}

function parseAnswer(response: Response, text: string, now: Date): SdkAnswer {
  const body = parseBody(text);
  if (response.status === 200) return { type: "returned", output: body };
  const verdict = {
    final: response.headers.get("x-inngest-no-retry") === "true",
    retryAt: parseRetryAfter(response.headers.get("retry-after"), now),
  };
  if (response.status !== 206) return { type: "threw", error: toFailure(body), ...verdict };
  const operations: Operation[] = [];
  for (const raw of Array.isArray(body) ? body : [body]) {
    const parsed = operation.safeParse(raw);
    if (!parsed.success) return { type: "unsupported", message: unsupported(raw) };
    operations.push(parsed.data);
  }
  return { type: "operations", operations, ...verdict };
}

function unsupported(raw: Json): string {
  const named = z.object({ op: z.string() }).safeParse(raw);
  return `The embedded engine does not support the operation "${named.data?.op ?? "unknown"}"; run this function on Inngest`;
}

function parseBody(text: string): Json {
  try {
    return text === "" ? null : (JSON.parse(text) as Json);
  } catch {
    // Not from the SDK but from whatever stands before it, e.g. a page of an HTTP error.
    return { name: "Error", message: text.slice(0, 2_000) };
  }
}

/** Seconds or a date, as the SDK writes for RetryAfterError. */
function parseRetryAfter(header: string | null, now: Date): Date | null {
  if (!header) return null;
  return /^\d+$/.test(header) ? new Date(now.getTime() + Number(header) * 1_000) : parseDeadline(header, now);
}

/** Anything thrown, in the form the SDK reads back. */
export function toFailure(error: Json | Error | undefined): StepFailure {
  if (error instanceof Error) {
    return { name: error.name, message: error.message, ...(error.stack && { stack: error.stack }) };
  }
  const fields = error !== null && typeof error === "object" && !Array.isArray(error) ? error : {};
  const message = fields.message ?? fields.error ?? JSON.stringify(error ?? null);
  return { ...fields, name: String(fields.name ?? "Error"), message: String(message) };
}
