import type { Brief } from "@/domain/brief/brief";
import { briefSeed, resolveBrief } from "@/domain/brief/resolve-brief";
import { type Circumstances, facesNeed, modelFacts } from "@/domain/coherence/circumstances";
import type { SettingsOutlook } from "@/domain/coherence/outlook";
import { settingEffects } from "@/domain/cost/setting-effects";
import { attemptsOf, qualityOf } from "@/domain/quality/quality-settings";
import type { SignedInContext } from "@/server/context";
import { estimateContext, hasFaceModels } from "@/server/projects/estimate-project";

/**
 * What the settings of a brief can do with its models, and what each of them adds. Throws "misconfigured" when a chosen
 * model cannot be had.
 */
export async function settingsOutlook(
  ctx: Pick<SignedInContext, "runtime" | "user">,
  { brief }: { brief: Brief },
): Promise<SettingsOutlook> {
  const resolved = resolveBrief(brief, { fallbackSeed: briefSeed(brief) });
  const { models, prices } = await estimateContext(ctx, brief);
  const circumstances: Circumstances = {
    ...modelFacts(models),
    plan: null,
    // Servers are asked only where their answer can be used.
    loras: models.image.lora ? await ctx.runtime.renderServers.loras() : [],
    facesNeed: facesNeed(await hasFaceModels(ctx)),
  };
  const effects = settingEffects(resolved, prices, {
    settings: brief.coherence,
    attempts: attemptsOf(brief),
    retakesMax: models.video.capabilities.seed ? qualityOf(brief).regenerationMax : 0,
  });
  return { circumstances, effects };
}
