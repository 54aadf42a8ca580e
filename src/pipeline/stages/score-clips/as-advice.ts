import { isCancellation, StudioError } from "@/domain/errors";
import type { RunContext } from "@/pipeline/ports";
import { note } from "@/pipeline/stage";

/** Does work that a run does not depend on: a failure is told to the maker, and nothing else stops. */
export async function asAdvice<Value>(
  ctx: RunContext,
  { step, failed }: { step: string; failed: string },
  work: () => Promise<Value>,
): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (isCancellation(error) || !(error instanceof StudioError)) throw error;
    const message = `${failed}: ${error.message}`;
    await ctx.steps.run(`${step}/failed`, async () => {
      await note(ctx, { stage: "score", level: "warning", message });
      return null;
    });
    return null;
  }
}
