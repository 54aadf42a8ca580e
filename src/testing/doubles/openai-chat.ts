import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { ContentFault, Exchange, Reply } from "./http-double";
import { type ChatUsage, countsCacheWrites, reasons } from "./openai-bill";
import { badValue, jsonBody, noSuchModel, OpenAiRefusal } from "./openai-refusal";
import { smallestValue, strictSchemaProblem } from "./openai-schema-rules";

/** A question as a model would be given it. */
export type DoubleQuestion = {
  model: string;
  system: string;
  /** What the user says, all of it; the last of it when an answer is asked to be repaired. */
  prompt: string;
  messages: readonly { role: string; text: string }[];
  /** Number of pictures that came along. */
  images: number;
  /** What the answer has to fit; null without structured output. */
  schema: unknown;
  metadata: Record<string, string>;
};

export type AnswerHook = (question: DoubleQuestion) => string | Promise<string>;

/** How strict and how able the server is: the vendor itself, or one that only speaks its language. */
export type ChatServer = {
  models: readonly string[];
  /** Whether answers are kept and listed. A server that keeps none knows none of the fields for it either. */
  stores: boolean;
  formats: readonly ("json_schema" | "json_object")[];
};

export type Completion = {
  id: string;
  object: "chat.completion";
  created: number;
  model: string;
  choices: {
    index: number;
    message: { role: "assistant"; content: string | null; refusal: string | null };
    finish_reason: "stop" | "length";
    logprobs: null;
  }[];
  usage: ReturnType<typeof usageBlock>;
  metadata: Record<string, string>;
};

const text = z.strictObject({ type: z.literal("text"), text: z.string() });
const image = z.strictObject({
  type: z.literal("image_url"),
  image_url: z.strictObject({ url: z.string(), detail: z.enum(["low", "high", "auto"]).optional() }),
});
const content = z.union([z.string(), z.array(z.union([text, image])).min(1)]);
const message = z.strictObject({ role: z.enum(["system", "developer", "user", "assistant"]), content });
const jsonSchemaFormat = z.strictObject({
  type: z.literal("json_schema"),
  json_schema: z.strictObject({
    name: z.string().regex(/^[\w-]{1,64}$/),
    description: z.string().optional(),
    strict: z.boolean().optional(),
    schema: z.record(z.string(), z.unknown()),
  }),
});
const plainFormat = z.strictObject({ type: z.literal("text") });
const jsonFormat = z.strictObject({ type: z.literal("json_object") });
const chatFields = z.strictObject({
  model: z.string(),
  messages: z.array(message).min(1),
  stream: z.boolean().optional(),
  stream_options: z.strictObject({ include_usage: z.boolean().optional() }).optional(),
  seed: z.int().optional(),
  max_tokens: z.int().positive().optional(),
  max_completion_tokens: z.int().positive().optional(),
  temperature: z.number().min(0).max(2).optional(),
  reasoning_effort: z.enum(["none", "minimal", "low", "medium", "high", "xhigh"]).optional(),
  response_format: z.union([jsonSchemaFormat, jsonFormat, plainFormat]).optional(),
  store: z.boolean().optional(),
  metadata: z.record(z.string().max(64), z.string().max(512)).optional(),
});
export type ChatBody = z.infer<typeof chatFields>;

export function readChat(exchange: Exchange, server: ChatServer): ChatBody {
  const parsed = chatFields.safeParse(jsonBody(exchange));
  if (!parsed.success) throw fieldRefusal(parsed.error);
  const body = parsed.data;
  if (!server.models.includes(body.model)) throw noSuchModel(body.model);
  if (body.stream_options && !body.stream) {
    throw badValue("stream_options", "only allowed when 'stream' is enabled");
  }
  if (reasons(body.model) && body.max_tokens !== undefined) {
    throw unsupported("max_tokens", "Use 'max_completion_tokens' instead.");
  }
  if (reasons(body.model) && body.temperature !== undefined) {
    throw unsupported("temperature", "Only the default (1) value is supported.");
  }
  checkStoring(body, server);
  checkFormat(body, server);
  for (const part of body.messages.flatMap((one) => (typeof one.content === "string" ? [] : one.content))) {
    if (part.type === "image_url") checkImage(part.image_url.url);
  }
  return body;
}

function fieldRefusal(error: z.ZodError): OpenAiRefusal {
  const [issue] = error.issues;
  if (issue?.code === "unrecognized_keys") {
    const param = [...issue.path, issue.keys[0]].join(".");
    return new OpenAiRefusal(400, `Unknown parameter: '${param}'.`, { param, code: "unknown_parameter" });
  }
  const param = issue?.path.join(".") ?? "";
  return new OpenAiRefusal(400, `Invalid type for '${param}': ${issue?.message}.`, {
    param,
    code: "invalid_type",
  });
}

const unsupported = (param: string, hint: string) =>
  new OpenAiRefusal(400, `Unsupported parameter: '${param}' is not supported with this model. ${hint}`, {
    param,
    code: "unsupported_parameter",
  });

function checkStoring({ store, metadata }: ChatBody, server: ChatServer): void {
  if (!server.stores && (store !== undefined || metadata !== undefined)) {
    throw new OpenAiRefusal(400, "Unknown parameter: 'store'.", {
      param: "store",
      code: "unknown_parameter",
    });
  }
  if (metadata && !store) throw badValue("metadata", "only allowed when 'store' is enabled");
  if (Object.keys(metadata ?? {}).length > 16) throw badValue("metadata", "at most 16 properties");
}

function checkFormat({ response_format: format, messages }: ChatBody, server: ChatServer): void {
  if (!format || format.type === "text") return;
  const refuse = (problem: string) => new OpenAiRefusal(400, problem, { param: "response_format" });
  if (!server.formats.includes(format.type)) {
    throw refuse(`response_format type '${format.type}' is not supported by this server`);
  }
  if (format.type === "json_object") {
    if (messages.some((one) => /json/i.test(textOf(one.content)))) return;
    throw refuse(
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
    );
  }
  const { name, schema, strict } = format.json_schema;
  const problem = strict ? strictSchemaProblem(name, schema) : null;
  if (problem !== null) throw refuse(problem);
}

const imageHeads = [/^\x89PNG/, /^\xff\xd8\xff/, /^GIF8/, /^RIFF.{4}WEBP/s];

function checkImage(url: string): void {
  const data = /^data:image\/(?:png|jpeg|gif|webp);base64,(.+)$/s.exec(url)?.[1];
  const head = data === undefined ? "" : Buffer.from(data.slice(0, 64), "base64").toString("latin1");
  if (imageHeads.some((signature) => signature.test(head))) return;
  throw new OpenAiRefusal(
    400,
    "You uploaded an unsupported image. Please make sure your image is valid and has of one the following formats: ['png', 'jpeg', 'gif', 'webp'].",
    { param: "messages", code: "invalid_image_format" },
  );
}

const textOf = (value: z.infer<typeof content>): string =>
  typeof value === "string" ? value : value.map((part) => (part.type === "text" ? part.text : "")).join("\n");

export function questionIn(body: ChatBody): DoubleQuestion {
  const messages = body.messages.map((one) => ({ role: one.role, text: textOf(one.content) }));
  const of = (...roles: string[]) =>
    messages
      .filter(({ role }) => roles.includes(role))
      .map((one) => one.text)
      .join("\n");
  const parts = body.messages.flatMap((one) => (typeof one.content === "string" ? [] : one.content));
  const format = body.response_format;
  return {
    model: body.model,
    system: of("system", "developer"),
    prompt: of("user"),
    messages,
    images: parts.filter((part) => part.type === "image_url").length,
    schema: format?.type === "json_schema" ? format.json_schema.schema : null,
    metadata: body.metadata ?? {},
  };
}

/** Without a hook the answer is the smallest that the schema allows. */
export const smallestAnswer: AnswerHook = ({ schema }) => JSON.stringify(smallestValue(schema));

/** About four characters are a token. */
const tokensIn = (value: string) => Math.ceil(value.length / 4);
/** Prompts of this many tokens and more are kept by the vendor, in blocks, and cost less the next time. */
const cacheFrom = 1024;
const cacheBlock = 128;
const reasoningTokens = 64;

export function usageFor(
  body: ChatBody,
  { answer, seenPrompts }: { answer: string; seenPrompts: Set<string> },
): ChatUsage {
  const prompt = JSON.stringify([body.response_format ?? null, body.messages]);
  const input = tokensIn(prompt) + 7;
  const blocks = input >= cacheFrom ? Math.floor(input / cacheBlock) * cacheBlock : 0;
  const isSeen = seenPrompts.has(prompt);
  seenPrompts.add(prompt);
  return {
    input,
    cached: isSeen ? blocks : 0,
    written: !isSeen && countsCacheWrites(body.model) ? blocks : 0,
    output: tokensIn(answer) + (reasons(body.model) ? reasoningTokens : 0),
  };
}

export const usageBlock = (usage: ChatUsage, model: string) => ({
  prompt_tokens: usage.input,
  completion_tokens: usage.output,
  total_tokens: usage.input + usage.output,
  prompt_tokens_details: {
    cached_tokens: usage.cached,
    ...(countsCacheWrites(model) ? { cache_write_tokens: usage.written } : {}),
    audio_tokens: 0,
  },
  completion_tokens_details: {
    reasoning_tokens: reasons(model) ? reasoningTokens : 0,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
});

export function completionFor(
  body: ChatBody,
  { answer, fault, seenPrompts }: { answer: string; fault: ContentFault | null; seenPrompts: Set<string> },
): { completion: Completion; usage: ChatUsage } {
  const limit = body.max_completion_tokens ?? body.max_tokens ?? Number.POSITIVE_INFINITY;
  const tooLong = tokensIn(answer) > limit;
  const said =
    tooLong || fault === "truncated-answer"
      ? answer.slice(0, Math.min(limit * 4, answer.length / 2))
      : answer;
  const refused = fault === "refusal";
  const content = refused ? null : fault === "schema-violation" ? '{"unexpected":true}' : said;
  const usage = usageFor(body, { answer: content ?? refusalText, seenPrompts });
  const finish = said === answer ? "stop" : "length";
  const completion: Completion = {
    id: `chatcmpl-${randomUUID()}`,
    object: "chat.completion",
    created: Math.floor(Date.now() / 1000),
    model: body.model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content, refusal: refused ? refusalText : null },
        finish_reason: finish,
        logprobs: null,
      },
    ],
    usage: usageBlock(usage, body.model),
    metadata: body.metadata ?? {},
  };
  return { completion: fault === "output-missing" ? { ...completion, choices: [] } : completion, usage };
}

const refusalText = "I'm sorry, but I can't help with that request.";
const chunkCharacters = 24;

/**
 * The completion as a stream of events: a role, pieces, the reason for the end, the usage, the end. One that `breaks`
 * just stops after the pieces, as when a proxy gives up: the connection is closed in good order.
 */
export function asStream(
  completion: Completion,
  { withUsage, breaks }: { withUsage: boolean; breaks: boolean },
): Reply {
  const { id, created, model } = completion;
  const [choice] = completion.choices;
  const chunk = (delta: object | null, finish: string | null, usage: unknown = null) => ({
    id,
    object: "chat.completion.chunk",
    created,
    model,
    service_tier: "default",
    system_fingerprint: null,
    choices: delta === null ? [] : [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...(withUsage ? { usage } : {}),
  });
  const refusal = choice?.message.refusal ?? null;
  const pieces =
    (refusal ?? choice?.message.content ?? "").match(new RegExp(`.{1,${chunkCharacters}}`, "gsu")) ?? [];
  const chunks: unknown[] = [
    chunk({ role: "assistant", content: refusal === null ? "" : null, refusal: null }, null),
    ...pieces.map((piece) => chunk(refusal === null ? { content: piece } : { refusal: piece }, null)),
  ];
  if (!breaks) {
    if (choice) chunks.push(chunk({}, choice.finish_reason));
    if (withUsage) chunks.push(chunk(null, null, completion.usage));
    chunks.push("[DONE]");
  }
  const lines = chunks.map((one) => `data: ${typeof one === "string" ? one : JSON.stringify(one)}\n\n`);
  return {
    status: 200,
    headers: { "content-type": "text/event-stream; charset=utf-8" },
    body: lines.join(""),
  };
}
