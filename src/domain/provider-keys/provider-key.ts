import { z } from "zod";

/** Companies whose models are called with a key of one's own. */
export const keyedProviders = ["replicate", "openai"] as const;
export type KeyedProvider = (typeof keyedProviders)[number];

/** What trying a key out has shown; "wrong-address": something answers there, but not the provider's API. */
export const keyCheckResults = ["works", "refused", "unavailable", "wrong-address"] as const;
export type KeyCheckResult = (typeof keyCheckResults)[number];

export type KeyCheck = {
  result: KeyCheckResult;
  /** ISO 8601, UTC. */
  at: string;
};

/** A provider's key as its owner may see it: never the key itself. */
export type ProviderKeyView = {
  provider: KeyedProvider;
  /** Whether the installation has a key for everybody. */
  inEnvironment: boolean;
  own: {
    /** The last characters; empty for a key that is too short to show any. */
    hint: string;
    baseUrl: string | null;
    textModel: string | null;
    savedAt: string;
    check: KeyCheck | null;
  } | null;
};

const shownCharacters = 4;
const shortestHinted = 16;

/** Enough of a key to recognise it by, and of no use to anybody else. */
export const keyHint = (key: string): string =>
  key.length < shortestHinted ? "" : key.slice(-shownCharacters);

const baseUrl = z
  .url({
    protocol: /^https?$/,
    error: "This is not a web address. It looks like https://models.example.com/v1",
  })
  .max(500, "This address is too long")
  .refine((address) => !/[?#]/.test(address), "Leave out everything from the question mark on")
  .transform((address) => address.replace(/\/+$/, ""));

export const providerKeyInput = z
  .strictObject({
    provider: z.enum(keyedProviders),
    key: z
      .string()
      .trim()
      .min(4, "Paste the whole key")
      .max(500, "This is too long for a key")
      .regex(/^[\x21-\x7e]*$/, "A key has no spaces and no accents. Copy it again"),
    /** Another server that speaks the provider's API. */
    baseUrl: baseUrl.nullable().default(null),
    /** The model that texts are made with there. */
    textModel: z.string().trim().min(1).max(200, "This name is too long").nullable().default(null),
  })
  .refine(({ provider, baseUrl: address, textModel }) => provider === "openai" || (!address && !textModel), {
    path: ["baseUrl"],
    error: "Only OpenAI's API can be found at another address",
  })
  .refine(({ baseUrl: address, textModel }) => !address || textModel, {
    path: ["textModel"],
    error: "Name the model to use at this address",
  });
export type ProviderKeyInput = z.output<typeof providerKeyInput>;
