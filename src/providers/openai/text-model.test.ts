import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { StudioError } from "@/domain/errors";
import type { LostCall, RemoteCall } from "@/providers/contract/remote-job";
import type { TextRequest } from "@/providers/contract/text-model";
import { FaultScript } from "@/testing/doubles/http-double";
import { type OpenAiDouble, startOpenAiDouble } from "@/testing/doubles/openai-double";
import { createOpenAiModels, type OpenAiOptions } from "./openai-models";

const schema = z.object({ title: z.string().min(1).max(80), shots: z.int().min(3) });
const request: TextRequest = {
  task: "plan.draft",
  system: "You plan ads.",
  prompt: "An ad for a lamp.",
  input: {},
  schema,
  seed: 7,
  images: [],
  repair: null,
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "openai-text-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const open: OpenAiDouble[] = [];
afterEach(() => Promise.all(open.splice(0).map((double) => double.close())));
const start = async (options?: Parameters<typeof startOpenAiDouble>[0]) => {
  const double = await startOpenAiDouble(options);
  open.push(double);
  return double;
};

const newCall = (): RemoteCall => ({ operationId: randomUUID(), callbackUrl: null, outputFolder: folder });
const lost = (call: RemoteCall): LostCall => ({
  ...call,
  submittedAt: new Date(),
  isTaken: async () => false,
});

function jobOf(double: Pick<OpenAiDouble, "url" | "apiKey">, options: Partial<OpenAiOptions> = {}) {
  const waits: number[] = [];
  const { text } = createOpenAiModels({
    apiKey: double.apiKey,
    baseUrl: double.url,
    storesAnswers: true,
    wait: async (ms) => {
      waits.push(ms);
    },
    ...options,
  });
  if (!text.job) throw new Error("a remote model has a job");
  return { job: text.job, model: text, waits };
}

describe("a question to OpenAI", () => {
  it("is answered by the schema, streamed, counted, and booked to the micro-dollar of the bill", async () => {
    const double = await start({ answer: () => '{"title":"A lamp that waits for you","shots":4}' });
    const { job } = jobOf(double);
    const texts: string[] = [];
    const call = { ...newCall(), onText: (text: string) => texts.push(text) };
    const answer = await job.submit(request, call);
    expect(answer).toMatchObject({ state: "answered", result: { refusal: null, truncated: false } });
    if (answer.state !== "answered") return;
    expect(schema.parse(JSON.parse(answer.result.text))).toEqual({
      title: "A lamp that waits for you",
      shots: 4,
    });
    expect(answer.costMicros).toBe(double.bill()[0]?.micros);
    expect(answer.result.usage.inputTokens).toBeGreaterThan(20);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.at(-1)).toBe(answer.result.text);
    expect(double.questions[0]).toMatchObject({
      system: "You plan ads.",
      metadata: { framewright_operation: call.operationId, framewright_task: "plan.draft" },
    });
  });

  it.each(["gpt-6-sol", "gpt-6.1-sol", "gpt-6-luna", "gpt-5-mini", "gpt-4o-mini"])(
    "costs what the bill of %s says, with parts from the cache and parts written to it, and never more than the ceiling",
    async (vendorId) => {
      const double = await start();
      const { job } = jobOf(double, { textModel: { vendorId } });
      const long = { ...request, system: "Mind the light. ".repeat(600) };
      const costs: number[] = [];
      for (let turn = 0; turn < 2; turn++) {
        const answer = await job.submit(long, newCall());
        if (answer.state === "answered") costs.push(answer.costMicros);
      }
      expect(costs).toEqual(double.bill().map(({ micros }) => micros));
      expect(costs[1]).toBeLessThan(costs[0] ?? 0);
      expect(job.ceilingMicros(long)).toBeGreaterThan(costs[0] ?? Number.POSITIVE_INFINITY);
    },
  );

  it("carries pictures, and the answer that did not do with what was wrong with it", async () => {
    const double = await start();
    const file = path.join(folder, "frame.png");
    await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } }).toFile(file);
    const image = { path: file, digest: "d", contentType: "image/png" };
    const repair = { answer: '{"title":""}', issues: "title: must not be empty" };
    await jobOf(double).job.submit({ ...request, images: [image], repair }, newCall());
    const [question] = double.questions;
    expect(question?.images).toBe(1);
    expect(question?.messages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
    expect(question?.messages[2]?.text).toBe(repair.answer);
    expect(question?.messages[3]?.text).toContain(repair.issues);
  });

  it("refuses a file that is no picture before anything is sent", async () => {
    const double = await start();
    const { job } = jobOf(double);
    for (const contentType of ["video/mp4", "image/png"]) {
      const images = [{ path: path.join(folder, "not-there"), digest: "d", contentType }];
      await expect(job.submit({ ...request, images }, newCall())).rejects.toMatchObject({
        code: "invalid-input",
      });
    }
    expect(double.faults.seen).toEqual([]);
  });

  it("tells a refusal and a cut answer as what they are, and both are paid", async () => {
    const faults = new FaultScript()
      .add("chat.completions.create", { kind: "refusal" })
      .add("chat.completions.create", { kind: "truncated-answer" });
    const double = await start({ faults });
    const { job } = jobOf(double);
    const refused = await job.submit(request, newCall());
    const cut = await job.submit(request, newCall());
    expect(refused).toMatchObject({
      result: { refusal: expect.stringContaining("can't help"), truncated: false },
    });
    expect(cut).toMatchObject({ result: { refusal: null, truncated: true } });
    expect([refused, cut].map((answer) => "costMicros" in answer && answer.costMicros)).toEqual(
      double.bill().map(({ micros }) => micros),
    );
  });

  it("takes plain JSON where strict output cannot say the schema", async () => {
    const double = await start({ answer: () => '{"tags":{"a":"b"}}' });
    const open = { ...request, schema: z.object({ tags: z.record(z.string(), z.string()) }) };
    const answer = await jobOf(double).job.submit(open, newCall());
    expect(answer).toMatchObject({ state: "answered", result: { text: '{"tags":{"a":"b"}}' } });
    expect(double.questions[0]?.system).toContain('"additionalProperties":{"type":"string"}');
  });
});

describe("a schema that OpenAI does not take after all", () => {
  it("is told in words, and the refusal costs nothing", async () => {
    const double = await start({ answer: () => '{"title":"A lamp","shots":3}' });
    const refusals = [
      Response.json(
        { error: { message: "'minimum' is not permitted.", param: "response_format", code: null } },
        { status: 400 },
      ),
    ];
    const fetch: typeof globalThis.fetch = async (input, init) =>
      refusals.shift() ?? globalThis.fetch(input, init);
    const answer = await jobOf(double, { fetch }).job.submit(request, newCall());
    expect(answer).toMatchObject({ state: "answered", costMicros: double.bill()[0]?.micros });
    expect(double.questions[0]).toMatchObject({
      schema: null,
      system: expect.stringContaining('"maxLength":80'),
    });
  });
});

describe("a question that fails is told exactly", () => {
  it.each([
    ["a safety refusal", { kind: "safety-rejection" }, { code: "safety-rejected" }],
    ["a pause", { kind: "throttled", retryAfterSeconds: 3 }, { code: "rate-limited", retryAfterSeconds: 3 }],
    ["a pause without a time", { kind: "throttled", retryAfterSeconds: null }, { code: "rate-limited" }],
    ["an error of the server", { kind: "server-error" }, { code: "provider-unavailable" }],
    ["a connection that breaks before", { kind: "drop-before" }, { code: "outcome-unknown" }],
    ["a connection that breaks after", { kind: "drop-after" }, { code: "outcome-unknown" }],
    ["a stream that is reset", { kind: "reset-mid-body" }, { code: "outcome-unknown" }],
    ["a stream that just ends", { kind: "output-truncated" }, { code: "outcome-unknown" }],
    ["garbage", { kind: "malformed-json" }, { code: "outcome-unknown" }],
    ["a page of a gateway", { kind: "wrong-type" }, { code: "outcome-unknown" }],
  ] as const)("%s", async (_, fault, expected) => {
    const double = await start({ faults: new FaultScript().add("chat.completions.create", fault) });
    await expect(jobOf(double).job.submit(request, newCall())).rejects.toMatchObject(expected);
    expect(double.faults.seen).toHaveLength(1);
  });

  it("an error in the middle of a stream", async () => {
    const body = 'data: {"error":{"message":"The server had an error","type":"server_error"}}\n\n';
    const fetch = async () => new Response(body, { headers: { "content-type": "text/event-stream" } });
    const { job } = jobOf({ url: "http://127.0.0.1:9/v1", apiKey: "sk-test" }, { fetch });
    await expect(job.submit(request, newCall())).rejects.toMatchObject({ code: "outcome-unknown" });
  });

  it("and keeps the cause of a broken connection", async () => {
    const faults = new FaultScript().add("chat.completions.create", { kind: "drop-after" });
    const double = await start({ faults });
    await expect(jobOf(double).job.submit(request, newCall())).rejects.toMatchObject({
      cause: { cause: { message: "fetch failed" } },
    });
  });

  it("a wrong key, without showing it", async () => {
    const double = await start();
    const { job } = jobOf({ url: double.url, apiKey: "sk-wrong-but-secret" });
    const failure = await job.submit(request, newCall()).catch((error: Error) => error);
    expect(failure).toMatchObject({
      code: "unauthenticated",
      message: expect.stringContaining("OpenAI key"),
    });
    expect(String(failure)).not.toMatch(/sk-w|cret/);
  });

  it("an account without credit is not worth trying again", async () => {
    const double = await start();
    double.setCredit(false);
    await expect(jobOf(double).job.submit(request, newCall())).rejects.toMatchObject({
      code: "misconfigured",
      message: expect.stringContaining("credit"),
    });
  });

  it("a model that the key may not use", async () => {
    const double = await start();
    const { job } = jobOf(double, { textModel: { vendorId: "gpt-6-astra" } });
    await expect(job.submit(request, newCall())).rejects.toMatchObject({ code: "misconfigured" });
  });

  it("a server that is not there, and one that has moved", async () => {
    const gone = await startOpenAiDouble();
    await gone.close();
    await expect(jobOf(gone).job.submit(request, newCall())).rejects.toMatchObject({
      code: "provider-unavailable",
      cause: expect.anything(),
    });
    const double = await start();
    const redirect = async () => Response.redirect(double.url, 307);
    const { job } = jobOf(double, { fetch: redirect });
    await expect(job.submit(request, newCall())).rejects.toMatchObject({ code: "misconfigured" });
    expect(double.faults.seen).toEqual([]);
  });

  it.each([
    [
      Object.assign(new Error("connect ETIMEDOUT 10.0.0.9:443"), { code: "ETIMEDOUT", syscall: "connect" }),
      "provider-unavailable",
    ],
    [
      new TypeError("fetch failed", {
        cause: Object.assign(new Error(), { code: "UND_ERR_CONNECT_TIMEOUT" }),
      }),
      "provider-unavailable",
    ],
    [new AggregateError([Object.assign(new Error(), { syscall: "connect" })]), "provider-unavailable"],
    [Object.assign(new Error("read ETIMEDOUT"), { code: "ETIMEDOUT", syscall: "read" }), "outcome-unknown"],
    [
      new TypeError("fetch failed", {
        cause: Object.assign(new Error(), { code: "UND_ERR_HEADERS_TIMEOUT" }),
      }),
      "outcome-unknown",
    ],
    [new AggregateError([]), "outcome-unknown"],
    [new StudioError("forbidden", "Not a public address."), "misconfigured"],
  ])("a connection that fails with %s is %s", async (error, code) => {
    const fetch = async () => Promise.reject(error);
    const { job } = jobOf({ url: "http://127.0.0.1:9/v1", apiKey: "sk-test" }, { fetch });
    await expect(job.submit(request, newCall())).rejects.toMatchObject({ code });
  });

  it.each([
    [502, "<html>Bad gateway</html>", "outcome-unknown"],
    [504, "", "outcome-unknown"],
    [503, "<html>Try later</html>", "provider-unavailable"],
    [500, '{"error":{"message":"boom"}}', "provider-unavailable"],
    [400, '{"error":{"message":"key sk-test is odd","code":"content_policy_violation"}}', "safety-rejected"],
    [400, '{"error":{"message":"no"}}', "provider-rejected"],
    [402, '{"error":{"message":"pay"}}', "misconfigured"],
    [409, '{"error":{"message":"again"}}', "provider-unavailable"],
  ])("status %i with %s", async (status, body, code) => {
    const fetch = async () => new Response(body, { status });
    const { job } = jobOf({ url: "http://127.0.0.1:9/v1", apiKey: "sk-test" }, { fetch });
    const failure = await job.submit(request, newCall()).catch((error: Error) => error);
    expect(failure).toMatchObject({ code });
    expect(String(failure)).not.toContain("sk-test");
  });
});

describe("an answer that was lost", () => {
  it.each(["drop-after", "reset-mid-body", "output-truncated"] as const)(
    "is found whole after %s, costs what was billed, and is not asked for again",
    async (kind) => {
      const double = await start({
        faults: new FaultScript().add("chat.completions.create", { kind }),
        answer: () => '{"title":"Found again","shots":3}',
        hiddenLists: 2,
      });
      const { job, waits } = jobOf(double);
      const call = newCall();
      await expect(job.submit(request, call)).rejects.toMatchObject({ code: "outcome-unknown" });
      await job.submit(request, newCall());
      const found = await job.find(request, lost(call));
      expect(found).toMatchObject({
        state: "answered",
        result: { text: '{"title":"Found again","shots":3}', truncated: false },
        costMicros: double.bill()[0]?.micros,
      });
      expect(waits).toEqual([1000, 2000]);
      expect(double.bill()).toHaveLength(2);
    },
  );

  it("is absent when it never arrived, after three more looks", async () => {
    const double = await start({
      faults: new FaultScript().add("chat.completions.create", { kind: "drop-before" }),
    });
    const { job, waits } = jobOf(double);
    const call = newCall();
    await expect(job.submit(request, call)).rejects.toMatchObject({ code: "outcome-unknown" });
    expect(await job.find(request, lost(call))).toBe("absent");
    expect(waits).toEqual([1000, 2000, 4000]);
    expect(double.bill()).toEqual([]);
  });

  it.each(["server-error", "malformed-json", "wrong-type", "drop-before"] as const)(
    "is unknown when the vendor's list cannot be read at the last look: %s",
    async (kind) => {
      const faults = new FaultScript();
      for (let look = 0; look < 4; look++) faults.add("chat.completions.list", { kind });
      const double = await start({ faults });
      expect(await jobOf(double).job.find(request, lost(newCall()))).toBe("unknown");
    },
  );

  it("is absent where it costs nothing, and unknown where it costs and is not kept", async () => {
    const double = await start({ compatible: { models: ["llama"], formats: [] } });
    const paid = { vendorId: "llama", price: { inputMicros: 0, outputMicros: 1 } };
    const at = (textModel: OpenAiOptions["textModel"]) =>
      jobOf(double, { storesAnswers: false, textModel }).job.find(request, lost(newCall()));
    expect(await at({ vendorId: "llama" })).toBe("absent");
    expect(await at(paid)).toBe("unknown");
    expect(double.faults.seen).toEqual([]);
  });
});

describe("a server that speaks OpenAI's language", () => {
  const local = { storesAnswers: undefined, textModel: { vendorId: "llama" } };

  it.each([
    [["json_schema", "json_object"], 1],
    [["json_object"], 2],
    [[], 3],
  ] as const)(
    "that takes %j is asked in the form it takes, and from then on at once",
    async (formats, tries) => {
      const answer = () => '{"title":"At home","shots":5}';
      const double = await start({ apiKey: null, answer, compatible: { models: ["llama"], formats } });
      const { job, model } = jobOf(double, local);
      for (let turn = 0; turn < 2; turn++) {
        expect(await job.submit(request, newCall())).toMatchObject({
          result: { text: '{"title":"At home","shots":5}' },
          costMicros: 0,
        });
      }
      expect(double.faults.seen).toHaveLength(tries + 1);
      expect(double.questions).toHaveLength(2);
      expect(model.id).toBe("compatible/llama");
      expect(job.provider).toBe(new URL(double.url).host);
    },
  );

  it("that wants no key is sent none", async () => {
    const double = await start({ apiKey: null, compatible: { models: ["llama"], formats: ["json_schema"] } });
    const sent: (string | null)[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      sent.push(new Headers(init?.headers).get("authorization"));
      return globalThis.fetch(input, init);
    };
    await jobOf(double, { ...local, apiKey: null, fetch }).job.submit(request, newCall());
    expect(sent).toEqual([null]);
  });

  it("gets its refusal told when no form will do", async () => {
    const double = await start({ compatible: { models: ["llama"], formats: [] } });
    const { job } = jobOf(double, { ...local, textModel: { vendorId: "mistral" } });
    await expect(job.submit(request, newCall())).rejects.toMatchObject({ code: "misconfigured" });
  });

  it("that does not count is priced by about what was written", async () => {
    const chunk = { choices: [{ index: 0, delta: { content: "{}" }, finish_reason: "stop" }] };
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    const textModel = { vendorId: "llama", price: { inputMicros: 1_000_000, outputMicros: 5_000_000 } };
    const { job } = jobOf({ url, apiKey: "x" }, { ...local, textModel });
    const answer = await job.submit(request, newCall());
    server.close();
    expect(answer).toMatchObject({ result: { text: "{}", usage: { outputTokens: 1 } } });
    if (answer.state === "answered") expect(answer.costMicros).toBeGreaterThan(10);
  });
});
