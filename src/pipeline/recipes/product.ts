import { waitsAfter } from "@/domain/run/checkpoints";
import type { RunContext } from "@/pipeline/ports";
import { filmPlan, type PlannedVideo, type Recipe } from "@/pipeline/recipes/ad";
import { enhancePrompt } from "@/pipeline/stages/enhance-prompt/stage";
import { planShots } from "@/pipeline/stages/plan-shots/stage";
import { readBrief } from "@/pipeline/stages/read-brief/stage";
import { tellStories } from "@/pipeline/stages/tell-stories/stage";

/** The recipe of a product video: it tells one of three stories about a thing that the maker has photos of. */
export const makeProduct: Recipe = async (ctx) => {
  const told = await tellProduct(ctx);
  if (waitsAfter(ctx.run.options, "story")) return { status: "waiting" };
  return filmPlan(ctx, { brief: told.brief, planned: await planShots(ctx, told) });
};

/** The words of a product video. */
export async function planProduct(ctx: RunContext): Promise<PlannedVideo> {
  const told = await tellProduct(ctx);
  return { brief: told.brief, planned: await planShots(ctx, told) };
}

async function tellProduct(ctx: RunContext) {
  const brief = await readBrief(ctx);
  const prompt = await enhancePrompt(ctx, brief);
  return { brief, prompt, taken: await tellStories(ctx, { brief, prompt, wishes: ctx.wishes.stories }) };
}
