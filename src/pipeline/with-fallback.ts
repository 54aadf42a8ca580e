import { type ErrorCode, StudioError } from "@/domain/errors";
import type { StageName } from "@/domain/run/run";
import type { RunContext } from "@/pipeline/ports";
import { note } from "@/pipeline/stage";
import type { ModelFacts } from "@/providers/contract/model-facts";

/**
 * Failures after which another model may do the work: the first one has certainly not done it. A prompt that was
 * refused as unsafe is not carried on to the next model, and a call whose fate is unknown may yet be paid.
 */
const fallsBack: ReadonlySet<ErrorCode> = new Set([
  "provider-rejected",
  "provider-unavailable",
  "rate-limited",
  "unauthenticated",
  "misconfigured",
  "media-failed",
]);

/**
 * Does work with the first model that can, in order. `step` names the steps of each way. The maker has allowed every
 * model of the list, and is told when one takes the place of another.
 */
export async function withFallback<Model extends ModelFacts, Value>(
  ctx: RunContext,
  { stage, slot, models }: { stage: StageName; slot: string; models: readonly [Model, ...Model[]] },
  work: (model: Model, step: string) => Promise<Value>,
): Promise<Value> {
  const [first, ...others] = models;
  const [next, ...rest] = others;
  try {
    return await work(first, slot);
  } catch (error) {
    if (!next || !(error instanceof StudioError) || !fallsBack.has(error.code)) throw error;
    const step = `${slot}/instead-${next.id}`;
    await ctx.steps.run(`${step}/tell`, async () => {
      const message = `${first.name} could not do it (${error.message}), so ${next.name} takes its place.`;
      await note(ctx, { stage, level: "warning", message });
      return null;
    });
    return withFallback(ctx, { stage, slot: step, models: [next, ...rest] }, (model, name) =>
      work(model, name === step ? step : name),
    );
  }
}
