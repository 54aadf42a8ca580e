import { setTimeout as sleep } from "node:timers/promises";
import { type ImageQuality, openAiModels } from "@/domain/catalogue/openai-models";
import { StudioError } from "@/domain/errors";
import type { SpeechModel } from "@/providers/contract/audio-models";
import type { ImageModel } from "@/providers/contract/image-model";
import type { JudgeModel } from "@/providers/contract/judge-model";
import type { ModerationModel } from "@/providers/contract/moderation-model";
import type { TextModel } from "@/providers/contract/text-model";
import { type AccountCheck, checkAccount } from "./check-account";
import { createImageModel } from "./image-model";
import { createJudgeModel } from "./judge-model";
import { chooseLanguageModel, type LanguageChoice } from "./language-model";
import { createModerationModel } from "./moderation-model";
import { createSpeechModel } from "./speech-model";
import { createTextModel, type Wait } from "./text-model";
import { connect, type VendorOptions } from "./vendor";

export type OpenAiOptions = VendorOptions & {
  /** By default a capable model of OpenAI's; a compatible server has no default. */
  textModel?: LanguageChoice | undefined;
  /** Vendor ids, e.g. "gpt-image-2". */
  imageModel?: string | undefined;
  imageQuality?: ImageQuality | undefined;
  speechModel?: string | undefined;
  /** How the looks for a lost answer are kept apart; by default by the clock. */
  wait?: Wait | undefined;
};

export type OpenAiModels = {
  text: TextModel;
  /** The following are OpenAI's own: null with compatible servers. */
  image: ImageModel | null;
  speech: SpeechModel | null;
  moderation: ModerationModel | null;
  /** The language model again, looking at pictures. */
  judge: JudgeModel | null;
  /** Asks, free of charge, whether the key and the model will do. Never throws. */
  check(): Promise<AccountCheck>;
};

export const defaultTextModel = "gpt-6-sol";

/**
 * Models by OpenAI, or a language model by a server that speaks OpenAI's language (Ollama, vLLM, OpenRouter). Nothing is
 * sent before a model is used. Throws "misconfigured" for an address or a model that cannot be right.
 */
export function createOpenAiModels(options: OpenAiOptions): OpenAiModels {
  const vendor = connect(options);
  const choice = options.textModel ?? (vendor.isOfficial ? { vendorId: defaultTextModel } : null);
  if (choice === null) {
    throw new StudioError(
      "misconfigured",
      `Say which model of ${vendor.name} to use: set OPENAI_TEXT_MODEL.`,
    );
  }
  const model = chooseLanguageModel(choice, vendor);
  const wait = options.wait ?? ((ms) => sleep(ms));
  const check = () => checkAccount(vendor, model.vendorId);
  const text = createTextModel({ vendor, model, wait });
  if (!vendor.isOfficial) return { text, image: null, speech: null, moderation: null, judge: null, check };
  return {
    text,
    image: createImageModel({
      vendor,
      entry: entryOf(openAiModels.image, options.imageModel),
      quality: options.imageQuality ?? "medium",
    }),
    speech: createSpeechModel({ vendor, entry: entryOf(openAiModels.speech, options.speechModel) }),
    moderation: createModerationModel({ vendor, entry: openAiModels.moderation }),
    judge: createJudgeModel({ vendor, model, wait }),
    check,
  };
}

/** The entry with this id, or the first one. */
function entryOf<Entry extends { vendorId: string }>(
  entries: readonly Entry[],
  vendorId: string | undefined,
): Entry {
  const entry = vendorId === undefined ? entries[0] : entries.find((known) => known.vendorId === vendorId);
  if (entry) return entry;
  throw new StudioError(
    "misconfigured",
    `No price is known for OpenAI's model ${vendorId}. Choose one of ${entries.map((known) => known.vendorId).join(", ")}.`,
  );
}
