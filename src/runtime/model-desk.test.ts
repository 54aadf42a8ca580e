import { expect, test } from "vitest";
import { modelChoice } from "@/domain/catalogue/model-choice";
import { createTemplateTextModel } from "@/providers/template/template-text-model";
import { createLiveCatalogue } from "@/runtime/live-catalogue";
import { createModelDesk } from "@/runtime/model-desk";
import type { ProviderAccess } from "@/runtime/provider-access";
import { fakeModels } from "@/testing/fake-models";

const access: ProviderAccess = {
  provider: "openai",
  source: "own",
  key: "sk-anything",
  baseUrl: "https://api.openai.com/v1",
  textModel: null,
  price: null,
  storesAnswers: true,
  fetch,
};
const { models: local } = fakeModels({ text: createTemplateTextModel(), makeClip: async () => undefined });
const desk = createModelDesk({
  local,
  accesses: {
    accessFor: async (_owner, provider) => (provider === "openai" ? access : null),
    ofInstallation: () => null,
    refusePrivate: async () => undefined,
  },
  fetchRemote: () => Promise.reject(new Error("nothing is fetched here")),
  live: createLiveCatalogue(),
  rendered: async () => ({ image: [], video: [] }),
});

test("each choice of OpenAI's voices and language models is the one that is given", async () => {
  for (const [text, speech] of [
    ["openai/gpt-6-sol", "openai/tts-1"],
    ["openai/gpt-5-mini", "openai/tts-1-hd"],
    ["openai/gpt-5-mini", "openai/gpt-4o-mini-tts"],
  ] as const) {
    const models = await desk.forChoice("a maker", modelChoice.parse({ text, speech }));
    expect(models.text.id).toBe(text);
    expect(models.speech?.id).toBe(speech);
  }
});

test("what was left open is done by this machine", async () => {
  const models = await desk.forChoice("a maker", modelChoice.parse({ speech: "openai/tts-1" }));
  expect(models.text).toBe(local.text);
  expect(models.video).toBe(local.video);
});
