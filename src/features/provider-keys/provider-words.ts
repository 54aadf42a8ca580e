import type { KeyCheckResult, KeyedProvider } from "@/domain/provider-keys/provider-key";

type ProviderWords = {
  name: string;
  /** What its models are for. */
  purpose: string;
  /** How its keys look. */
  example: string;
  /** Where its keys are made. */
  keysPage: string;
};

export const providerWords = {
  replicate: {
    name: "Replicate",
    purpose: "Clips, pictures, music and voices",
    example: "r8_…",
    keysPage: "https://replicate.com/account/api-tokens",
  },
  openai: {
    name: "OpenAI",
    purpose: "Prompts, plans, pictures and voices",
    example: "sk-…",
    keysPage: "https://platform.openai.com/api-keys",
  },
} satisfies Record<KeyedProvider, ProviderWords>;

/** What trying a key out has shown, and what to do about it. */
export const checkWords = {
  works: { tone: "success", title: "Works", advice: null },
  refused: {
    tone: "danger",
    title: "Refused",
    advice: "The provider does not accept this key. Make a new one there and replace it here.",
  },
  unavailable: {
    tone: "neutral",
    title: "No answer",
    advice: "The provider cannot be reached or is busy. Check again in a moment.",
  },
  "wrong-address": {
    tone: "danger",
    title: "Wrong address",
    advice:
      "Something else than the provider's API answers there. Correct the address: it often ends in /v1.",
  },
} satisfies Record<
  KeyCheckResult,
  { tone: "success" | "danger" | "neutral"; title: string; advice: string | null }
>;
