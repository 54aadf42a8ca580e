import OpenAI, { toFile } from "openai";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenAiDouble, startOpenAiDouble } from "./openai-double";
import { strictSchemaProblem } from "./openai-schema-rules";

let double: OpenAiDouble;
let client: OpenAI;
beforeAll(async () => {
  double = await startOpenAiDouble();
  client = new OpenAI({ apiKey: double.apiKey, baseURL: double.url, maxRetries: 0 });
});
afterAll(() => double.close());

const schema = {
  type: "object",
  properties: { title: { type: "string" }, hue: { type: ["integer", "null"], minimum: 3 } },
  required: ["title", "hue"],
  additionalProperties: false,
};
const ask = (body: object) =>
  client.chat.completions.create({
    model: "gpt-6-luna",
    messages: [{ role: "user", content: "A JSON, please" }],
    ...body,
  });

describe("the double of OpenAI", () => {
  it("answers with the smallest value of a schema, stores it and finds it by its metadata", async () => {
    const metadata = { job: "7" };
    const response_format = { type: "json_schema", json_schema: { name: "x", strict: true, schema } };
    const said = await ask({ response_format, store: true, metadata });
    expect(JSON.parse(said.choices[0]?.message.content ?? "")).toEqual({ title: "a title", hue: 3 });
    await ask({ store: true, metadata: { job: "8" } });
    const listed = await client.chat.completions.list({ metadata });
    expect(listed.data.map(({ id }) => id)).toEqual([said.id]);
    expect(double.bill()).toHaveLength(2);
  });

  it("streams the pieces of the answer, then the usage", async () => {
    double.answerWith(() => "A long answer that needs more than one piece to arrive.");
    const stream = await client.chat.completions.create({
      model: "gpt-4o-mini",
      messages: [{ role: "user", content: "Go on" }],
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join("");
    expect(text).toBe("A long answer that needs more than one piece to arrive.");
    expect(chunks.at(-1)?.usage?.completion_tokens).toBeGreaterThan(0);
  });

  it.each([
    ["an unknown field", { temprature: 1 }, "Unknown parameter: 'temprature'"],
    ["an unknown model", { model: "gpt-9" }, "does not exist"],
    ["the old name of the limit", { max_tokens: 5 }, "Use 'max_completion_tokens'"],
    ["metadata without storing", { metadata: { a: "b" } }, "only allowed when 'store'"],
  ])("refuses %s", async (_, body, message) => {
    await expect(ask(body)).rejects.toThrow(message);
  });

  it.each([
    ["a property that is not required", { ...schema, required: ["title"] }, "Missing 'hue'"],
    ["open objects", { ...schema, additionalProperties: true }, "'additionalProperties'"],
    ["keywords that are not strict", { ...schema, minProperties: 1 }, "'minProperties' is not permitted"],
    ["a list at the top", { type: "array", items: schema }, "must have type 'object'"],
  ])("finds %s in a schema", (_, wrong, message) => {
    expect(strictSchemaProblem("x", schema)).toBeNull();
    expect(strictSchemaProblem("x", wrong)).toContain(message);
  });

  it("paints, edits, speaks and moderates", async () => {
    const painted = await client.images.generate({
      model: "gpt-image-2",
      prompt: "A cup",
      size: "1024x1536",
    });
    const png = Buffer.from(painted.data?.[0]?.b64_json ?? "", "base64");
    expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 1024, height: 1536 });
    const image = [await toFile(png, "a.png", { type: "image/png" })];
    const edited = await client.images.edit({ model: "gpt-image-2", prompt: "Redder", image });
    expect(edited.usage?.input_tokens_details.image_tokens).toBeGreaterThan(0);
    const speech = await client.audio.speech.create({
      model: "tts-1",
      voice: "nova",
      input: "Hello there",
      response_format: "wav",
    });
    expect(Buffer.from(await speech.arrayBuffer()).toString("latin1", 0, 4)).toBe("RIFF");
    const { results } = await client.moderations.create({ input: "a massacre" });
    expect(results[0]?.categories["violence/graphic"]).toBe(true);
    expect(double.bill().at(-1)?.micros).toBe(11 * 15);
  });

  it("knows its own key", async () => {
    const stranger = new OpenAI({ apiKey: "sk-other", baseURL: double.url, maxRetries: 0 });
    await expect(stranger.models.list()).rejects.toThrow("Incorrect API key");
  });
});
