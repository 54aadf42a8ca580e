import { readFile } from "node:fs/promises";
import type {
  ChatCompletionContentPart,
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
import { StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { TextRequest } from "@/providers/contract/text-model";
import { describedSchema, strictSchema } from "./strict-schema";

/**
 * How an answer is held to its schema, most exactly first: by the schema itself, by being JSON at all, or by being
 * asked for. "plain" is the smallest request, for servers that know little of the language.
 */
export const answerForms = ["strict", "json", "plain"] as const;
export type AnswerForm = (typeof answerForms)[number];

/** A question ready to be sent, except for who is asked. Reading its pictures is the only thing that can fail. */
export type Question = {
  described: { [keyword: string]: Json };
  strict: { [keyword: string]: Json } | null;
  messages: ChatCompletionMessageParam[];
};

export async function prepareQuestion(request: TextRequest): Promise<Question> {
  const described = describedSchema(request.schema);
  const pictures = await Promise.all(request.images.map(asPart));
  const repair: ChatCompletionMessageParam[] = request.repair
    ? [
        { role: "assistant", content: request.repair.answer },
        { role: "user", content: repairWords(request.repair.issues) },
      ]
    : [];
  const content: string | ChatCompletionContentPart[] =
    pictures.length === 0 ? request.prompt : [{ type: "text", text: request.prompt }, ...pictures];
  return {
    described,
    strict: strictSchema(described),
    messages: [{ role: "system", content: request.system }, { role: "user", content }, ...repair],
  };
}

const repairWords = (issues: string) =>
  `That answer cannot be used:\n${issues}\n\nGive the whole answer again as JSON, with all of this put right and the rest as it was.`;

const pictureTypes = ["image/png", "image/jpeg", "image/webp", "image/gif"];

async function asPart({
  path,
  contentType,
}: TextRequest["images"][number]): Promise<ChatCompletionContentPart> {
  if (!pictureTypes.includes(contentType)) {
    throw new StudioError("invalid-input", `A language model cannot look at a file of type ${contentType}.`);
  }
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new StudioError("invalid-input", "A picture for the language model cannot be read.", {
      cause: error,
    });
  });
  return {
    type: "image_url",
    image_url: { url: `data:${contentType};base64,${bytes.toString("base64")}`, detail: "auto" },
  };
}

/** What of a call goes into the request beside the question. */
export type Asking = {
  model: string;
  seed: number;
  outputTokens: number;
  form: AnswerForm;
  /** Null where the server does not keep answers; else what they can be found by. */
  metadata: Record<string, string> | null;
  isOfficial: boolean;
};

export function requestBody(question: Question, asking: Asking): ChatCompletionCreateParamsStreaming {
  const { model, seed, outputTokens, form, metadata, isOfficial } = asking;
  const limit = isOfficial ? { max_completion_tokens: outputTokens } : { max_tokens: outputTokens };
  const smallest = { model, stream: true as const, ...limit };
  if (form === "plain") return { ...smallest, messages: withSchemaInWords(question) };
  const body = {
    ...smallest,
    stream_options: { include_usage: true },
    seed,
    ...(metadata ? { store: true, metadata } : {}),
  };
  if (form === "json" || question.strict === null) {
    return { ...body, messages: withSchemaInWords(question), response_format: { type: "json_object" } };
  }
  return {
    ...body,
    messages: question.messages,
    response_format: {
      type: "json_schema",
      json_schema: { name: "answer", strict: true, schema: question.strict },
    },
  };
}

/** The schema in the system's words, for a model that nothing else holds to it. */
function withSchemaInWords({ messages, described }: Question): ChatCompletionMessageParam[] {
  const words = `Answer with one JSON object and nothing else: no introduction, no code fence. It must fit this JSON Schema:\n${JSON.stringify(described)}`;
  return messages.map((message, index) =>
    index === 0 && message.role === "system"
      ? { ...message, content: `${message.content}\n\n${words}` }
      : message,
  );
}
