import { StudioError } from "@/domain/errors";
import { type Followed, followOperation } from "@/pipeline/operation/follow";
import type { OperationRequest } from "@/pipeline/operation/operation-request";
import { passing, type Submitted, submitOnce } from "@/pipeline/operation/submit";
import type { RunContext } from "@/pipeline/ports";

/** One wait is a step of its own, so that a restart in a long generation repeats a question, not the generation. */
const waitMs = 20_000;
/** An hour: no model known takes longer for one clip. */
const waitsMax = 180;
const retriesMax = 3;
/** A provider that wants us to stay away longer is not waited for. */
const longestPauseSeconds = 120;

/**
 * Makes a call to a model from its reservation to a result in our own storage, in durable steps: each can be repeated
 * after a crash without sending or paying anything twice. Passing failures are tried again three times, after 1, 2 and
 * 4 seconds or what the provider asks for. The caller puts the result in its place and settles with it.
 */
export async function runOperation<Request, Result>(
  ctx: RunContext,
  request: OperationRequest<Request, Result>,
): Promise<{ operationId: string }> {
  for (let attempt = 0; ; attempt++) {
    const name = attempt === 0 ? request.slot : `${request.slot}/again-${attempt}`;
    const submitted = await submitInTurn(ctx, request, name);
    const ended: Ended =
      submitted.state === "sent"
        ? await follow(ctx, request, { name, operationId: submitted.operationId })
        : submitted;
    if (ended.state === "done") return { operationId: ended.operationId };
    const seconds = ended.retryAfterSeconds ?? 2 ** attempt * (1 + Math.random() / 4);
    if (!passing.has(ended.code) || attempt >= retriesMax || seconds > longestPauseSeconds) {
      throw new StudioError(ended.code, ended.message);
    }
    await ctx.steps.sleep(`${name}/pause`, seconds);
  }
}

/**
 * Stands in the provider's line without holding a place among the steps at work: hundreds of calls may wait, and those
 * that the provider has taken go on.
 */
async function submitInTurn<Request, Result>(
  ctx: RunContext,
  request: OperationRequest<Request, Result>,
  name: string,
): Promise<Exclude<Submitted, { state: "waiting" }>> {
  for (let time = 0; ; time++) {
    const suffix = time === 0 ? "" : `-${time}`;
    const submitted: Submitted = await ctx.steps.run(`${name}/submit${suffix}`, () =>
      submitOnce(ctx, request),
    );
    if (submitted.state !== "waiting") return submitted;
    await ctx.steps.sleep(`${name}/line${suffix}`, submitted.seconds);
  }
}

type Ended = { state: "done"; operationId: string } | Extract<Submitted, { state: "failed" }>;

async function follow<Request, Result>(
  ctx: RunContext,
  request: OperationRequest<Request, Result>,
  { name, operationId }: { name: string; operationId: string },
): Promise<Ended> {
  for (let wait = 0; wait < waitsMax; wait++) {
    const followed: Followed = await ctx.steps.run(`${name}/wait-${wait}`, () =>
      followOperation(ctx, request, { operationId, waitMs }),
    );
    if (followed.state === "done") return { state: "done", operationId };
    if (followed.state === "failed") return { ...followed, retryAfterSeconds: null };
  }
  const message = `${request.model.name} has not finished within ${(waitsMax * waitMs) / 60_000} minutes`;
  await ctx.steps.run(`${name}/give-up`, async () => {
    const { handle, reservedMicros } = await ctx.records.operations.get(operationId);
    if (handle !== null) await request.job.cancel(handle);
    await ctx.records.operations.fail(ctx.run, {
      id: operationId,
      costMicros: reservedMicros,
      failure: { code: "media-failed", message },
    });
    return null;
  });
  return { state: "failed", code: "media-failed", message, retryAfterSeconds: null };
}
