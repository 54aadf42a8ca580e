import { newestBrief } from "@/db/queries/projects";
import type { Brief } from "@/domain/brief/brief";
import { briefSeed, resolveBrief } from "@/domain/brief/resolve-brief";
import { nothingEarlier } from "@/domain/cost/estimate-pieces";
import { estimateHeroes, type HeroEstimate } from "@/domain/hero/estimate-heroes";
import { type HeroRequest, modelsOfRun } from "@/domain/run/run";
import type { SignedInContext } from "@/server/context";
import { type EarlierRun, earlierRun } from "@/server/projects/estimate-earlier";
import { pricesOf, usualAtOnce } from "@/server/projects/estimate-prices";

/**
 * What drawing the hero frames of a brief would cost; with an earlier run its plan is not made again. Throws
 * "misconfigured" when the model cannot be had.
 */
export async function priceHeroes(
  { runtime, user }: Pick<SignedInContext, "runtime" | "user">,
  { brief, heroes, earlier = null }: { brief: Brief; heroes: HeroRequest; earlier?: EarlierRun | null },
): Promise<HeroEstimate> {
  const resolved = resolveBrief(brief, { fallbackSeed: briefSeed(brief) });
  const models = await runtime.models.forChoice(user.userId, modelsOfRun({ heroes }, brief.models));
  const offers = await runtime.models.offers(user.userId);
  const prices = pricesOf(models, { offers, localAtOnce: runtime.env.concurrency ?? usualAtOnce });
  const left = earlier?.workWith(models.text.id) ?? nothingEarlier;
  return estimateHeroes(resolved, prices, { count: heroes.count, earlier: left });
}

/** The same for a project that is there. */
export async function estimateProjectHeroes(
  ctx: SignedInContext,
  { projectId, heroes }: { projectId: string; heroes: HeroRequest },
): Promise<HeroEstimate> {
  const { data: brief } = await newestBrief(ctx.db, projectId);
  const localText = ctx.runtime.models.local.text.id;
  const earlier = await earlierRun(ctx.db, { projectId, brief, localText });
  return priceHeroes(ctx, { brief, heroes, earlier });
}
