import { setTimeout as sleep } from "node:timers/promises";
import { type ErrorCode, isCancellation, StudioError } from "@/domain/errors";
import type { Operation, Turn, WantedOperation } from "@/domain/operation/operation";
import { refuseWhenCancelled } from "@/pipeline/build";
import { keepOrTell } from "@/pipeline/operation/keep";
import type { OperationRequest } from "@/pipeline/operation/operation-request";
import type { RunContext } from "@/pipeline/ports";
import type { RemoteCall, Submission } from "@/providers/contract/remote-job";

/** How a try at sending ended: as data, because a durable step's result must outlive the process. */
export type Submitted =
  | { state: "sent"; operationId: string }
  /** Others go first: the step is over, so that its place is free for work that can go on, and asks again later. */
  | { state: "waiting"; seconds: number }
  | { state: "failed"; code: ErrorCode; message: string; retryAfterSeconds: number | null };

const lookAgainMs = 500;
/** How long a step may look for its turn, and with how many others before it that is worth while. */
const longestLookMs = 10_000;
const nearestInLine = 4;
/** Whoever else is sending the same call has died if it takes longer than this. */
const longestSubmissionMs = 180_000;

/** Refusals that are certain: nothing was taken, nothing is billed. */
const refusals: ReadonlySet<ErrorCode> = new Set([
  "provider-rejected",
  "safety-rejected",
  "unauthenticated",
  "misconfigured",
  "invalid-input",
  "forbidden",
  "missing-tool",
  "provider-unavailable",
  "rate-limited",
]);

/** Those say that the provider, not the request, is in trouble. */
const troubles: ReadonlySet<ErrorCode> = new Set(["provider-unavailable", "outcome-unknown"]);

/** Failures after which the same request may succeed. */
export const passing: ReadonlySet<ErrorCode> = new Set(["provider-unavailable", "rate-limited"]);

/**
 * Sends a call once, whatever happens: the money is reserved and the attempt written down before anything leaves, and
 * a call found half sent, after a crash or a broken connection, is looked for at the vendor before it is sent again.
 */
export async function submitOnce<Request, Result>(
  ctx: RunContext,
  request: OperationRequest<Request, Result>,
): Promise<Submitted> {
  try {
    const found = await sendOrFind(ctx, request);
    return "waitSeconds" in found
      ? { state: "waiting", seconds: found.waitSeconds }
      : { state: "sent", operationId: found.id };
  } catch (error) {
    if (isCancellation(error) || !(error instanceof StudioError)) throw error;
    const { code, message, retryAfterSeconds = null } = error;
    return { state: "failed", code, message, retryAfterSeconds };
  }
}

type Waiting = { waitSeconds: number };

async function sendOrFind<Request, Result>(
  ctx: RunContext,
  request: OperationRequest<Request, Result>,
): Promise<Operation | Waiting> {
  const holder = `${ctx.run.id}/${ctx.run.attempt}/${request.slot}`;
  const until = Date.now() + longestLookMs;
  for (;;) {
    refuseWhenCancelled(ctx.signal);
    const operation = await ctx.records.operations.open(ctx.run, wantedOf(request));
    switch (operation.state) {
      case "accepted":
      case "answered":
        return operation;
      case "unclear":
        throw unclearError(operation);
      case "open": {
        const turn = await askForTurn(ctx, operation, { holder, local: isLocal(request) });
        if (turn.turn === "now") return send(ctx, request, operation);
        if (turn.turn === "wait" && (turn.ahead >= nearestInLine || Date.now() > until)) {
          return { waitSeconds: turn.seconds };
        }
        break;
      }
      default:
        if (operation.holder === holder || isStale(operation)) return find(ctx, request, { operation });
    }
    await sleep(lookAgainMs, undefined, { signal: ctx.signal }).catch(() => refuseWhenCancelled(ctx.signal));
  }
}

function wantedOf<Request, Result>({
  stage,
  slot,
  key,
  model,
  job,
  request,
}: OperationRequest<Request, Result>): WantedOperation {
  return {
    key,
    stage,
    slot,
    provider: job.provider,
    model: model.id,
    ceilingMicros: job.ceilingMicros(request),
  };
}

const isLocal = ({ job }: { job: { provider: string } }) => job.provider === "local";

const isStale = ({ submittedAt }: Operation) =>
  submittedAt !== null && Date.now() - submittedAt.getTime() > longestSubmissionMs;

const unclearError = ({ failure, model }: Operation) =>
  new StudioError(
    "outcome-unknown",
    failure?.message ??
      `Nobody can tell whether ${model} took the call. Ask again if you accept to pay for it twice.`,
  );

/** Throws "provider-unavailable" for one that is left alone for a while. */
async function askForTurn(
  ctx: RunContext,
  { id, provider }: Operation,
  { holder, local }: { holder: string; local: boolean },
): Promise<Exclude<Turn, { turn: "resting" }>> {
  const turn = await ctx.records.operations.takeTurn({ id, holder, limited: !local });
  if (turn.turn !== "resting") return turn;
  const failure = {
    code: "provider-unavailable",
    message: `${provider} has failed several times in a row and is left alone for ${turn.seconds} s. Last time: ${turn.lastFailure}`,
  };
  await ctx.records.operations.fail(ctx.run, { id, costMicros: 0, failure });
  throw new StudioError("provider-unavailable", failure.message, { retryAfterSeconds: turn.seconds });
}

async function send<Request, Result>(
  ctx: RunContext,
  request: OperationRequest<Request, Result>,
  operation: Operation,
): Promise<Operation | Waiting> {
  const call = await callOf(ctx, request, operation);
  let submission: Submission<Result>;
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  try {
    submission = await request.job.submit(request.request, call);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    if (!isLocal(request) && troubles.has(error.code)) {
      const failure = error.message;
      await ctx.records.operations.health({ provider: operation.provider, failure, seconds: seconds() });
    }
    if (!refusals.has(error.code)) return find(ctx, request, { operation, cause: error });
    const failure = { code: error.code, message: error.message };
    await ctx.records.operations.fail(ctx.run, { id: operation.id, costMicros: 0, failure });
    throw error;
  }
  if (!isLocal(request)) {
    await ctx.records.operations.health({
      provider: operation.provider,
      failure: null,
      seconds: seconds(),
    });
  }
  return keepSubmission(ctx, request, { operation, submission });
}

/** What became of a call that was begun and never answered. */
async function find<Request, Result>(
  ctx: RunContext,
  request: OperationRequest<Request, Result>,
  { operation, cause }: { operation: Operation; cause?: StudioError },
): Promise<Operation | Waiting> {
  const { operations } = ctx.records;
  const found = await request.job.find(request.request, {
    ...(await callOf(ctx, request, operation)),
    submittedAt: operation.submittedAt ?? new Date(),
    isTaken: (handle) => operations.isTaken({ provider: operation.provider, handle, except: operation.id }),
  });
  if (found === "absent") {
    await operations.reopen(operation.id);
    if (operation.provider === "local") return sendOrFind(ctx, request);
    throw new StudioError(
      "provider-unavailable",
      `The connection to ${operation.provider} broke before it took the call`,
      { cause },
    );
  }
  if (found === "unknown") {
    const message = `The connection to ${request.model.name} broke after the call was sent, and it cannot tell whether it took it. It may have been billed; it is not sent again unless you say so.`;
    await operations.unclear(operation.id, message);
    throw new StudioError("outcome-unknown", message, { cause });
  }
  return keepSubmission(ctx, request, { operation, submission: found });
}

async function callOf<Request, Result>(
  ctx: RunContext,
  { slot }: OperationRequest<Request, Result>,
  { id }: Operation,
): Promise<RemoteCall> {
  return {
    operationId: id,
    callbackUrl: ctx.callbackUrl(id),
    outputFolder: await ctx.files.keptFolder(`${ctx.run.id}/${slot}`),
  };
}

async function keepSubmission<Request, Result>(
  ctx: RunContext,
  request: OperationRequest<Request, Result>,
  { operation, submission }: { operation: Operation; submission: Submission<Result> },
): Promise<Operation> {
  const { operations } = ctx.records;
  const { id } = operation;
  if (submission.state === "accepted") await operations.accept(id, submission.handle);
  else {
    const { costMicros } = submission;
    const kept = await keepOrTell(request, submission.result);
    if (!kept.ok) {
      await operations.fail(ctx.run, { id, costMicros, failure: kept.failure });
      throw new StudioError(kept.failure.code, kept.failure.message);
    }
    await operations.answer(id, { result: kept.result, costMicros });
  }
  return operations.get(id);
}
