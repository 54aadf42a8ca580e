import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Plan } from "@/domain/plan/plan";
import type { Cut } from "@/domain/timeline/cut";
import { build } from "@/pipeline/build";
import { digestOf } from "@/pipeline/content-key";
import type { RunContext } from "@/pipeline/ports";
import type { RunOutcome } from "@/pipeline/recipes/ad";
import { inStage } from "@/pipeline/stage";
import { finishVideo } from "@/pipeline/stages/finish-video/stage";

const version = 1;

/**
 * The recipe of an edited cut: it is rendered as its maker left it, from takes that are there. No model is asked and no
 * stage before the cut runs, so that it costs nothing and later releases render it the same.
 */
export async function renderEditedCut(ctx: RunContext): Promise<RunOutcome> {
  const planned = await ctx.steps.run("edit/adopt", async () => {
    await ctx.records.adoptResults(ctx.run);
    const found = await ctx.records.findResult(ctx.run, "plan");
    if (!found) throw new StudioError("not-found", "The project has no plan: make its video first");
    return found as Built<{ plan: Plan }>;
  });
  const { cut, cutId } = await takeEditedCut(ctx, planned);
  await finishVideo(ctx, { planned, cut, cutId, scored: null });
  return { status: "done" };
}

function takeEditedCut(ctx: RunContext, planned: Built): Promise<{ cut: Built<Cut>; cutId: string }> {
  return inStage(ctx, { stage: "assemble", total: null }, async () => {
    const edit = await ctx.steps.run("edit/cut", () => ctx.records.editedCut(ctx.run));
    const cut = await build<Cut>(ctx, {
      stage: "assemble",
      slot: "cut",
      version,
      inputs: { edit },
      dependsOn: [planned],
      make: async () => ({ value: edit }),
    });
    const { cutId } = await ctx.steps.run("assemble/save", () =>
      ctx.records.saveCut(ctx.run, { digest: digestOf(cut.value), data: cut.value }),
    );
    return { value: { cut, cutId }, cached: cut.cached };
  });
}
