import type { HeroRequest } from "@/domain/run/run";
import type { RunContext } from "@/pipeline/ports";
import { makeAd, type Recipe, type RunOutcome } from "@/pipeline/recipes/ad";
import { renderEditedCut } from "@/pipeline/recipes/edit";
import { planVideo } from "@/pipeline/recipes/plan-video";
import { makeProduct } from "@/pipeline/recipes/product";
import { proposeRewrite } from "@/pipeline/recipes/rewrite";
import { drawHeroes } from "@/pipeline/stages/draw-hero/stage";

/** Pictures to find the look of a video with. Words and plan are those that the video itself will have. */
async function makeHeroes(ctx: RunContext, request: HeroRequest): Promise<RunOutcome> {
  const { brief, planned } = await planVideo(ctx);
  const failures = await drawHeroes(ctx, { brief, planned }, request);
  return failures.length > 0 ? { status: "needs-attention", failures } : { status: "done" };
}

/** What a run was asked for decides what it does. */
export const recipeOfRun: Recipe = (ctx) => {
  const { heroes, rewrite, rebuild, format } = ctx.run.options;
  if (rewrite) return proposeRewrite(ctx, rewrite);
  if (heroes) return makeHeroes(ctx, heroes);
  if (rebuild === "edit") return renderEditedCut(ctx);
  return format === "product" ? makeProduct(ctx) : makeAd(ctx);
};
