import { StudioError } from "@/domain/errors";
import type { Narrative, Plan } from "@/domain/plan/plan";
import type { RunContext } from "@/pipeline/ports";

type Standing = { plan: Plan; narrative: Narrative };

/** The plan that the maker sees, and the story that was written for it. Throws "not-found" while nothing is planned. */
export async function planOfMaker(ctx: RunContext): Promise<Standing> {
  const answer = await ctx.steps.run("rewrite/plan", () => ctx.records.plannersAnswer(ctx.run));
  if (!answer) throw new StudioError("not-found", "There is no plan yet. Wait until the shots are planned.");
  const { plan, narrative } = answer as unknown as Standing;
  return { plan: ctx.wishes.plan ?? plan, narrative };
}
