import { z } from "zod";

export const enhancementDimensions = [
  "completeness",
  "specificity",
  "professionalism",
  "cinematography",
  "brandAlignment",
  "temporalCoherence",
] as const;
export type EnhancementDimension = (typeof enhancementDimensions)[number];

const score = z.number().min(0).max(100);
export const enhancementScores = z.object(
  Object.fromEntries(enhancementDimensions.map((dimension) => [dimension, score])) as Record<
    EnhancementDimension,
    typeof score
  >,
);
export type EnhancementScores = z.infer<typeof enhancementScores>;

/** The creative director's answer: a richer prompt and a word on what was added. */
export const directorOutput = z.object({ prompt: z.string().min(1), changes: z.array(z.string()) });
export type DirectorOutput = z.infer<typeof directorOutput>;

/** The prompt engineer's answer: scores and what to mend. */
export const criticOutput = z.object({ scores: enhancementScores, issues: z.array(z.string()) });
export type CriticOutput = z.infer<typeof criticOutput>;
