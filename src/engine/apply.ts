import { and, eq } from "drizzle-orm";
import { newId } from "@/db/schema/columns";
import { type EngineJob, type EngineRun, engineJobs, engineWaits } from "@/db/schema/engine";
import type { Json } from "@/domain/json";
import { type ClaimedJob, claimIn } from "./claim";
import { type EngineCore, transact, type Work } from "./core";
import { parseDeadline } from "./durations";
import { type FunctionConfig, maxAttempts } from "./functions";
import { notifyWorkers } from "./outbox";
import {
  addJob,
  discover,
  discoveryStepId,
  finishRun,
  isStepKnown,
  lockActiveRun,
  memoise,
  type StepFailure,
} from "./run-state";
import { createRun } from "./schedule";
import { type Operation, type OperationOf, type SdkAnswer, toFailure } from "./sdk-call";

/** One answer of the SDK being turned into state. */
type Applying = {
  work: Work;
  run: EngineRun;
  job: EngineJob;
  /** Whether a failure in this answer is the last one allowed. */
  final: boolean;
  retryAt: Date;
};

export type Applied = {
  endedRunIds: Set<string>;
  /** Jobs under our lease that begin where this one has ended. */
  claimed: ClaimedJob[];
  /** Whether there may be more to do at once. */
  more: boolean;
};

/**
 * Stores what the SDK answered, all of it in one transaction: results, the next jobs and waits, child runs, the end of
 * the run. An answer that comes after the run ended or the lease was lost is dropped. In the same transaction up to
 * `capacity` jobs are claimed, mostly what this answer led to: a claim by itself costs as much again.
 */
export async function applyAnswer(
  core: EngineCore,
  { job, config, capacity }: { job: ClaimedJob["job"]; config: FunctionConfig; capacity: number },
  answer: SdkAnswer,
): Promise<Applied> {
  const { result, endedRunIds, planned } = await transact(core, async (work) => {
    await applyHeld(work, { job, config }, answer);
    return claimIn(work, capacity);
  });
  core.memory.learn(result);
  // On a server, another transaction may have held jobs that this one passed over, and left them.
  const unseen = core.kind !== "pglite";
  return { endedRunIds, claimed: result, more: unseen || planned || result.length === capacity };
}

async function applyHeld(
  work: Work,
  { job, config }: { job: ClaimedJob["job"]; config: FunctionConfig },
  answer: SdkAnswer,
): Promise<void> {
  const { core } = work;
  const run = await lockActiveRun(work, job.runId);
  if (!run) return;
  const [held] = await work.tx
    .delete(engineJobs)
    .where(and(eq(engineJobs.id, job.id), eq(engineJobs.leaseOwner, core.owner)))
    .returning();
  if (!held) return;
  // Its place under a concurrency key is free now, maybe for a job another process holds back.
  if (run.limitKeys.length > 0) await notifyWorkers(work.tx, core.kind);
  await apply({ work, run, job: held, ...verdict(work, { job: held, config }, answer) }, answer);
}

function verdict(
  work: Work,
  { job, config }: { job: EngineJob; config: FunctionConfig },
  answer: SdkAnswer,
): { final: boolean; retryAt: Date } {
  const told = answer.type === "threw" || answer.type === "operations" ? answer : undefined;
  const backoffMs = work.core.backoff(job.attempt);
  return {
    final: told?.final === true || job.attempt + 1 >= maxAttempts(config),
    retryAt: told?.retryAt ?? new Date(work.now.getTime() + backoffMs),
  };
}

async function apply(applying: Applying, answer: SdkAnswer): Promise<void> {
  const { work, run } = applying;
  switch (answer.type) {
    case "returned":
      return finishRun(work, run.id, { status: "completed", output: answer.output });
    case "unsupported":
      return finishRun(work, run.id, {
        status: "failed",
        output: { name: "UnsupportedOperationError", message: answer.message },
      });
    case "threw":
      return applyThrow(applying, answer.error);
    case "operations":
      return applyOperations(applying, answer.operations);
  }
}

/** The function's own code threw outside of steps, or the call did not come through. */
async function applyThrow(applying: Applying, error: StepFailure): Promise<void> {
  const { work, run, job, final } = applying;
  if (!final) return retry(applying);
  if (job.stepId === discoveryStepId) {
    return finishRun(work, run.id, { status: "failed", output: error });
  }
  // The next look at the function meets the same error, if it still matters there.
  await memoise(work, run, { stepId: job.stepId, memo: { error } });
  await discover(work, run, { race: job.race });
}

function retry({ work, run, job, retryAt }: Applying): Promise<void> {
  return addJob(work, run, {
    stepId: job.stepId,
    attempt: job.attempt + 1,
    lostLeases: job.lostLeases,
    dueAt: retryAt,
    race: job.race,
  });
}

async function applyOperations(applying: Applying, operations: Operation[]): Promise<void> {
  const { work, run, job } = applying;
  let lookAgain = job.again;
  for (const operation of operations) {
    if (operation.op === "RunComplete") {
      return finishRun(work, run.id, { status: "completed", output: operation.data ?? null });
    }
    if ((await applyOperation(applying, operation)) === "settled") lookAgain = true;
  }
  if (lookAgain) await discover(work, run, { race: job.race });
}

/** "settled": the function has something new to see. "open": it will be told later. */
type Outcome = "settled" | "open";

async function applyOperation(
  applying: Applying,
  operation: Exclude<Operation, { op: "RunComplete" }>,
): Promise<Outcome> {
  const { work, run } = applying;
  switch (operation.op) {
    case "StepRun":
      return settle(applying, operation, { data: operation.data ?? null });
    case "StepFailed":
      return settle(applying, operation, { error: toFailure(operation.error) });
    case "StepError":
      if (applying.final) return settle(applying, operation, { error: toFailure(operation.error) });
      await retry(applying);
      return "open";
    case "StepPlanned":
      if (!(await isStepKnown(work, run.id, operation.id))) {
        await addJob(work, run, { stepId: operation.id, dueAt: work.now, race: isRace(operation) });
      }
      return "open";
    case "Sleep":
      return wait(applying, operation, { kind: "sleep", expiresAt: parseDeadline(operation.name, work.now) });
    case "WaitForEvent":
      return wait(applying, operation, {
        kind: "event",
        eventName: operation.name,
        expression: operation.opts.if ?? null,
        expiresAt: parseDeadline(operation.opts.timeout, work.now),
      });
    case "InvokeFunction":
      return invoke(applying, operation);
    case "DiscoveryRequest":
      return "settled";
  }
}

type Step = {
  id: string;
  displayName?: string | null | undefined;
  opts?: { parallelMode?: string | undefined } | null | undefined;
};

const isRace = (step: Step) => step.opts?.parallelMode === "race";

async function settle({ work, run }: Applying, step: Step, memo: Json): Promise<Outcome> {
  await memoise(work, run, { stepId: step.id, name: step.displayName, memo });
  return "settled";
}

type WaitInput = Omit<typeof engineWaits.$inferInsert, "runId" | "stepId" | "race">;

async function wait({ work, run }: Applying, step: Step, input: WaitInput): Promise<Outcome> {
  if (!(await isStepKnown(work, run.id, step.id))) {
    await work.tx
      .insert(engineWaits)
      .values({ runId: run.id, stepId: step.id, race: isRace(step), ...input });
    if (input.expiresAt) work.planned = true;
  }
  return "open";
}

async function invoke(applying: Applying, operation: OperationOf<"InvokeFunction">): Promise<Outcome> {
  const { work, run } = applying;
  if (await isStepKnown(work, run.id, operation.id)) return "open";
  const { function_id: functionId, payload, timeout } = operation.opts;
  const config = work.core.functions.get(functionId);
  if (!config) {
    const message = `There is no function "${functionId}" to invoke; is it in the list that is served?`;
    return settle(applying, operation, { error: { name: "Error", message } });
  }
  const childRunId = newId();
  const expiresAt = timeout ? parseDeadline(timeout, work.now) : null;
  await wait(applying, operation, { kind: "invoke", childRunId, expiresAt });
  const event = {
    id: newId(),
    name: "inngest/function.invoked",
    data: payload?.data ?? {},
    ts: work.now.getTime(),
    user: {},
  };
  const started = await createRun(work, { config, events: [event], runId: childRunId });
  if (started !== null) return "open";
  await work.tx.delete(engineWaits).where(eq(engineWaits.childRunId, childRunId));
  const message = `"${functionId}" was not started: its rate limit, idempotency or singleton rule says so`;
  return settle(applying, operation, { error: { name: "Error", message } });
}
