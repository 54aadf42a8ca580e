import { type ResolvedBrief, wordsOfBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import {
  finishRewrite,
  type PlanRewriteInput,
  planRewriteOutput,
  rewriteSchema,
  type ShotRewrite,
  type ShotRewriteRequest,
} from "@/domain/plan/rewrite-shot";
import { slots } from "@/domain/shot/take";
import { ask } from "@/pipeline/ask";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { inStage } from "@/pipeline/stage";
import { planOfMaker } from "./plan-of-maker";
import { rewritePrompt } from "./rewrite-prompt";

const version = 1;

/**
 * Asks the planner for some fields of one shot, with the plan around it as the maker has it now. The answer is a proposal
 * in a slot of the run: it changes nothing until the maker takes it. Throws "not-found" when there is no such shot.
 */
export function rewriteShot(
  ctx: RunContext,
  { brief, request }: { brief: Built<ResolvedBrief>; request: ShotRewriteRequest },
): Promise<Built<ShotRewrite>> {
  return inStage(ctx, { stage: "plan", total: null }, async () => {
    const { plan, narrative } = await planOfMaker(ctx);
    if (!plan.shots.some(({ key }) => key === request.shotKey)) {
      throw new StudioError("not-found", "This shot is not in the plan any more. Reload the page.");
    }
    const input: PlanRewriteInput = {
      brief: wordsOfBrief(brief.value),
      plan,
      narrative: narrative.story,
      ...request,
    };
    const answer = await ask(ctx, {
      stage: "plan",
      slot: `${slots.rewrite}/answer`,
      task: "plan.rewrite",
      words: rewritePrompt(input),
      input,
      schema: rewriteSchema(request.fields),
      seed: brief.value.seed + request.attempt,
      dependsOn: [brief],
    });
    const { elements } = plan;
    const { voice } = brief.value;
    const written = answer.value.value;
    const proposal = await build<ShotRewrite>(ctx, {
      stage: "plan",
      slot: slots.rewrite,
      version,
      inputs: { written, elements: elements.map(({ key }) => key), voice, fields: request.fields },
      dependsOn: [answer],
      isComputed: true,
      make: async () => ({
        value: finishRewrite(planRewriteOutput.parse(written), { fields: request.fields, elements, voice }),
      }),
    });
    return { value: proposal, cached: answer.cached };
  });
}
