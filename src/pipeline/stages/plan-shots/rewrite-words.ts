import type { z } from "zod";
import { type ResolvedBrief, wordsOfBrief } from "@/domain/brief/brief";
import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { Rewrite, RewriteRequest } from "@/domain/plan/rewrite-request";
import {
  finishSceneRewrite,
  type SceneRewriteInput,
  sceneRewriteOutput,
  sceneRewriteSchema,
} from "@/domain/plan/rewrite-scene";
import {
  finishRewrite,
  type PlanRewriteInput,
  planRewriteOutput,
  rewriteSchema,
} from "@/domain/plan/rewrite-shot";
import { slots } from "@/domain/shot/take";
import { ask } from "@/pipeline/ask";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import { inStage } from "@/pipeline/stage";
import type { TextTask } from "@/providers/contract/text-model";
import { planOfMaker } from "./plan-of-maker";
import { rewritePrompt, sceneRewritePrompt } from "./rewrite-prompt";

const version = 1;

/**
 * Asks the planner for some fields of one shot or scene, with the plan around it as the maker has it now. The answer is a
 * proposal in a slot of the run: it changes nothing until the maker takes it. Throws "not-found" when what is to be
 * written is not in the plan.
 */
export function rewriteWords(
  ctx: RunContext,
  { brief, request }: { brief: Built<ResolvedBrief>; request: RewriteRequest },
): Promise<Built<Rewrite>> {
  return inStage(ctx, { stage: "plan", total: null }, async () => {
    const { plan, narrative } = await planOfMaker(ctx);
    const around = { brief: wordsOfBrief(brief.value), plan, narrative: narrative.story };
    const { question, finishedBy, finish } =
      "shotKey" in request
        ? shotQuestion({ ...around, ...request }, brief.value)
        : sceneQuestion({ ...around, ...request });
    const answer = await ask(ctx, {
      stage: "plan",
      slot: `${slots.rewrite}/answer`,
      ...question,
      seed: brief.value.seed + request.attempt,
      dependsOn: [brief],
    });
    const written = answer.value.value;
    const proposal = await build<Rewrite>(ctx, {
      stage: "plan",
      slot: slots.rewrite,
      version,
      inputs: { written, ...finishedBy, fields: request.fields },
      dependsOn: [answer],
      isComputed: true,
      make: async () => ({ value: finish(written) }),
    });
    return { value: proposal, cached: answer.cached };
  });
}

/** What the planner is asked, and how its answer becomes a proposal. */
type RewriteQuestion = {
  question: {
    task: TextTask;
    words: { system: string; prompt: string };
    input: Json;
    schema: z.ZodType<Json>;
  };
  /** What decides the proposal besides the answer and the fields that were asked for. */
  finishedBy: Record<string, Json>;
  finish: (written: Json) => Rewrite;
};

function shotQuestion(input: PlanRewriteInput, { voice }: ResolvedBrief): RewriteQuestion {
  const { fields, shotKey, plan } = input;
  const { elements } = plan;
  if (!plan.shots.some(({ key }) => key === shotKey)) throw notInPlan("shot");
  return {
    question: { task: "plan.rewrite", words: rewritePrompt(input), input, schema: rewriteSchema(fields) },
    finishedBy: { elements: elements.map(({ key }) => key), voice },
    finish: (written) => finishRewrite(planRewriteOutput.parse(written), { fields, elements, voice }),
  };
}

function sceneQuestion(input: SceneRewriteInput): RewriteQuestion {
  const { fields, sceneKey, plan } = input;
  if (!plan.scenes.some(({ key }) => key === sceneKey)) throw notInPlan("scene");
  return {
    question: {
      ...{ task: "scene.rewrite", words: sceneRewritePrompt(input) },
      ...{ input, schema: sceneRewriteSchema(fields) },
    },
    finishedBy: {},
    finish: (written) => finishSceneRewrite(sceneRewriteOutput.parse(written), fields),
  };
}

const notInPlan = (what: string) =>
  new StudioError("not-found", `This ${what} is not in the plan any more. Reload the page.`);
