import { type GetStepTools, NonRetriableError, RetryAfterError, StepError } from "inngest";
import { type ErrorCode, errorCodes, StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { InngestClient } from "@/inngest/client";
import { allAtRest } from "@/pipeline/all-at-rest";
import type { Steps } from "@/pipeline/ports";

type StepTools = GetStepTools<InngestClient>;
/** Structural, because the SDK does not export the type of its `group`. */
type Group = { parallel<Value>(options: { mode: "race" }, callback: () => Promise<Value>): Promise<Value> };

const isRetryable = {
  "invalid-input": false,
  unauthenticated: false,
  forbidden: false,
  "not-found": false,
  conflict: false,
  locked: false,
  "rate-limited": true,
  "cost-limit": false,
  cancelled: false,
  "provider-rejected": false,
  "safety-rejected": false,
  "provider-unavailable": true,
  "outcome-unknown": false,
  "media-failed": false,
  "storage-failed": false,
  "missing-tool": false,
  "data-locked": false,
  "data-version": false,
  misconfigured: false,
} satisfies Record<ErrorCode, boolean>;

/** Steps on Inngest: each is stored when it is done and never runs again for its run. */
export function durableSteps({
  step,
  group,
  attempt,
  shot,
}: {
  step: StepTools;
  group: Group;
  attempt: number;
  shot: Steps["shot"];
}): Steps {
  return {
    // Inngest types a step's result as its JSON round trip; Steps only admits Json, so the two agree.
    run: async <Value extends Json>(id: string, work: () => Promise<Value>) => {
      const stored = step.run(id, () => work().catch((error) => rethrowForInngest(error, attempt)));
      return (await stored.catch(rethrowAsStudioError)) as Value;
    },
    async sleep(id, seconds) {
      await step.sleep(id, Math.ceil(seconds * 1000));
    },
    // In race mode a branch goes on as soon as its own step is done; otherwise all branches would move in lock-step.
    parallel: (branches) =>
      group.parallel({ mode: "race" }, () => allAtRest(branches.map((branch) => branch()))),
    shot: (id, job, input) => shot(id, job, input).catch(rethrowAsStudioError),
  };
}

/** The name under which a StudioError's code travels through Inngest's own error format. */
const codeCarrier = "StudioErrorCode";

/** Inngest only understands its own error classes, and only inside the step that failed. */
function rethrowForInngest(error: unknown, attempt: number): never {
  if (!(error instanceof StudioError)) throw error;
  const cause = new Error(error.code, { cause: error });
  cause.name = codeCarrier;
  if (!isRetryable[error.code]) throw new NonRetriableError(error.message, { cause });
  const seconds = error.retryAfterSeconds ?? 2 ** attempt * (1 + Math.random() / 4);
  throw new RetryAfterError(error.message, seconds * 1000, { cause });
}

/** A step that failed for good comes back as Inngest's error; the pipeline knows StudioError. */
function rethrowAsStudioError(error: unknown): never {
  if (!(error instanceof StepError)) throw error;
  const carried =
    error.cause instanceof Error && error.cause.name === codeCarrier ? error.cause.message : null;
  const code = errorCodes.find((known) => known === carried) ?? "media-failed";
  throw new StudioError(code, error.message, { cause: error });
}
