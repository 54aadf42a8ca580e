import { type ResolvedBrief, wordsOfBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import { settingsOf } from "@/domain/coherence/settings";
import type { Json } from "@/domain/json";
import { finishPlan } from "@/domain/plan/finish-plan";
import { narrativeText } from "@/domain/plan/narrative-text";
import { plainNarrative } from "@/domain/plan/plain-narrative";
import { type Narrative, narrative, narrativeCriticOutput, type Plan, planDraft } from "@/domain/plan/plan";
import { minimumGain, stopScore } from "@/domain/plan/prompt-rules";
import type { NarrativeWriteInput } from "@/domain/plan/tasks";
import type { TakenStory } from "@/domain/story/told-stories";
import { type Answer, ask } from "@/pipeline/ask";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { inStage, type StageOutcome } from "@/pipeline/stage";
import { makersPlan } from "./makers-plan";
import { draftPrompt, narrativeCritiquePrompt, narrativePrompt, plannersInput } from "./prompt";

const version = 1;
const narrativeRounds = 3;

export type Planned = { plan: Plan; narrative: Narrative; markdown: string };

/**
 * From prompt to shot list: a checked plan, the story that holds it together, and rows that later stages hang on.
 * @param sources `taken` is the story that the maker has chosen, in recipes that have one.
 */
export function planShots(
  ctx: RunContext,
  {
    brief,
    prompt,
    taken = null,
  }: { brief: Built<ResolvedBrief>; prompt: Built<{ prompt: string }>; taken?: Built<TakenStory> | null },
): Promise<Built<Planned>> {
  return inStage(ctx, { stage: "plan", total: null }, async () => {
    const mine = await makersPlan(ctx, brief);
    if (mine) return keepPlan(ctx, { ...mine, rounds: [], dependsOn: [brief] });
    const input = plannersInput({
      brief: brief.value,
      prompt: prompt.value.prompt,
      story: taken?.value.story ?? null,
      guidance: ctx.wishes.planGuidance,
    });
    const draft = await ask(ctx, {
      stage: "plan",
      slot: "plan/draft",
      task: "plan.draft",
      words: draftPrompt(input),
      input,
      schema: planDraft,
      seed: brief.value.seed,
      dependsOn: taken ? [brief, prompt, taken] : [brief, prompt],
    });
    const plan = finishPlan(draft.value.value, brief.value);
    const story = settingsOf(brief.value).detailedPlanning
      ? await writeNarrative(ctx, { brief, plan, draft, taken })
      : { best: plainNarrative(plan), rounds: [] };
    return keepPlan(ctx, { plan, narrative: story.best, rounds: story.rounds, dependsOn: [draft] });
  });
}

type Round = { round: number; overall: number; issues: string[] };

/** The plan as a build, the rows that later stages hang on, and how it came about. */
async function keepPlan(
  ctx: RunContext,
  {
    plan,
    narrative: told,
    rounds,
    dependsOn,
  }: { plan: Plan; narrative: Narrative; rounds: readonly Round[]; dependsOn: readonly Built[] },
): Promise<StageOutcome<Built<Planned>>> {
  const planned = await build<Planned>(ctx, {
    stage: "plan",
    slot: "plan",
    version,
    inputs: { plan, story: told },
    dependsOn,
    isComputed: true,
    make: async () => ({ value: { plan, narrative: told, markdown: narrativeText(plan, told) } }),
  });
  await ctx.steps.run("plan/save", async () => {
    await ctx.records.savePlan(ctx.run, planned.value.plan);
    await ctx.records.saveTrace(ctx.run, {
      stage: "plan",
      position: 0,
      title: `Plan (${plan.framework.name})`,
      data: plan,
    });
    await ctx.records.saveTrace(ctx.run, {
      stage: "plan",
      position: 1,
      title: "Narrative",
      data: { rounds, markdown: planned.value.markdown } as unknown as Json,
    });
    return null;
  });
  const shots = plan.shots.length;
  return {
    value: planned,
    cached: planned.cached,
    note: `${plan.framework.name}, ${plan.scenes.length} scenes, ${shots} ${shots === 1 ? "shot" : "shots"}.`,
  };
}

/** The same writer-and-critic loop as for prompts; the best version is kept. */
async function writeNarrative(
  ctx: RunContext,
  {
    brief,
    plan,
    draft,
    taken,
  }: { brief: Built<ResolvedBrief>; plan: Plan; draft: Built; taken: Built<TakenStory> | null },
): Promise<{ best: Narrative; rounds: Round[] }> {
  const rounds: Round[] = [];
  let best: { narrative: Narrative; overall: number } | null = null;
  let issues: string[] = [];
  for (let round = 1; round <= narrativeRounds; round++) {
    const input: NarrativeWriteInput = {
      brief: wordsOfBrief(brief.value),
      plan,
      round,
      issues,
      previous: best?.narrative ?? null,
      ...(taken && { story: taken.value.story }),
    };
    const written: Built<Answer<Narrative>> = await ask(ctx, {
      stage: "plan",
      slot: `plan/narrative-${round}`,
      task: "narrative.write",
      words: narrativePrompt(input),
      input,
      schema: narrative,
      seed: brief.value.seed,
      dependsOn: [draft],
    });
    const judgedInput = { brief: wordsOfBrief(brief.value), plan, narrative: written.value.value };
    const judged = await ask(ctx, {
      stage: "plan",
      slot: `plan/narrative-${round}/critique`,
      task: "narrative.critique",
      words: narrativeCritiquePrompt(judgedInput),
      input: judgedInput,
      schema: narrativeCriticOutput,
      seed: brief.value.seed,
      dependsOn: [written],
    });
    const scores = Object.values(judged.value.value.scores);
    const overall = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    rounds.push({ round, overall, issues: judged.value.value.issues });
    const gain = overall - (best?.overall ?? 0);
    if (best === null || gain > 0) best = { narrative: written.value.value, overall };
    if (overall >= stopScore || gain < minimumGain) break;
    issues = judged.value.value.issues;
  }
  if (best === null) throw new Error("the narrative loop ran no round");
  return { best: best.narrative, rounds };
}
