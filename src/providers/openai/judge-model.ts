import type { JudgeModel } from "@/providers/contract/judge-model";
import type { LanguageModel } from "./language-model";
import { textJob, type Wait } from "./text-model";
import { mostOfTokens, usualTokensIn } from "./token-price";
import type { Vendor } from "./vendor";

/** Eight grades with a sentence each, and room to think. */
const mostAnswerTokens = 8000;
const usualAnswerTokens = 1200;
/** A frame of some hundred pixels counts for about this share of what the largest picture can. */
const usualPictureShare = 1 / 6;

/** A language model that sees, as a judge: the same calls as for words, with pictures and a shorter answer. */
export function createJudgeModel({
  vendor,
  model,
  wait,
}: {
  vendor: Vendor;
  model: LanguageModel;
  wait: Wait;
}): JudgeModel {
  const brief = { ...model, outputTokens: Math.min(model.outputTokens, mostAnswerTokens) };
  return {
    id: `openai/${model.vendorId}`,
    name: model.name,
    version: "1",
    draft: false,
    typicalSeconds: model.typicalSeconds,
    priceMicros: ({ characters, pictures }) =>
      mostOfTokens(
        {
          input: usualTokensIn(characters) + Math.ceil(pictures * model.imageTokens * usualPictureShare),
          output: usualAnswerTokens,
        },
        model.price,
      ),
    job: textJob(vendor, brief, wait),
  };
}
