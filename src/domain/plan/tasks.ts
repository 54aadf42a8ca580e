import { z } from "zod";
import { briefWords } from "@/domain/brief/brief";
import { story } from "@/domain/story/story";
import { storiesOutput, storiesWriteInput } from "@/domain/story/tasks";
import { criticOutput, directorOutput } from "./enhancement";
import { narrative, narrativeCriticOutput, plan, planDraft } from "./plan";
import { sceneRewriteInput, sceneRewriteOutput } from "./rewrite-scene";
import { planRewriteInput, planRewriteOutput } from "./rewrite-shot";

/**
 * The questions the pipeline asks a text model: what it sends along as data and what it expects back. A stage
 * builds its request from these; a planner that works from data reads `input`, a language model reads the words
 * in the stage's `prompt.ts`.
 */
export const enhanceDirectInput = z.object({
  brief: briefWords,
  /** The version to improve; equal to `brief.prompt` in the first round. */
  prompt: z.string().min(1),
  /** 1 for the first round. */
  round: z.int().positive(),
  /** What the prompt engineer asked for in the round before; empty in the first. */
  issues: z.array(z.string()),
});
export type EnhanceDirectInput = z.infer<typeof enhanceDirectInput>;

export const enhanceCritiqueInput = z.object({ brief: briefWords, prompt: z.string().min(1) });
export type EnhanceCritiqueInput = z.infer<typeof enhanceCritiqueInput>;

export const planDraftInput = z.object({
  brief: briefWords,
  /** The enhanced prompt, or the original when enhancement was skipped or failed. */
  prompt: z.string().min(1),
  /** The story that the plan tells; left out where the recipe has none, so that its questions stay what they were. */
  story: story.exactOptional(),
  /** What the maker wants of plans that were asked for after the first, oldest first; left out where there is only one. */
  guidance: z.array(z.string()).exactOptional(),
});
export type PlanDraftInput = z.infer<typeof planDraftInput>;

export const narrativeWriteInput = z.object({
  brief: briefWords,
  plan,
  round: z.int().positive(),
  issues: z.array(z.string()),
  /** The version that the issues are about; null in the first round. */
  previous: narrative.nullable(),
  /** As in `planDraftInput`. */
  story: story.exactOptional(),
});
export type NarrativeWriteInput = z.infer<typeof narrativeWriteInput>;

export const narrativeCritiqueInput = z.object({ brief: briefWords, plan, narrative });
export type NarrativeCritiqueInput = z.infer<typeof narrativeCritiqueInput>;

/** Input and answer of each task, by the task's name in the text model contract. */
export const planningTasks = {
  "enhance.direct": { input: enhanceDirectInput, output: directorOutput },
  "enhance.critique": { input: enhanceCritiqueInput, output: criticOutput },
  "stories.write": { input: storiesWriteInput, output: storiesOutput },
  "plan.draft": { input: planDraftInput, output: planDraft },
  "plan.rewrite": { input: planRewriteInput, output: planRewriteOutput },
  "scene.rewrite": { input: sceneRewriteInput, output: sceneRewriteOutput },
  "narrative.write": { input: narrativeWriteInput, output: narrative },
  "narrative.critique": { input: narrativeCritiqueInput, output: narrativeCriticOutput },
} as const;
