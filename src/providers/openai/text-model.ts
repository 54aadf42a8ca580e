import { APIError } from "openai";
import type { LostCall, RemoteCall, RemoteJob, Submission } from "@/providers/contract/remote-job";
import type { TextModel, TextReply, TextRequest } from "@/providers/contract/text-model";
import type { LanguageModel } from "./language-model";
import { type RawAnswer, readStored, readStream, type StoredAnswer, storedAnswers } from "./read-answer";
import { describedSchema, withoutNulls } from "./strict-schema";
import { type AnswerForm, answerForms, prepareQuestion, type Question, requestBody } from "./text-question";
import { mostOfTokens, mostTokensIn, priceOfTokens, type TokenUsage, usualTokensIn } from "./token-price";
import { toldFailure } from "./told-failure";
import { answeredAtOnce } from "./unusable-answer";
import type { Vendor } from "./vendor";

export type Wait = (ms: number) => Promise<void>;

/** By which of our calls the vendor is asked about an answer. */
const operationKey = "framewright_operation";
/** A stored answer appears in lists a little later than it is given. */
const looksAfterMs = [0, 1000, 2000, 4000];
/** Roles, separators and the like, beside the words. */
const framingTokens = 500;
/** A plan of five shots with everything in it. */
const usualAnswerTokens = 2500;

/**
 * A language model by the Chat Completions API, which OpenAI and the servers that speak its language have in common. The
 * answer is streamed. With OpenAI it is stored as well, under the id of our call: an answer that was lost on the way
 * is looked up instead of paid again.
 */
export function createTextModel({
  vendor,
  model,
  wait,
}: {
  vendor: Vendor;
  model: LanguageModel;
  wait: Wait;
}): TextModel {
  return {
    id: `${vendor.isOfficial ? "openai" : "compatible"}/${model.vendorId}`,
    name: model.name,
    version: "1",
    draft: false,
    typicalSeconds: model.typicalSeconds,
    priceMicros: ({ characters }) =>
      mostOfTokens({ input: usualTokensIn(characters), output: usualAnswerTokens }, model.price),
    job: textJob(vendor, model, wait),
  };
}

/** Questions to a language model, as calls that are never paid twice. */
export function textJob(vendor: Vendor, model: LanguageModel, wait: Wait): RemoteJob<TextRequest, TextReply> {
  const send = createSender(vendor, model);
  const answered = (request: TextRequest, raw: RawAnswer): Submission<TextReply> => {
    const usage = raw.usage ?? countedByUs(request, raw);
    return {
      state: "answered",
      result: replyOf(request, raw, usage),
      costMicros: priceOfTokens(usage, model.price),
    };
  };
  return {
    ...answeredAtOnce,
    provider: vendor.provider,
    ceilingMicros: (request) =>
      mostOfTokens({ input: mostInput(request, model), output: model.outputTokens }, model.price),
    async submit(request, call) {
      const question = await prepareQuestion(request);
      try {
        return answered(request, await send(question, { request, call }));
      } catch (error) {
        throw toldFailure(error, vendor);
      }
    },
    async find(request, call) {
      if (!vendor.storesAnswers) {
        // Where asking costs nothing, asking again is safe.
        return model.price.input === 0 && model.price.output === 0 ? "absent" : "unknown";
      }
      const found = await lookUp(vendor, call, wait);
      if (found === "absent" || found === "unknown") return found;
      const raw = readStored(found);
      return raw ? answered(request, raw) : "unknown";
    },
  };
}

/** Sends a question in the most exact form that the server takes, and remembers which one that is. */
function createSender(vendor: Vendor, model: LanguageModel) {
  let firstForm = 0;
  const bodyOf = (question: Question, { request, call, form }: Sending & { form: AnswerForm }) =>
    requestBody(question, {
      model: model.vendorId,
      seed: request.seed,
      outputTokens: model.outputTokens,
      form,
      metadata: vendor.storesAnswers
        ? { [operationKey]: call.operationId, framewright_task: request.task }
        : null,
      isOfficial: vendor.isOfficial,
    });
  return async (question: Question, sending: Sending): Promise<RawAnswer> => {
    for (let index = firstForm; ; index++) {
      const form = answerForms[index] ?? "plain";
      try {
        const stream = await vendor.client.chat.completions.create(bodyOf(question, { ...sending, form }));
        // OpenAI refuses a form because of one schema, a compatible server because it does not know the form.
        if (!vendor.isOfficial) firstForm = index;
        return await readStream(stream, { vendorName: vendor.name, onText: sending.call.onText });
      } catch (error) {
        if (!mayTrySimpler(error, { form, vendor })) throw error;
      }
    }
  };
}

type Sending = { request: TextRequest; call: RemoteCall };

/**
 * A server that refuses the form of the answer has not begun to answer: asking in a simpler form costs nothing. OpenAI says
 * when it is the form; of the others no two say it alike.
 */
function mayTrySimpler(error: unknown, { form, vendor }: { form: AnswerForm; vendor: Vendor }): boolean {
  if (form === "plain" || !(error instanceof APIError)) return false;
  if (vendor.isOfficial) {
    return form === "strict" && error.status === 400 && String(error.param).startsWith("response_format");
  }
  return error.status === 400 || error.status === 422;
}

/**
 * The stored answer to one of our calls. "absent" only when the list could be read at the last look: a connection that
 * breaks makes the vendor stop writing, and what it has finished is listed within seconds.
 */
async function lookUp(
  { client }: Vendor,
  { operationId }: LostCall,
  wait: Wait,
): Promise<StoredAnswer | "absent" | "unknown"> {
  let isReadable = false;
  for (const ms of looksAfterMs) {
    if (ms > 0) await wait(ms);
    try {
      const metadata = { [operationKey]: operationId };
      const response = await client.chat.completions.list({ metadata, limit: 1 }).asResponse();
      const [found] = storedAnswers.parse(await response.json()).data;
      if (found) return found;
      isReadable = true;
    } catch {
      // Looked at again; the last look decides.
      isReadable = false;
    }
  }
  return isReadable ? "absent" : "unknown";
}

function replyOf(request: TextRequest, raw: RawAnswer, usage: TokenUsage): TextReply {
  const filtered = raw.finish === "content_filter" ? "A content filter stopped the answer." : null;
  return {
    text: withoutNulls(raw.text, describedSchema(request.schema)),
    refusal: raw.refusal ?? filtered,
    truncated: raw.finish === "length",
    usage: { inputTokens: usage.input, outputTokens: usage.output },
  };
}

const wordsOf = (request: TextRequest): string =>
  [
    request.system,
    request.prompt,
    request.repair?.answer,
    request.repair?.issues,
    JSON.stringify(describedSchema(request.schema)),
  ].join("\n");

const mostInput = (request: TextRequest, model: LanguageModel): number =>
  mostTokensIn(wordsOf(request)) + request.images.length * model.imageTokens + framingTokens;

/** For servers that do not count: about what they would. */
const countedByUs = (request: TextRequest, { text }: RawAnswer): TokenUsage => ({
  input: usualTokensIn(wordsOf(request).length),
  cached: 0,
  cacheWritten: 0,
  output: usualTokensIn(text.length),
});
