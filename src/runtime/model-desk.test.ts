import { expect, test } from "vitest";
import { type ModelChoice, modelChoice } from "@/domain/catalogue/model-choice";
import { createTemplateTextModel } from "@/providers/template/template-text-model";
import { createLiveCatalogue } from "@/runtime/live-catalogue";
import { createModelDesk, type WishedModels } from "@/runtime/model-desk";
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
  figures: async () => [],
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

test("a language model that sees may judge; nobody judges who was not chosen", async () => {
  const judged = await desk.forChoice("a maker", modelChoice.parse({ judge: "openai/gpt-5-mini" }));
  expect(judged.judge?.id).toBe("openai/gpt-5-mini");
  expect(judged.text).toBe(local.text);
  const plain = await desk.forChoice("a maker", modelChoice.parse({ text: "openai/gpt-5-mini" }));
  expect(plain.judge).toBeNull();
  const kinds = (await desk.offers("a maker")).filter(({ id }) => id === "openai/gpt-5-mini");
  expect(kinds.map(({ kind }) => kind)).toEqual(["text", "judge"]);
});

test("nobody is asked for models that a choice does not need, and everybody who is needed is, at each choice", async () => {
  const asked: string[] = [];
  const noting = createModelDesk({
    local,
    accesses: {
      accessFor: async (_owner, provider) => {
        asked.push(provider);
        return { ...access, provider };
      },
      ofInstallation: () => null,
      refusePrivate: async () => undefined,
    },
    fetchRemote: () => Promise.reject(new Error("nothing is fetched here")),
    live: createLiveCatalogue(),
    rendered: async () => {
      asked.push("machines");
      return { image: [], video: [] };
    },
    figures: async () => [],
  });
  const askedFor = async (choice: Partial<ModelChoice>, wished?: WishedModels) => {
    asked.length = 0;
    await noting.forChoice("a maker", modelChoice.parse(choice), wished);
    return asked.toSorted();
  };
  const seedream = "replicate/bytedance/seedream-4";
  expect(await askedFor({})).toEqual([]);
  expect(await askedFor({ text: "openai/gpt-5-mini", image: local.image.id })).toEqual(["openai"]);
  expect(await askedFor({ image: seedream })).toEqual(["openai", "replicate"]);
  expect(await askedFor({ image: seedream })).toEqual(["openai", "replicate"]);
  expect(await askedFor({ imageFallbacks: [seedream] })).toEqual(["openai", "replicate"]);
  expect(await askedFor({}, { image: [seedream], video: [] })).toEqual(["openai", "replicate"]);
  // No machine is registered here: that is known only once they were asked for.
  await expect(askedFor({ video: "comfyui/wan-image-to-video" })).rejects.toMatchObject({
    code: "misconfigured",
  });
  expect(asked.toSorted()).toEqual(["machines", "openai"]);
});

test("what is wished for single frames is there beside what the run takes", async () => {
  const wished = { image: ["openai/gpt-image-2"], video: [local.video.id] };
  const models = await desk.forChoice("a maker", modelChoice.parse({}), wished);
  expect(models).toMatchObject({ image: local.image, video: local.video });
  expect(models.wished?.image.map(({ id }) => id)).toEqual(["openai/gpt-image-2"]);
  expect(models.wished?.video).toEqual([local.video]);
});
