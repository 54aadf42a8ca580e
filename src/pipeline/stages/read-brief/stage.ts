import type { ResolvedBrief } from "@/domain/brief/brief";
import { briefSeed, resolveBrief } from "@/domain/brief/resolve-brief";
import type { Built } from "@/domain/build/build";
import { type Circumstances, facesNeed, modelFacts } from "@/domain/coherence/circumstances";
import { unmetWishes } from "@/domain/coherence/limits";
import { settingsOf } from "@/domain/coherence/settings";
import { StudioError } from "@/domain/errors";
import { lookWording, writingLine } from "@/domain/look/dress-plan";
import type { AppliedLook } from "@/domain/look/look";
import { withWorkspace } from "@/domain/workspace/brief-in-workspace";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { inStage, note } from "@/pipeline/stage";

const version = 1;

/** Answers what the form left open, from the prompt first and the defaults last, and tells the maker what was read. */
export function readBrief(ctx: RunContext): Promise<Built<ResolvedBrief>> {
  return inStage(ctx, { stage: "brief", total: null }, async () => {
    const asked = await ctx.steps.run("brief/load", () => ctx.records.brief(ctx.run));
    const brief = withWorkspace(asked, ctx.wishes);
    await moderate(ctx, brief.prompt);
    const resolved = await build(ctx, {
      stage: "brief",
      slot: "brief",
      version,
      // The seed stays that of what was asked, whatever is decided on later.
      inputs: { brief, ...(ctx.wishes.brand && { asked }) },
      dependsOn: [],
      isComputed: true,
      // Equal briefs give equal videos: without a seed of the maker's, the brief itself is the seed.
      make: async () => ({ value: resolveBrief(brief, { fallbackSeed: briefSeed(asked) }) }),
    });
    await ctx.steps.run("brief/notes", async () => {
      for (const message of resolved.value.notes) await note(ctx, { stage: "brief", level: "info", message });
      for (const message of unmetWishes(settingsOf(resolved.value), await circumstancesOf(ctx))) {
        await note(ctx, { stage: "brief", level: "warning", message });
      }
      if (resolved.value.look) await traceLook(ctx, resolved.value.look);
      return null;
    });
    return { value: resolved, cached: resolved.cached };
  });
}

/** Which look went into the prompts of a run, word for word. */
function traceLook(ctx: RunContext, look: AppliedLook): Promise<void> {
  return ctx.records.saveTrace(ctx.run, {
    stage: "brief",
    position: 0,
    title: `Look: ${look.name} (version ${look.version})`,
    data: { ...look, inPrompts: { pictures: lookWording(look), writing: writingLine(look.writing) } },
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
