import { z } from "zod";
import type { Built } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import { oncePerSchema } from "@/domain/once-per-schema";
import type { StageName } from "@/domain/run/run";
import { buildInSteps, type Making } from "@/pipeline/build";
import { runOperation } from "@/pipeline/operation/run-operation";
import type { RunContext } from "@/pipeline/ports";
import type { JudgeModel } from "@/providers/contract/judge-model";
import type { MediaInput } from "@/providers/contract/media-result";
import type {
  LocalTextModel,
  RemoteTextModel,
  TextReply,
  TextRequest,
  TextTask,
} from "@/providers/contract/text-model";

const version = 1;

export type Answer<Value> = {
  value: Value;
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
  ms: number;
};

type Question<Schema extends z.ZodType> = {
  stage: StageName;
  slot: string;
  task: TextTask;
  words: { system: string; prompt: string };
  input: Json;
  schema: Schema;
  seed: number;
  dependsOn: readonly Built[];
  /** Who is asked; the run's text model when left out. */
  model?: Asked;
  /** Pictures to look at. */
  images?: readonly MediaInput[];
};

/** A schema as it decides an answer. */
const asInput = oncePerSchema((schema) => z.toJSONSchema(schema) as { [keyword: string]: Json });

/** A model at somebody else's machine that answers in words. */
type Asked = RemoteTextModel | JudgeModel;

/**
 * One question to a model, as a build of its own: an equal question is not asked, and not paid, twice. A
 * language model whose answer does not match the schema is told so and asked once more; then the question fails.
 */
export function ask<Schema extends z.ZodType<Json>>(
  ctx: RunContext,
  question: Question<Schema>,
): Promise<Built<Answer<z.output<Schema>>>> {
  const { stage, slot, task, words, input, schema, seed, dependsOn, images = [] } = question;
  const text = question.model ?? ctx.models.text;
  const request: TextRequest<Schema> = { task, ...words, input, schema, seed, images, repair: null };
  return buildInSteps<Answer<z.output<Schema>>>(ctx, {
    stage,
    slot,
    version,
    inputs: {
      model: `${text.id}@${text.version}`,
      task,
      words,
      input,
      schema: asInput(schema),
      seed,
      ...(images.length > 0 && { images: images.map(({ digest }) => digest) }),
    },
    dependsOn,
    // Opinions are not looked for where nothing is made.
    ...(!question.model && {
      priceMicros: ctx.models.text.priceMicros({ characters: words.system.length + words.prompt.length }),
    }),
    make: (key) =>
      text.job
        ? askElsewhere(ctx, { model: text, question, request, key })
        : answerHere(ctx, text, { slot, request }),
  });
}

async function answerHere<Schema extends z.ZodType<Json>>(
  ctx: RunContext,
  text: LocalTextModel,
  { slot, request }: { slot: string; request: TextRequest<Schema> },
): Promise<Making<Answer<z.output<Schema>>>> {
  const value = await ctx.steps.run<Answer<z.output<Schema>>>(`${slot}/answer`, async () => {
    const startedAt = performance.now();
    const answer = await text.answer(request);
    const ms = Math.round(performance.now() - startedAt);
    return { value: answer, inputTokens: 0, outputTokens: 0, costMicros: 0, ms };
  });
  return { value };
}

/** A reply as it is kept, and the call that brought it. */
type Kept = TextReply & { operationId: string; costMicros: number; ms: number };

async function askElsewhere<Schema extends z.ZodType<Json>>(
  ctx: RunContext,
  {
    model,
    question,
    request,
    key,
  }: {
    model: Asked;
    question: Question<Schema>;
    request: TextRequest<Schema>;
    key: string;
  },
): Promise<Making<Answer<z.output<Schema>>>> {
  const { slot, schema } = question;
  const first = await reply(ctx, { model, question, request, key, slot });
  const read = readReply(first, schema);
  if (read.ok) return making(read.value, [first]);
  const second = await reply(ctx, {
    model,
    question,
    request: { ...request, repair: { answer: first.text, issues: read.issues } },
    key: `${key}/repair`,
    slot: `${slot}/repair`,
  });
  const repaired = readReply(second, schema);
  if (repaired.ok) return making(repaired.value, [first, second]);
  await ctx.steps.run(`${slot}/unusable`, () => discard(ctx, [first, second], repaired.issues));
  throw new StudioError(
    "provider-rejected",
    `${model.name} gave no answer that can be used, even after it was told what was wrong: ${repaired.issues}`,
  );
}

async function reply<Schema extends z.ZodType<Json>>(
  ctx: RunContext,
  {
    model,
    question,
    request,
    key,
    slot,
  }: {
    model: Asked;
    question: Question<Schema>;
    request: TextRequest<Schema>;
    key: string;
    slot: string;
  },
): Promise<Kept> {
  const { operationId } = await runOperation<TextRequest, TextReply>(ctx, {
    stage: question.stage,
    slot,
    key,
    model,
    job: model.job,
    request,
    keep: async (answer) => answer,
    report: async () => undefined,
  });
  const kept = await ctx.steps.run(`${slot}/read`, async () => {
    const { result, chargedMicros, submittedAt } = await ctx.records.operations.get(operationId);
    const ms = submittedAt ? Date.now() - submittedAt.getTime() : 0;
    return { ...(result as TextReply), operationId, costMicros: chargedMicros ?? 0, ms };
  });
  if (kept.refusal !== null) {
    await ctx.steps.run(`${slot}/refused`, () => discard(ctx, [kept], kept.refusal ?? ""));
    throw new StudioError("safety-rejected", `${model.name} declined to answer: ${kept.refusal}`);
  }
  return kept;
}

type Read<Value> = { ok: true; value: Value } | { ok: false; issues: string };

function readReply<Schema extends z.ZodType>(
  { text, truncated }: TextReply,
  schema: Schema,
): Read<z.output<Schema>> {
  if (truncated) return { ok: false, issues: "the answer was cut off before its end; answer more briefly" };
  let parsed: unknown;
  try {
    parsed = JSON.parse(withoutFence(text));
  } catch (error) {
    return { ok: false, issues: `it is not valid JSON (${(error as Error).message})` };
  }
  const checked = schema.safeParse(parsed);
  if (checked.success) return { ok: true, value: checked.data };
  return { ok: false, issues: z.prettifyError(checked.error) };
}

/** Some models wrap their JSON in a code block, whatever they are told. */
const withoutFence = (text: string) => text.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, "");

function making<Value extends Json>(value: Value, replies: readonly Kept[]): Making<Answer<Value>> {
  const sum = (of: (reply: Kept) => number) => replies.reduce((total, reply) => total + of(reply), 0);
  return {
    value: {
      value,
      inputTokens: sum(({ usage }) => usage.inputTokens),
      outputTokens: sum(({ usage }) => usage.outputTokens),
      costMicros: sum(({ costMicros }) => costMicros),
      ms: sum(({ ms }) => ms),
    },
    operationIds: replies.map(({ operationId }) => operationId),
  };
}

/** Answers that are no use were paid for all the same. */
async function discard(ctx: RunContext, replies: readonly Kept[], message: string): Promise<null> {
  for (const { operationId: id, costMicros } of replies) {
    await ctx.records.operations.fail(ctx.run, {
      id,
      costMicros,
      failure: { code: "provider-rejected", message },
    });
  }
  return null;
}
