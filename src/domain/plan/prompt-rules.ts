import type { BriefWords } from "@/domain/brief/brief";
import { type EnhancementDimension, type EnhancementScores, enhancementDimensions } from "./enhancement";
import { type PromptContext, type PromptSign, promptSigns } from "./prompt-signs";

/** An original prompt this good is not enhanced: it would cost money and change little. */
export const skipScore = 75;
/** A version this good ends the rounds. */
export const stopScore = 85;
/** A round that gains less ends them too. */
export const minimumGain = 2;

/** How much each dimension counts in the overall score. They sum to 1. */
export const dimensionWeights: Record<EnhancementDimension, number> = {
  completeness: 0.25,
  specificity: 0.2,
  professionalism: 0.15,
  cinematography: 0.2,
  brandAlignment: 0.1,
  temporalCoherence: 0.1,
};

/**
 * The fixed rules: points for each sign, reached in full when the prompt shows it `enough` times (1 unless given)
 * and in proportion below. The points of a dimension sum to 100.
 */
type Rule = { sign: PromptSign; points: number; enough?: number };
const rules: Record<EnhancementDimension, readonly Rule[]> = {
  completeness: [
    { sign: "subject", points: 22 },
    { sign: "action", points: 15 },
    { sign: "setting", points: 15 },
    { sign: "light", points: 12 },
    { sign: "camera", points: 12 },
    { sign: "audience", points: 8 },
    { sign: "callToAction", points: 8 },
    { sign: "mood", points: 8 },
  ],
  specificity: [
    { sign: "words", points: 35, enough: 45 },
    { sign: "texture", points: 20, enough: 3 },
    { sign: "colour", points: 15, enough: 2 },
    { sign: "action", points: 15, enough: 2 },
    { sign: "promise", points: 15 },
  ],
  professionalism: [
    { sign: "style", points: 25, enough: 2 },
    { sign: "light", points: 25, enough: 2 },
    { sign: "camera", points: 25, enough: 2 },
    { sign: "brandPresence", points: 10 },
    { sign: "structure", points: 15, enough: 2 },
  ],
  cinematography: [
    { sign: "camera", points: 40, enough: 2 },
    { sign: "lens", points: 20 },
    { sign: "light", points: 25, enough: 2 },
    { sign: "style", points: 15 },
  ],
  brandAlignment: [
    { sign: "subject", points: 25 },
    { sign: "brand", points: 30 },
    { sign: "brandPresence", points: 15 },
    { sign: "callToAction", points: 15 },
    { sign: "audience", points: 15 },
  ],
  temporalCoherence: [
    { sign: "structure", points: 35, enough: 2 },
    { sign: "ending", points: 25 },
    { sign: "action", points: 25 },
    { sign: "length", points: 15 },
  ],
};

/** What a brief says besides its prompt. A brief that has been resolved always has a length. */
export function contextOf(brief: BriefWords): PromptContext {
  return {
    brandName: brief.brand.name,
    lengthChosen: true,
    styleChosen: brief.style !== null,
    moodChosen: brief.mood !== null,
  };
}

function byDimension(score: (dimension: EnhancementDimension) => number): EnhancementScores {
  return Object.fromEntries(
    enhancementDimensions.map((dimension) => [dimension, Math.round(score(dimension))]),
  ) as EnhancementScores;
}

/** The rule part of the enhancement score: 0-100 per dimension from what the prompt says. */
export function scorePromptByRules(prompt: string, brief: BriefWords): EnhancementScores {
  const signs = promptSigns(prompt, contextOf(brief));
  return byDimension((dimension) =>
    rules[dimension].reduce(
      (sum, { sign, points, enough = 1 }) => sum + points * Math.min(1, signs[sign] / enough),
      0,
    ),
  );
}

/** Weighted mean of the dimensions, 0-100 with one decimal. */
export function overallScore(scores: EnhancementScores): number {
  const sum = enhancementDimensions.reduce(
    (total, dimension) => total + scores[dimension] * dimensionWeights[dimension],
    0,
  );
  return Math.round(sum * 10) / 10;
}

export type HybridScore = {
  rules: EnhancementScores;
  model: EnhancementScores;
  combined: EnhancementScores;
  overall: { rules: number; model: number; combined: number };
};

/** Rules and the model's judgement count half each; both parts are kept, so that a trace can show them. */
export function combineScores(byRules: EnhancementScores, model: EnhancementScores): HybridScore {
  const combined = byDimension((dimension) => (byRules[dimension] + model[dimension]) / 2);
  return {
    rules: byRules,
    model,
    combined,
    overall: {
      rules: overallScore(byRules),
      model: overallScore(model),
      combined: overallScore(combined),
    },
  };
}
