import type { Brief } from "@/domain/brief/brief";
import { briefSeed, resolveBrief } from "@/domain/brief/resolve-brief";
import { type Circumstances, faceModelsMissing, modelFacts } from "@/domain/coherence/circumstances";
import type { SettingsOutlook } from "@/domain/coherence/outlook";
import { settingEffects } from "@/domain/cost/setting-effects";
import type { SignedInContext } from "@/server/context";
import { estimateContext } from "@/server/projects/estimate-project";

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
    facesNeed: faceModelsMissing,
  };
  const effects = settingEffects(resolved, prices, {
    settings: brief.coherence,
    retakes: models.video.capabilities.seed,
  });
  return { circumstances, effects };
}
