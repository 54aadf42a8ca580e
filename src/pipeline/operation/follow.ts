import { setTimeout as sleep } from "node:timers/promises";
import { type ErrorCode, StudioError } from "@/domain/errors";
import type { Operation } from "@/domain/operation/operation";
import { refuseWhenCancelled } from "@/pipeline/build";
import { keepOrTell } from "@/pipeline/operation/keep";
import type { OperationRequest } from "@/pipeline/operation/operation-request";
import { passing } from "@/pipeline/operation/submit";
import type { RunContext } from "@/pipeline/ports";
import type { JobStatus, RemoteJob } from "@/providers/contract/remote-job";

/** What one wait found: as data, because it is the result of a durable step. */
export type Followed =
  | { state: "pending" }
  | { state: "done" }
  | { state: "failed"; code: ErrorCode; message: string };

const askMs = 1000;

/**
 * Waits for a job until it is over or `waitMs` have passed. Its result is in our storage before it is told as done: a
 * vendor deletes it soon. A cancel of the run ends the job at the vendor too, and books what it cost until then.
 */
export async function followOperation<Request, Result>(
  ctx: RunContext,
  request: OperationRequest<Request, Result>,
  { operationId, waitMs }: { operationId: string; waitMs: number },
): Promise<Followed> {
  const until = Date.now() + waitMs;
  let heardAt = 0;
  while (Date.now() < until) {
    if (ctx.signal.aborted) await endOperation(ctx, request, operationId);
    refuseWhenCancelled(ctx.signal);
    const operation = await ctx.records.operations.get(operationId);
    if (operation.state === "answered" || operation.state === "settled") return { state: "done" };
    if (operation.state !== "accepted") {
      // Another run that waited for the same job has written down its end.
      const { code, message } = operation.failure ?? { code: "cancelled", message: "The job was ended" };
      return { state: "failed", code: code as ErrorCode, message };
    }
    const notifiedAt = operation.notifiedAt?.getTime() ?? 0;
    const status = await statusOf(ctx, request, { ...operation, told: notifiedAt > heardAt });
    heardAt = notifiedAt;
    if (status.state !== "pending") return end(ctx, request, { operationId, status });
    await request.report(status.progress ?? 0);
  }
  return { state: "pending" };
}

async function statusOf<Request, Result>(
  ctx: RunContext,
  { job, slot }: OperationRequest<Request, Result>,
  { handle, provider, told }: Pick<Operation, "handle" | "provider"> & { told: boolean },
): Promise<JobStatus<Result>> {
  try {
    return await job.status(handle, {
      waitMs: askMs,
      told,
      outputFolder: await ctx.files.keptFolder(`${ctx.run.id}/${slot}`),
      signal: ctx.signal,
    });
  } catch (error) {
    if (ctx.signal.aborted) return { state: "pending", progress: null };
    if (!(error instanceof StudioError) || !passing.has(error.code)) throw error;
    if (provider !== "local") {
      await ctx.records.operations.health({ provider, failure: error.message, seconds: 0 });
    }
    // The job goes on without us: a vendor that cannot be asked now is asked again later.
    const pauseMs = Math.min(60, error.retryAfterSeconds ?? 2) * 1000;
    await sleep(pauseMs, undefined, { signal: ctx.signal }).catch(() => refuseWhenCancelled(ctx.signal));
    return { state: "pending", progress: null };
  }
}

async function end<Request, Result>(
  ctx: RunContext,
  request: OperationRequest<Request, Result>,
  { operationId, status }: { operationId: string; status: Exclude<JobStatus<Result>, { state: "pending" }> },
): Promise<Followed> {
  const { operations } = ctx.records;
  if (status.state === "done") {
    const kept = await keepOrTell(request, status.result);
    if (kept.ok) {
      await operations.answer(operationId, { result: kept.result, costMicros: status.costMicros });
      return { state: "done" };
    }
    // Paid for, and no use: the books say so.
    await operations.fail(ctx.run, { id: operationId, costMicros: status.costMicros, failure: kept.failure });
    return { state: "failed", ...kept.failure };
  }
  const failure = { code: status.code, message: status.reason };
  await operations.fail(ctx.run, { id: operationId, costMicros: status.costMicros, failure });
  return { state: "failed", ...failure };
}

/** Stops a job at the vendor and books what it cost. */
export async function endOperation<Request, Result>(
  ctx: Pick<RunContext, "records" | "run" | "files">,
  { job, slot }: { job: Pick<RemoteJob<Request, Result>, "cancel" | "status">; slot: string },
  operationId: string,
): Promise<void> {
  const operation = await ctx.records.operations.get(operationId);
  if (operation.state !== "accepted") return;
  await job.cancel(operation.handle);
  const status = await job.status(operation.handle, {
    waitMs: 3000,
    outputFolder: await ctx.files.keptFolder(`${ctx.run.id}/${slot}`),
  });
  // A job that was quicker than the cancel stays open with its handle: whoever goes on with the run finds it there.
  if (status.state === "done") return;
  await ctx.records.operations.fail(ctx.run, {
    id: operationId,
    costMicros: status.state === "failed" ? status.costMicros : operation.reservedMicros,
    failure: { code: "cancelled", message: "The run was cancelled" },
  });
}
