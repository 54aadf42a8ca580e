import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import type { Json } from "@/domain/json";
import { plainNarrative } from "@/domain/plan/plain-narrative";
import type { Narrative, Plan } from "@/domain/plan/plan";
import type { RunContext } from "@/pipeline/ports";
import { note } from "@/pipeline/stage";

type MakersPlan = { plan: Plan; narrative: Narrative };

/**
 * The plan that the maker has edited, in the place of the planner's, which is then not asked. It keeps the narrative that
 * was written last, so that nothing goes stale for its sake. Null without one, or when the brief now asks for another
 * length or rate than it was made for.
 */
export async function makersPlan(
  ctx: RunContext,
  { value: brief }: Built<ResolvedBrief>,
): Promise<MakersPlan | null> {
  const { plan } = ctx.wishes;
  if (!plan) return null;
  if (plan.fps !== brief.fps || plan.durationFrames !== brief.durationFrames) {
    await ctx.steps.run("plan/other-length", async () => {
      const message = "The plan you edited is for a video of another length, so a new one is written.";
      await note(ctx, { stage: "plan", level: "warning", message });
      return null;
    });
    return null;
  }
  const answer = await ctx.steps.run("plan/narrative", () => ctx.records.plannersAnswer(ctx.run));
  return { plan, narrative: narrativeOf(answer) ?? plainNarrative(plan) };
}

const narrativeOf = (answer: Json | null): Narrative | null =>
  (answer as { narrative: Narrative } | null)?.narrative ?? null;
