import type { HeroRequest } from "@/domain/run/run";
import type { RunContext } from "@/pipeline/ports";
import { makeAd, type PlannedVideo, planAd, type Recipe, type RunOutcome } from "@/pipeline/recipes/ad";
import { makeProduct, planProduct } from "@/pipeline/recipes/product";
import { drawHeroes } from "@/pipeline/stages/draw-hero/stage";

/** Pictures to find the look of a video with. Words and plan are those that the video itself will have. */
async function makeHeroes(ctx: RunContext, request: HeroRequest): Promise<RunOutcome> {
  const { brief, planned } = await planOfRun(ctx);
  const failures = await drawHeroes(ctx, { brief, planned }, request);
  return failures.length > 0 ? { status: "needs-attention", failures } : { status: "done" };
}

/** The words of a run's video. */
export const planOfRun = (ctx: RunContext): Promise<PlannedVideo> =>
  ctx.run.options.format === "product" ? planProduct(ctx) : planAd(ctx);

/** What a run was asked for decides what it does. */
export const recipeOfRun: Recipe = (ctx) => {
  const { heroes, format } = ctx.run.options;
  if (heroes) return makeHeroes(ctx, heroes);
  return format === "product" ? makeProduct(ctx) : makeAd(ctx);
};
