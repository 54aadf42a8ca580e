import type { ResolvedBrief } from "@/domain/brief/brief";
import { briefSeed, resolveBrief } from "@/domain/brief/resolve-brief";
import type { Built } from "@/domain/build/build";
import { type Circumstances, facesNeed, modelFacts } from "@/domain/coherence/circumstances";
import { unmetWishes } from "@/domain/coherence/limits";
import { settingsOf } from "@/domain/coherence/settings";
import { StudioError } from "@/domain/errors";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { inStage, note } from "@/pipeline/stage";

const version = 1;

/** Answers what the form left open, from the prompt first and the defaults last, and tells the maker what was read. */
export function readBrief(ctx: RunContext): Promise<Built<ResolvedBrief>> {
  return inStage(ctx, { stage: "brief", total: null }, async () => {
    const brief = await ctx.steps.run("brief/load", () => ctx.records.brief(ctx.run));
    await moderate(ctx, brief.prompt);
    const resolved = await build(ctx, {
      stage: "brief",
      slot: "brief",
      version,
      inputs: { brief },
      dependsOn: [],
      isComputed: true,
      // Equal briefs give equal videos: without a seed of the maker's, the brief itself is the seed.
      make: async () => ({ value: resolveBrief(brief, { fallbackSeed: briefSeed(brief) }) }),
    });
    await ctx.steps.run("brief/notes", async () => {
      for (const message of resolved.value.notes) await note(ctx, { stage: "brief", level: "info", message });
      for (const message of unmetWishes(settingsOf(resolved.value), await circumstancesOf(ctx))) {
        await note(ctx, { stage: "brief", level: "warning", message });
      }
      return null;
    });
    return { value: resolved, cached: resolved.cached };
  });
}

/** What is known before there is a plan. A LoRA that no server holds is refused when it is asked for. */
const circumstancesOf = async ({ models, measure }: RunContext): Promise<Circumstances> => ({
  ...modelFacts(models),
  plan: null,
  loras: [],
  facesNeed: facesNeed(((await measure.networks?.faceIdentity()) ?? null) !== null),
});

/** Where somebody is there to judge it, a prompt is judged before it leaves for a model; it costs nothing. */
async function moderate(ctx: RunContext, text: string): Promise<void> {
  const { moderation } = ctx.models;
  if (!moderation) return;
  const { flagged, categories } = await ctx.steps.run("brief/moderate", () => moderation.check({ text }));
  if (!flagged) return;
  throw new StudioError(
    "safety-rejected",
    `The prompt was judged as ${categories.join(", ")}, and no model would take it. Change the prompt.`,
  );
}
