import { type ResolvedBrief, wordsOfBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import { isCancellation, StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import { criticOutput, directorOutput } from "@/domain/plan/enhancement";
import {
  combineScores,
  type HybridScore,
  minimumGain,
  scorePromptByRules,
  skipScore,
  stopScore,
} from "@/domain/plan/prompt-rules";
import { ask } from "@/pipeline/ask";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { inStage, note } from "@/pipeline/stage";
import { critiquePrompt, directPrompt } from "./prompt";

const version = 1;

export type EnhancementRound = {
  round: number;
  prompt: string;
  changes: string[];
  scores: HybridScore;
  issues: string[];
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
  ms: number;
};

export type EnhancedPrompt = {
  prompt: string;
  original: string;
  /** The score that decided whether to enhance at all. */
  originalScores: HybridScore;
  rounds: EnhancementRound[];
  /** Why it stopped, in words for the maker. */
  outcome: string;
};

/**
 * Creative director and prompt engineer take turns until the prompt is good, stops getting better, or the rounds are
 * used up. The best version wins, not the last. When the models fail the original goes on, and the maker is told.
 */
export function enhancePrompt(ctx: RunContext, brief: Built<ResolvedBrief>): Promise<Built<EnhancedPrompt>> {
  return inStage(ctx, { stage: "enhance", total: null }, async () => {
    const original = await judge(ctx, { brief, prompt: brief.value.prompt, round: 0 });
    const result = await improve(ctx, { brief, original });
    const enhanced = await build<EnhancedPrompt>(ctx, {
      stage: "enhance",
      slot: "enhance",
      version,
      inputs: { result: result as unknown as Json },
      dependsOn: [brief],
      isComputed: true,
      make: async () => ({ value: result }),
    });
    await trace(ctx, result);
    return { value: enhanced, cached: enhanced.cached, note: result.outcome };
  });
}

type Judged = { prompt: string; scores: HybridScore; issues: string[]; costs: Costs };
type Costs = { inputTokens: number; outputTokens: number; costMicros: number; ms: number };
const noCosts: Costs = { inputTokens: 0, outputTokens: 0, costMicros: 0, ms: 0 };

/** Planning goes on without enhancement, but not past what the maker has to decide. */
const isPassedOver = (error: unknown) =>
  error instanceof StudioError &&
  !isCancellation(error) &&
  error.code !== "cost-limit" &&
  error.code !== "outcome-unknown";

async function judge(
  ctx: RunContext,
  { brief, prompt, round }: { brief: Built<ResolvedBrief>; prompt: string; round: number },
): Promise<Judged> {
  const rules = scorePromptByRules(prompt, brief.value);
  try {
    const input = { brief: wordsOfBrief(brief.value), prompt };
    const { value: answer } = await ask(ctx, {
      stage: "enhance",
      slot: `enhance/round-${round}/critique`,
      task: "enhance.critique",
      words: critiquePrompt(input),
      input,
      schema: criticOutput,
      seed: brief.value.seed,
      dependsOn: [brief],
    });
    const { value, ...costs } = answer;
    return { prompt, scores: combineScores(rules, value.scores), issues: value.issues, costs };
  } catch (error) {
    if (!isPassedOver(error)) throw error;
    await tellFailure(ctx, round, error);
    // Without the model's judgement the rules speak for both.
    return { prompt, scores: combineScores(rules, rules), issues: [], costs: noCosts };
  }
}

async function improve(
  ctx: RunContext,
  { brief, original }: { brief: Built<ResolvedBrief>; original: Judged },
): Promise<EnhancedPrompt> {
  const { coherence } = brief.value;
  const unchanged = (outcome: string): EnhancedPrompt => ({
    prompt: original.prompt,
    original: original.prompt,
    originalScores: original.scores,
    rounds: [],
    outcome,
  });
  if (!coherence.twoAgentEnhancement)
    return unchanged("Enhancement is switched off; the prompt is used as written.");
  if (original.scores.overall.combined >= skipScore) {
    return unchanged(
      `The prompt scores ${Math.round(original.scores.overall.combined)} of 100 as it is, so it is used as written.`,
    );
  }
  const rounds: EnhancementRound[] = [];
  let best = original;
  let issues = original.issues;
  let outcome = `Stopped after ${coherence.enhancementRounds} rounds.`;
  for (let round = 1; round <= coherence.enhancementRounds; round++) {
    const candidate = await direct(ctx, { brief, prompt: best.prompt, round, issues });
    if (candidate === null) {
      outcome = "Enhancement failed, so the pipeline went on with the best version so far.";
      break;
    }
    const judged = await judge(ctx, { brief, prompt: candidate.prompt, round });
    rounds.push(asRound({ round, candidate, judged }));
    issues = judged.issues;
    const gain = judged.scores.overall.combined - best.scores.overall.combined;
    if (gain > 0) best = judged;
    if (best.scores.overall.combined >= stopScore) {
      outcome = `Stopped after round ${round}: ${Math.round(best.scores.overall.combined)} of 100 is good enough.`;
      break;
    }
    if (gain < minimumGain) {
      outcome = `Stopped after round ${round}: it no longer got better.`;
      break;
    }
  }
  return { ...unchanged(outcome), prompt: best.prompt, rounds };
}

type Candidate = { prompt: string; changes: string[]; costs: Costs };

async function direct(
  ctx: RunContext,
  {
    brief,
    prompt,
    round,
    issues,
  }: { brief: Built<ResolvedBrief>; prompt: string; round: number; issues: string[] },
): Promise<Candidate | null> {
  try {
    const input = { brief: wordsOfBrief(brief.value), prompt, round, issues };
    const { value: answer } = await ask(ctx, {
      stage: "enhance",
      slot: `enhance/round-${round}/direct`,
      task: "enhance.direct",
      words: directPrompt(input),
      input,
      schema: directorOutput,
      seed: brief.value.seed,
      dependsOn: [brief],
    });
    const { value, ...costs } = answer;
    return { ...value, costs };
  } catch (error) {
    if (!isPassedOver(error)) throw error;
    await tellFailure(ctx, round, error);
    return null;
  }
}

function asRound({
  round,
  candidate,
  judged,
}: {
  round: number;
  candidate: Candidate;
  judged: Judged;
}): EnhancementRound {
  return {
    round,
    prompt: candidate.prompt,
    changes: candidate.changes,
    scores: judged.scores,
    issues: judged.issues,
    inputTokens: candidate.costs.inputTokens + judged.costs.inputTokens,
    outputTokens: candidate.costs.outputTokens + judged.costs.outputTokens,
    costMicros: candidate.costs.costMicros + judged.costs.costMicros,
    ms: candidate.costs.ms + judged.costs.ms,
  };
}

async function tellFailure(ctx: RunContext, round: number, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  await ctx.steps.run(`enhance/round-${round}/failed`, async () => {
    await note(ctx, {
      stage: "enhance",
      level: "warning",
      message: `Enhancing the prompt failed (${reason}); the pipeline goes on without it.`,
    });
    return null;
  });
}

function trace(ctx: RunContext, result: EnhancedPrompt): Promise<null> {
  return ctx.steps.run("enhance/trace", async () => {
    await ctx.records.saveTrace(ctx.run, {
      stage: "enhance",
      position: 0,
      title: "Original prompt",
      data: {
        prompt: result.original,
        scores: result.originalScores,
        outcome: result.outcome,
      } as unknown as Json,
    });
    for (const round of result.rounds) {
      await ctx.records.saveTrace(ctx.run, {
        stage: "enhance",
        position: round.round,
        title: `Round ${round.round}`,
        data: round as unknown as Json,
      });
    }
    return null;
  });
}
