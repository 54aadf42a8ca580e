import { type BriefInput, brief as briefSchema } from "@/domain/brief/brief";
import type { LocalTextModel } from "@/providers/contract/text-model";
import { createTemplateTextModel } from "@/providers/template/template-text-model";
import type { AnswerHook } from "@/testing/doubles/openai-chat";
import { testStudio } from "@/testing/studio";
import { testDatabase } from "@/testing/test-database";

/** What the template planner answers to each question of a brief, for a language model to answer the same. */
export async function recordAnswers(input: BriefInput): Promise<AnswerHook> {
  const answers = new Map<string, string>();
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
    await studio.run(await studio.open(plain), {});
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
