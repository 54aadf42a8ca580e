import type { RunContext } from "@/pipeline/ports";
import { type PlannedVideo, planAd } from "@/pipeline/recipes/ad";
import { planProduct } from "@/pipeline/recipes/product";

/** The words of a run, whatever its format. */
export const planVideo = (ctx: RunContext): Promise<PlannedVideo> =>
  ctx.run.options.format === "product" ? planProduct(ctx) : planAd(ctx);
