import { type ErrorCode, isCancellation, StudioError } from "@/domain/errors";
import type { FailureAction, StageName } from "@/domain/run/run";
import type { ShotOutcome } from "@/pipeline/jobs";
import type { RunContext } from "@/pipeline/ports";

export type ShotFailure = { shotKey: string; code: string; message: string };

/** What a maker can do about a failed shot. */
const actionFor: Record<ErrorCode, FailureAction> = {
  "invalid-input": "change-prompt",
  unauthenticated: "use-another-model",
  forbidden: "use-another-model",
  "not-found": "retry",
  conflict: "retry",
  "rate-limited": "retry",
  "cost-limit": "raise-limit",
  cancelled: "retry",
  "provider-rejected": "change-prompt",
  "safety-rejected": "change-prompt",
  "provider-unavailable": "retry",
  "outcome-unknown": "ask-again",
  "media-failed": "retry",
  "storage-failed": "retry",
  "missing-tool": "retry",
  "data-locked": "retry",
  "data-version": "retry",
  misconfigured: "use-another-model",
};

/** Does the work on one shot; a failure becomes a result with a reason, so that the other shots go on. */
export async function outcomeOf(
  ctx: RunContext,
  { stage, piece }: { stage: StageName; piece: string },
  work: () => Promise<void>,
): Promise<ShotOutcome> {
  try {
    await work();
    return { ok: true };
  } catch (error) {
    if (isCancellation(error) || !(error instanceof StudioError)) throw error;
    const failure = { code: error.code, message: error.message, action: actionFor[error.code] };
    await ctx.steps.run(`${piece}/failed`, async () => {
      await ctx.records.tell(ctx.run, {
        key: `${stage}/${piece}/failed`,
        data: { type: "piece-failed", stage, piece, ...failure },
      });
      return null;
    });
    return { ok: false, ...failure };
  }
}

export function failuresOf(ended: readonly { shotKey: string; outcome: ShotOutcome }[]): ShotFailure[] {
  return ended.flatMap(({ shotKey, outcome }) =>
    outcome.ok ? [] : [{ shotKey, code: outcome.code, message: outcome.message }],
  );
}
