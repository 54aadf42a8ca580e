import type { HeroRequest } from "@/domain/run/run";
import type { RunContext } from "@/pipeline/ports";
import { makeAd, type Recipe, type RunOutcome } from "@/pipeline/recipes/ad";
import { renderEditedCut } from "@/pipeline/recipes/edit";
import { drawHeroes } from "@/pipeline/stages/draw-hero/stage";
import { enhancePrompt } from "@/pipeline/stages/enhance-prompt/stage";
import { planShots } from "@/pipeline/stages/plan-shots/stage";
import { readBrief } from "@/pipeline/stages/read-brief/stage";

/** Pictures to find the look of a video with. Words and plan are those that the video itself will have. */
async function makeHeroes(ctx: RunContext, request: HeroRequest): Promise<RunOutcome> {
  const brief = await readBrief(ctx);
  const prompt = await enhancePrompt(ctx, brief);
  const planned = await planShots(ctx, { brief, prompt });
  const failures = await drawHeroes(ctx, { brief, planned }, request);
  return failures.length > 0 ? { status: "needs-attention", failures } : { status: "done" };
}

/** What a run was asked for decides what it does. */
export const recipeOfRun: Recipe = (ctx) => {
  const { heroes, rebuild } = ctx.run.options;
  if (heroes) return makeHeroes(ctx, heroes);
  return rebuild === "edit" ? renderEditedCut(ctx) : makeAd(ctx);
};
