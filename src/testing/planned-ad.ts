import { type BriefInput, brief as briefSchema, type ResolvedBrief } from "@/domain/brief/brief";
import { briefSeed, resolveBrief } from "@/domain/brief/resolve-brief";
import { finishPlan } from "@/domain/plan/finish-plan";
import type { Narrative, Plan } from "@/domain/plan/plan";
import { draftPlan } from "@/providers/template/draft-plan";
import { writeNarrative } from "@/providers/template/write-narrative";

/** A brief as the brief stage leaves it. */
export function briefFor(prompt: string, form: Partial<BriefInput> = {}): ResolvedBrief {
  const given = briefSchema.parse({ ...form, prompt });
  return resolveBrief(given, { fallbackSeed: briefSeed(given) });
}

/** A real plan for a prompt, from the template planner. */
export function plannedAd(
  prompt: string,
  form: Partial<BriefInput> = {},
): { brief: ResolvedBrief; plan: Plan; narrative: Narrative } {
  const brief = briefFor(prompt, form);
  const plan = finishPlan(draftPlan({ brief, prompt: brief.prompt }), brief);
  return { brief, plan, narrative: writeNarrative({ brief, plan, round: 1, issues: [], previous: null }) };
}
