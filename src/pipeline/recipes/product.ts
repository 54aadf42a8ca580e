import { emptyWorkspace } from "@/domain/workspace/workspace";
import type { RunContext } from "@/pipeline/ports";
import { filmPlan, type PlannedVideo, type Recipe } from "@/pipeline/recipes/ad";
import { enhancePrompt } from "@/pipeline/stages/enhance-prompt/stage";
import { planShots } from "@/pipeline/stages/plan-shots/stage";
import { readBrief } from "@/pipeline/stages/read-brief/stage";
import { tellStories } from "@/pipeline/stages/tell-stories/stage";

/** The recipe of a product video: it tells one of three stories about a thing that the maker has photos of. */
export const makeProduct: Recipe = async (ctx) => filmPlan(ctx, await planProduct(ctx));

/** The words of a product video. */
export async function planProduct(ctx: RunContext): Promise<PlannedVideo> {
  const brief = await readBrief(ctx);
  const prompt = await enhancePrompt(ctx, brief);
  const taken = await tellStories(ctx, { brief, prompt, wishes: emptyWorkspace.stories });
  return { brief, planned: await planShots(ctx, { brief, prompt, taken }) };
}
