import { coherenceSettings, type ResolvedBrief } from "./brief";

const asUsual = coherenceSettings.parse({});

/**
 * The brief as words and plan depend on it. Settings that only matter once the plan is there stand as usual, so that
 * changing one of them asks nothing anew and keeps the plan.
 */
export function planningBrief(brief: ResolvedBrief): ResolvedBrief {
  const { sameSeed, chainedFrames, parallelClips, qualityRegeneration, finishing } = asUsual;
  const coherence = {
    ...brief.coherence,
    sameSeed,
    chainedFrames,
    parallelClips,
    qualityRegeneration,
    finishing,
  };
  return { ...brief, coherence };
}
