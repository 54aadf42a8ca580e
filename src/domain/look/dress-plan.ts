import type { Plan } from "@/domain/plan/plan";
import { asSentence } from "@/domain/text/wording";
import type { AppliedLook, LookContent } from "./look";

const minPaletteColours = 3;
const maxPaletteColours = 6;

/** From so much grain on a model is told of it; less is what any film has. */
const visibleGrain = 0.3;

/** The visual half of a look as one line of a prompt. */
export function lookWording({ visual }: Pick<LookContent, "visual">): string {
  const grain = visual.grain >= visibleGrain ? "visible film grain" : "";
  return [visual.descriptors, visual.light, grain]
    .map((part) => part.replace(/[.;\s]+$/, ""))
    .filter(Boolean)
    .join("; ");
}

/**
 * A plan as it is drawn in a look: the look's words in the place of the planner's, its colours before the plan's. What is
 * written, and how long it lasts, stays; without a look the plan is the very same.
 */
export function dressPlan(plan: Plan, look: AppliedLook | undefined): Plan {
  if (!look) return plan;
  const colours = [...look.visual.palette, ...plan.palette].map((colour) => colour.toLowerCase());
  const palette = [...new Set(colours)].slice(0, maxPaletteColours);
  return {
    ...plan,
    look: lookWording(look),
    palette: palette.length >= minPaletteColours ? palette : plan.palette,
  };
}

const pacingWords = { slow: "slow", steady: "steady", quick: "quick, with many cuts" } as const;

/** What writers are told of a look; empty without one. */
export function writingLine(writing: LookContent["writing"] | undefined): string {
  if (!writing) return "";
  const pacing = writing.pacing ? `Pacing: ${pacingWords[writing.pacing]}.` : "";
  return [writing.descriptors && asSentence(`Way of telling: ${writing.descriptors}`), pacing]
    .filter(Boolean)
    .join(" ");
}
