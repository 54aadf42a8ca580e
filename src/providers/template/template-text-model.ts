import { builtInNames } from "@/domain/catalogue/built-in-models";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import { planningTasks } from "@/domain/plan/tasks";
import type { LocalTextModel, TextTask } from "@/providers/contract/text-model";
import { critiqueNarrative } from "./critique-narrative";
import { critiquePrompt } from "./critique-prompt";
import { directPrompt } from "./direct-prompt";
import { draftPlan } from "./draft-plan";
import { rewriteScene } from "./rewrite-scene";
import { rewriteShot } from "./rewrite-shot";
import { writeStories } from "./stories/write-stories";
import { writeNarrative } from "./write-narrative";

type PlanningTask = keyof typeof planningTasks;
const isPlanningTask = (task: TextTask): task is PlanningTask => task in planningTasks;

/** Checks the data of a task and answers it. */
function answer(task: PlanningTask, input: Json): unknown {
  switch (task) {
    case "enhance.direct":
      return directPrompt(planningTasks[task].input.parse(input));
    case "enhance.critique":
      return critiquePrompt(planningTasks[task].input.parse(input));
    case "stories.write":
      return writeStories(planningTasks[task].input.parse(input));
    case "plan.draft":
      return draftPlan(planningTasks[task].input.parse(input));
    case "plan.rewrite":
      return rewriteShot(planningTasks[task].input.parse(input));
    case "scene.rewrite":
      return rewriteScene(planningTasks[task].input.parse(input));
    case "narrative.write":
      return writeNarrative(planningTasks[task].input.parse(input));
    case "narrative.critique":
      return critiqueNarrative(planningTasks[task].input.parse(input));
  }
}

/**
 * A planner without a neural network: reads the prompt with word lists and patterns and fills a library of story
 * templates, cameras and lines. Free, offline and deterministic: equal input gives equal answers; other seeds in
 * the brief give variants. Works from `input` alone. Throws "invalid-input" when `input` is not the task's, and
 * "provider-rejected" when the caller's schema asks for something that the template cannot give.
 */
export function createTemplateTextModel(): LocalTextModel {
  return {
    id: "template/planner",
    name: builtInNames["template/planner"],
    version: "1",
    draft: true,
    priceMicros: () => 0,
    typicalSeconds: 0.1,
    answer: async ({ task, input, schema }) => {
      const known = isPlanningTask(task) ? planningTasks[task].input.safeParse(input) : null;
      if (!known?.success || !isPlanningTask(task)) {
        throw new StudioError(
          "invalid-input",
          `The request for "${task}" lacks what the planner works from`,
          {
            cause: known?.error,
          },
        );
      }
      const checked = schema.safeParse(answer(task, input));
      if (!checked.success) {
        throw new StudioError(
          "provider-rejected",
          `The template planner has no answer of the shape asked for`,
          {
            cause: checked.error,
          },
        );
      }
      return checked.data;
    },
  };
}
