import { defaultSettings } from "@/domain/coherence/settings";
import type { ResolvedBrief } from "./brief";

/**
 * The brief as words and plan depend on it. Settings that only matter once the plan is there stand as usual, so that
 * changing one of them asks nothing anew and keeps the plan.
 */
export function planningBrief(brief: ResolvedBrief): ResolvedBrief {
  const { twoAgentEnhancement, enhancementRounds, detailedPlanning } = brief.coherence;
  return {
    ...brief,
    coherence: { ...defaultSettings, twoAgentEnhancement, enhancementRounds, detailedPlanning },
  };
}
