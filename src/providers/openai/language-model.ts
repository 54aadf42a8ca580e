import { openAiModels } from "@/domain/catalogue/openai-models";
import { StudioError } from "@/domain/errors";
import type { TokenPrice } from "./token-price";
import type { Vendor } from "./vendor";

/** A language model with everything that has to be known to ask it and to book the answer. */
export type LanguageModel = {
  vendorId: string;
  name: string;
  price: TokenPrice;
  outputTokens: number;
  imageTokens: number;
  typicalSeconds: number;
};

export type LanguageChoice = {
  /** The vendor's id, e.g. "gpt-6-sol" or "llama3.1". */
  vendorId: string;
  /** Micro-dollars for a million tokens; needed for models that the catalogue does not know, unless they are free. */
  price?: { inputMicros: number; outputMicros: number } | undefined;
  /** Most tokens in one answer. */
  outputTokens?: number | undefined;
};

/** What fits the small context of a model at home, and holds a plan all the same. */
const compatibleOutputTokens = 8192;

/** A model of the catalogue, or one that is described by what was configured. A server of one's own is free by default. */
export function chooseLanguageModel(choice: LanguageChoice, vendor: Vendor): LanguageModel {
  const { vendorId } = choice;
  const entry = vendor.isOfficial
    ? openAiModels.language.find((candidate) => candidate.vendorId === vendorId)
    : undefined;
  const price = choice.price ? flatPrice(choice.price) : entry ? entryPrice(entry) : null;
  if (price === null && vendor.isOfficial) {
    throw new StudioError(
      "misconfigured",
      `No price is known for the model ${vendorId}. Set its price per million tokens, or choose one of ${openAiModels.language.map((known) => known.vendorId).join(", ")}.`,
    );
  }
  return {
    vendorId,
    name: entry?.name ?? `${vendorId} (${vendor.name})`,
    price: price ?? { input: 0, cached: 0, cacheWritten: 0, output: 0 },
    outputTokens: choice.outputTokens ?? entry?.outputTokens ?? compatibleOutputTokens,
    imageTokens: entry?.imageTokens ?? 10_000,
    typicalSeconds: entry?.typicalSeconds ?? 60,
  };
}

const flatPrice = ({
  inputMicros,
  outputMicros,
}: {
  inputMicros: number;
  outputMicros: number;
}): TokenPrice => ({
  input: inputMicros,
  cached: inputMicros,
  cacheWritten: inputMicros,
  output: outputMicros,
});

function entryPrice(entry: (typeof openAiModels.language)[number]): TokenPrice {
  const tier = entry.price.tiers.at(-1);
  if (!tier) throw new StudioError("misconfigured", `The catalogue holds no price for ${entry.vendorId}.`);
  return {
    input: tier.micros,
    cached: tier.cachedMicros ?? tier.micros,
    cacheWritten: entry.cacheWriteMicros,
    output: tier.outputMicros ?? tier.micros,
  };
}
