import { type BriefInput, brief as briefSchema } from "@/domain/brief/brief";
import type { RunContext } from "@/pipeline/ports";
import { planAd, type RunOutcome } from "@/pipeline/recipes/ad";
import { planProduct } from "@/pipeline/recipes/product";
import type { LocalTextModel } from "@/providers/contract/text-model";
import { createTemplateTextModel } from "@/providers/template/template-text-model";
import type { AnswerHook } from "@/testing/doubles/openai-chat";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";

/**
 * What the template planner answers to each question of a brief, for a language model to answer the same.
 * @param answers Those to other briefs, by question; the new ones are added.
 */
export async function recordAnswers(
  input: BriefInput,
  answers = new Map<string, string>(),
): Promise<AnswerHook> {
  const planner = createTemplateTextModel();
  const text: LocalTextModel = {
    ...planner,
    async answer(request) {
      const value = await planner.answer(request);
      answers.set(request.prompt, JSON.stringify(value));
      return value;
    },
  };
  const studio = await testStudio(await testDatabase(), { text });
  try {
    const { models: _, ...plain } = briefSchema.parse(input);
    await studio.run(await studio.open(plain), { recipe: wordsOnly });
  } finally {
    await studio.close();
  }
  return ({ messages }) => {
    const asked = messages.find(({ role }) => role === "user")?.text ?? "";
    const known = answers.get(asked);
    if (known === undefined) throw new Error(`no answer was recorded for: ${asked.slice(0, 300)}`);
    return known;
  };
}

/** The part of the recipe that asks questions. */
async function wordsOnly(ctx: RunContext): Promise<RunOutcome> {
  await (ctx.run.options.format === "product" ? planProduct(ctx) : planAd(ctx));
  return { status: "done" };
}
