import type { Database } from "@/db/client";
import { findProviderKey } from "@/db/queries/provider-keys";
import type { ProviderKey } from "@/db/schema/all";
import type { KeyedProvider } from "@/domain/provider-keys/provider-key";
import { openAiAddress, type ProviderSettings, type TokenPrice } from "@/env";
import { checkTarget, type Lookup, systemLookup } from "@/providers/http/guard/check-target";
import { createGuardedApi } from "@/providers/http/guarded-api";
import type { Sealer, Vault } from "@/runtime/vault";

/** What calls to a provider are made with. */
export type ProviderAccess = {
  provider: KeyedProvider;
  source: "own" | "environment";
  /** Null for a server that wants none. */
  key: string | null;
  /** Without a slash at the end. */
  baseUrl: string;
  textModel: string | null;
  /** Null: the provider's own prices. */
  price: TokenPrice | null;
  /** Whether the provider keeps answers, so that a lost one can be looked up. */
  storesAnswers: boolean;
  /** For calls to `baseUrl`. Goes to public addresses only where somebody chose the address who may not choose others. */
  fetch: typeof fetch;
};

export type ProviderAccesses = {
  /** With the account's own key, or else with the installation's; null when there is neither. */
  accessFor(ownerId: string, provider: KeyedProvider): Promise<ProviderAccess | null>;
  /** With the installation's own key, whoever asks; null when its settings are not enough to call this provider. */
  ofInstallation(provider: KeyedProvider): ProviderAccess | null;
  /** Throws StudioError "forbidden" for an address that is not public. */
  refusePrivate(address: string): Promise<void>;
};

/** What a provider's key of this owner is sealed for. Its address belongs to it: elsewhere the key does not open. */
export function keySealer(
  vault: Vault,
  { ownerId, provider, baseUrl }: Pick<ProviderKey, "ownerId" | "provider" | "baseUrl">,
): Sealer {
  return vault.sealerFor("provider-keys", ownerId, provider, baseUrl ?? "");
}

export function createProviderAccesses({
  db,
  vault,
  settings,
  lookup = systemLookup,
}: {
  db: Database;
  vault: Vault;
  settings: ProviderSettings;
  lookup?: Lookup;
}): ProviderAccesses {
  const guardedApi = createGuardedApi({ lookup });
  return {
    async accessFor(ownerId, provider) {
      const found = await findProviderKey(db, { ownerId, provider });
      if (!found) return environmentAccess(provider, settings);
      const { row, ownerIsAdmin } = found;
      return {
        ...usualAccess(provider, settings),
        source: "own",
        key: keySealer(vault, row).open(row.sealed),
        ...(row.textModel && { textModel: row.textModel }),
        ...(row.baseUrl && { baseUrl: row.baseUrl, price: free, storesAnswers: false }),
        ...(row.baseUrl && !ownerIsAdmin && { fetch: guardedApi }),
      };
    },
    ofInstallation: (provider) => environmentAccess(provider, settings),
    async refusePrivate(address) {
      await checkTarget(address, { allowed: new Set(), lookup });
    },
  };
}

const free: TokenPrice = { inputMicros: 0, outputMicros: 0 };

function environmentAccess(provider: KeyedProvider, settings: ProviderSettings): ProviderAccess | null {
  const { key } = settings[provider];
  const { openai } = settings;
  // A proxy before OpenAI wants what OpenAI wants.
  const ownServer = provider === "openai" && openai.baseUrl !== openAiAddress && !openai.storesAnswers;
  if (key === null && !ownServer) return null;
  const access: ProviderAccess = { ...usualAccess(provider, settings), source: "environment", key };
  return provider === "openai" ? { ...access, ...openai } : access;
}

/** Where a key leads that says nothing else: a key of OpenAI's never to another server that the installation uses. */
function usualAccess(
  provider: KeyedProvider,
  { replicate, openai }: ProviderSettings,
): Omit<ProviderAccess, "source" | "key"> {
  const plain = {
    provider,
    textModel: null,
    price: null,
    storesAnswers: openai.storesAnswers,
    fetch,
  };
  switch (provider) {
    case "replicate":
      return { ...plain, baseUrl: replicate.baseUrl };
    case "openai": {
      const isOpenAi = openai.baseUrl === openAiAddress || openai.storesAnswers;
      const { textModel } = isOpenAi ? openai : plain;
      return { ...plain, baseUrl: isOpenAi ? openai.baseUrl : openAiAddress, textModel };
    }
  }
}
