import { z } from "zod";
import type { Built } from "@/domain/build/build";
import type { Json } from "@/domain/json";
import type { StageName } from "@/domain/run/run";
import { build } from "@/pipeline/build";
import type { RunContext } from "@/pipeline/ports";
import type { TextTask } from "@/providers/contract/text-model";

const version = 1;

export type Answer<Value> = {
  value: Value;
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
  ms: number;
};

/**
 * One question to the text model, as a build of its own: an equal question is not asked, and not paid, twice, and the
 * ledger entry is stored together with the answer.
 */
export function ask<Schema extends z.ZodType<Json>>(
  ctx: RunContext,
  question: {
    stage: StageName;
    slot: string;
    task: TextTask;
    words: { system: string; prompt: string };
    input: Json;
    schema: Schema;
    seed: number;
    dependsOn: readonly Built[];
  },
): Promise<Built<Answer<z.output<Schema>>>> {
  const { text } = ctx.models;
  return build<Answer<z.output<Schema>>>(ctx, {
    stage: question.stage,
    slot: question.slot,
    version,
    inputs: {
      model: text.id,
      task: question.task,
      words: question.words,
      input: question.input,
      schema: z.toJSONSchema(question.schema) as Json,
      seed: question.seed,
    },
    dependsOn: question.dependsOn,
    make: async () => {
      const startedAt = performance.now();
      const answer = await text.generate({
        task: question.task,
        ...question.words,
        input: question.input,
        schema: question.schema,
        seed: question.seed,
        signal: ctx.signal,
      });
      const value = {
        value: answer.value,
        ...answer.usage,
        costMicros: answer.costMicros,
        ms: Math.round(performance.now() - startedAt),
      };
      return {
        value,
        ledger: [
          {
            stage: question.stage,
            model: text.id,
            description: question.task,
            amountMicros: answer.costMicros,
            operationKey: `${ctx.run.id}/${ctx.run.attempt}/${question.slot}`,
          },
        ],
      };
    },
  });
}
