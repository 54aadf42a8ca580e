import {
  type BillLine,
  type Exchange,
  FaultScript,
  type Reply,
  type Route,
  startHttpDouble,
} from "./http-double";
import { chatModels, imageModels, OpenAiBill, speechModels } from "./openai-bill";
import {
  type AnswerHook,
  asStream,
  type ChatServer,
  type Completion,
  completionFor,
  type DoubleQuestion,
  questionIn,
  readChat,
  smallestAnswer,
} from "./openai-chat";
import { editImage, generateImage, moderate, speak } from "./openai-media";
import { noSuchModel, OpenAiRefusal } from "./openai-refusal";

export type OpenAiDouble = {
  /** The base address, with "/v1". */
  url: string;
  apiKey: string;
  faults: FaultScript;
  /** Every question that reached a model, in order. */
  questions: DoubleQuestion[];
  /** What is charged so far. */
  bill(): BillLine[];
  /** Lets a hook answer from now on. `metadata` tells it which task of ours asks. */
  answerWith(answer: AnswerHook): void;
  /** With false the account has no credit left. */
  setCredit(credit: boolean): void;
  close(): Promise<void>;
};

type Options = {
  /** Null: whoever asks is served, as home servers do. */
  apiKey?: string | null;
  answer?: AnswerHook;
  faults?: FaultScript;
  /** Any that is free when left out. */
  port?: number;
  /** How often a stored answer is left out of lists before it appears, as with the vendor, whose lists lag behind. */
  hiddenLists?: number;
  /** A server of somebody else that speaks the same language, with these models and abilities. Charges nothing. */
  compatible?: Omit<ChatServer, "stores">;
};

const vendor: ChatServer = { models: chatModels, stores: true, formats: ["json_schema", "json_object"] };

/**
 * OpenAI's API on this machine, as strict as the vendor: unknown fields, schemas that are not strict, wrong keys and
 * wrong files are refused with its words. It answers, stores, streams, paints and speaks for real, and writes a bill.
 */
export async function startOpenAiDouble(options: Options = {}): Promise<OpenAiDouble> {
  const {
    apiKey = "sk-double-0123456789abcdef",
    faults = new FaultScript(),
    hiddenLists = 0,
    port = 0,
    compatible,
  } = options;
  const server: ChatServer = compatible ? { ...compatible, stores: false } : vendor;
  const state = {
    answer: options.answer ?? smallestAnswer,
    credit: true,
    bill: new OpenAiBill(),
    questions: [] as DoubleQuestion[],
    stored: [] as { completion: Completion; hidden: number }[],
    seenPrompts: new Set<string>(),
  };
  const guarded =
    (handle: Route["handle"]): Route["handle"] =>
    async (exchange, match) => {
      try {
        checkKey(exchange, apiKey);
        if (!state.credit && exchange.request.method === "POST") throw noCredit();
        return await handle(exchange, match);
      } catch (error) {
        if (error instanceof OpenAiRefusal) return error.reply();
        throw error;
      }
    };
  const route = (
    call: string,
    [method, path]: readonly [string, RegExp],
    handle: Route["handle"],
  ): Route => ({
    call,
    method,
    path,
    handle: guarded(handle),
  });

  const chat = async (exchange: Exchange): Promise<Reply> => {
    const body = readChat(exchange, server);
    if (exchange.fault === "safety-rejection") throw flagged();
    const question = questionIn(body);
    state.questions.push(question);
    const { completion, usage } = completionFor(body, {
      answer: await state.answer(question),
      fault: exchange.fault,
      seenPrompts: state.seenPrompts,
    });
    state.bill.chat(completion.id, body.model, usage);
    if (body.store) state.stored.push({ completion, hidden: hiddenLists });
    return body.stream
      ? asStream(completion, {
          withUsage: body.stream_options?.include_usage ?? false,
          breaks: exchange.fault === "output-truncated",
        })
      : { status: 200, body: completion };
  };

  const models = [...server.models, ...(compatible ? [] : [...imageModels, ...speechModels])];
  const http = await startHttpDouble({
    faults,
    port,
    notFound: new OpenAiRefusal(404, "Invalid URL").reply(),
    routes: [
      route("chat.completions.create", ["POST", /^\/v1\/chat\/completions$/], chat),
      route("models.list", ["GET", /^\/v1\/models$/], () => ({
        status: 200,
        body: { object: "list", data: models.map(describeModel) },
      })),
      route("models.retrieve", ["GET", /^\/v1\/models\/(.+)$/], (_, [, id = ""]) => {
        if (!models.includes(id)) throw noSuchModel(id);
        return { status: 200, body: describeModel(id) };
      }),
      ...(compatible
        ? []
        : [
            route("chat.completions.list", ["GET", /^\/v1\/chat\/completions$/], ({ url }) =>
              listStored(state.stored, url.searchParams),
            ),
            route("images.generate", ["POST", /^\/v1\/images\/generations$/], (exchange) =>
              generateImage(exchange, state.bill),
            ),
            route("images.edit", ["POST", /^\/v1\/images\/edits$/], (exchange) =>
              editImage(exchange, state.bill),
            ),
            route("audio.speech.create", ["POST", /^\/v1\/audio\/speech$/], (exchange) =>
              speak(exchange, state.bill),
            ),
            route("moderations.create", ["POST", /^\/v1\/moderations$/], moderate),
          ]),
    ],
  });
  return {
    url: `${http.url}/v1`,
    apiKey: apiKey ?? "none",
    faults,
    questions: state.questions,
    bill: () => [...state.bill.lines],
    answerWith: (answer) => {
      state.answer = answer;
    },
    setCredit: (credit) => {
      state.credit = credit;
    },
    close: () => http.close(),
  };
}

function checkKey({ request }: Exchange, apiKey: string | null): void {
  if (apiKey === null || request.headers.authorization === `Bearer ${apiKey}`) return;
  const given = request.headers.authorization?.replace("Bearer ", "") ?? "";
  // The vendor repeats the ends of the key that it was given.
  throw new OpenAiRefusal(
    401,
    `Incorrect API key provided: ${given.slice(0, 8)}********${given.slice(-4)}. You can find your API key at https://platform.openai.com/account/api-keys.`,
    { code: "invalid_api_key" },
  );
}

const noCredit = () =>
  new OpenAiRefusal(429, "You exceeded your current quota, please check your plan and billing details.", {
    type: "insufficient_quota",
    code: "insufficient_quota",
  });

const flagged = () =>
  new OpenAiRefusal(
    400,
    "Invalid prompt: your prompt was flagged as potentially violating our usage policy. Please try again with a different prompt.",
    { param: "prompt", code: "invalid_prompt" },
  );

const describeModel = (id: string) => ({ id, object: "model", created: 1_770_000_000, owned_by: "system" });

function listStored(stored: { completion: Completion; hidden: number }[], query: URLSearchParams): Reply {
  const wanted = [...query].flatMap(([name, value]) => {
    const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
    return key === undefined ? [] : [{ key, value }];
  });
  const limit = Number(query.get("limit") ?? 20);
  if (!(limit >= 1 && limit <= 100)) throw new OpenAiRefusal(400, "Invalid 'limit'.", { param: "limit" });
  const model = query.get("model");
  const fitting = stored
    .filter(({ completion }) => model === null || completion.model === model)
    .filter(({ completion }) => wanted.every(({ key, value }) => completion.metadata[key] === value));
  const shown = fitting.filter((one) => {
    one.hidden -= 1;
    return one.hidden < 0;
  });
  const ordered = shown.map(({ completion }) => completion);
  if (query.get("order") === "desc") ordered.reverse();
  const after = query.get("after");
  const from = after === null ? 0 : ordered.findIndex(({ id }) => id === after) + 1;
  const data = ordered.slice(from, from + limit);
  return {
    status: 200,
    body: {
      object: "list",
      data,
      first_id: data[0]?.id ?? null,
      last_id: data.at(-1)?.id ?? null,
      has_more: from + limit < ordered.length,
    },
  };
}
