import { type ErrorCode, isCancellation, StudioError } from "@/domain/errors";
import type { FailureAction, StageName } from "@/domain/run/run";
import type { ShotOutcome } from "@/pipeline/jobs";
import type { RunContext } from "@/pipeline/ports";
import { note } from "@/pipeline/stage";

export type ShotFailure = { shotKey: string; code: string; message: string };

/** What a maker can do about a failed shot. */
const actionFor: Record<ErrorCode, FailureAction> = {
  "invalid-input": "change-prompt",
  unauthenticated: "use-another-model",
  forbidden: "use-another-model",
  "not-found": "retry",
  conflict: "retry",
  locked: "retry",
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

/**
 * Does the work on one shot; a failure becomes a result with a reason, so that the other shots go on.
 *
 * @param isSpare Whether the video can do without this piece: then nothing waits for it when it fails.
 */
export async function outcomeOf(
  ctx: RunContext,
  { stage, piece, isSpare = false }: { stage: StageName; piece: string; isSpare?: boolean },
  work: () => Promise<void>,
): Promise<ShotOutcome> {
  try {
    await work();
    return { ok: true };
  } catch (error) {
    if (isCancellation(error) || !(error instanceof StudioError)) throw error;
    const failure = { code: error.code, message: error.message, action: actionFor[error.code] };
    await ctx.steps.run(`${piece}/failed`, async () => {
      if (isSpare) {
        const dropped = { type: "piece-dropped" as const, stage, piece, message: error.message };
        await ctx.records.tell(ctx.run, { key: `${stage}/${piece}/dropped`, data: dropped });
        return null;
      }
      await ctx.records.tell(ctx.run, {
        key: `${stage}/${piece}/failed`,
        data: { type: "piece-failed", stage, piece, ...failure },
      });
      return null;
    });
    return { ok: false, ...failure };
  }
}

/** Tells the maker of a take that the video does without. @param step Name of the step that does it. */
export async function tellSpareFailed(
  ctx: RunContext,
  { stage, step, label, reason }: { stage: StageName; step: string; label: string; reason: string },
): Promise<void> {
  // A run that makes nothing new looks for takes that may not exist.
  if (ctx.run.options.rebuild) return;
  await ctx.steps.run(step, async () => {
    const message = `${label} could not be made, so the video goes on with what there is. ${reason}`;
    await note(ctx, { stage, level: "warning", message });
    return null;
  });
}

export function failuresOf(ended: readonly { shotKey: string; outcome: ShotOutcome }[]): ShotFailure[] {
  return ended.flatMap(({ shotKey, outcome }) =>
    outcome.ok ? [] : [{ shotKey, code: outcome.code, message: outcome.message }],
  );
}
