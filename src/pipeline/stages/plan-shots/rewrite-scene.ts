import { type ResolvedBrief, wordsOfBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import {
  finishSceneRewrite,
  type SceneRewrite,
  type SceneRewriteInput,
  type SceneRewriteRequest,
  sceneRewriteOutput,
  sceneRewriteSchema,
} from "@/domain/plan/rewrite-scene";
import { slots } from "@/domain/shot/take";
import { ask } from "@/pipeline/ask";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { inStage } from "@/pipeline/stage";
import { planOfMaker } from "./plan-of-maker";
import { sceneRewritePrompt } from "./rewrite-prompt";

const version = 1;

/**
 * Asks the planner for some fields of one scene, as `rewriteShot` does for a shot. Throws "not-found" when there is no such
 * scene.
 */
export function rewriteScene(
  ctx: RunContext,
  { brief, request }: { brief: Built<ResolvedBrief>; request: SceneRewriteRequest },
): Promise<Built<SceneRewrite>> {
  return inStage(ctx, { stage: "plan", total: null }, async () => {
    const { plan, narrative } = await planOfMaker(ctx);
    if (!plan.scenes.some(({ key }) => key === request.sceneKey)) {
      throw new StudioError("not-found", "This scene is not in the plan any more. Reload the page.");
    }
    const input: SceneRewriteInput = {
      brief: wordsOfBrief(brief.value),
      plan,
      narrative: narrative.story,
      ...request,
    };
    const { fields } = request;
    const answer = await ask(ctx, {
      stage: "plan",
      slot: `${slots.rewrite}/answer`,
      task: "scene.rewrite",
      words: sceneRewritePrompt(input),
      input,
      schema: sceneRewriteSchema(fields),
      seed: brief.value.seed + request.attempt,
      dependsOn: [brief],
    });
    const written = answer.value.value;
    const proposal = await build<SceneRewrite>(ctx, {
      stage: "plan",
      slot: slots.rewrite,
      version,
      inputs: { written, fields },
      dependsOn: [answer],
      isComputed: true,
      make: async () => ({ value: finishSceneRewrite(sceneRewriteOutput.parse(written), fields) }),
    });
    return { value: proposal, cached: answer.cached };
  });
}
