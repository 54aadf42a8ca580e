import { StudioError } from "@/domain/errors";
import type { KeyCheckResult } from "@/domain/provider-keys/provider-key";
import type { ProviderAccess } from "@/runtime/provider-access";

const patienceMs = 10_000;

/** The cheapest question that only a valid key gets an answer to. */
const questions = { replicate: "/account", openai: "/models" } as const;

/**
 * Tries a key out, at no cost. An answer other than yes or no is told apart: the provider may be busy, or another server
 * stands at the address. Throws StudioError "forbidden" for an address that has become a private one. What keeps it from being reached goes to `onTrouble`.
 */
export async function checkAccess(
  { provider, key, baseUrl, fetch }: ProviderAccess,
  { onTrouble }: { onTrouble: (error: unknown) => void },
): Promise<KeyCheckResult> {
  let status: number;
  try {
    const response = await fetch(`${baseUrl}${questions[provider]}`, {
      headers: { accept: "application/json", ...(key && { authorization: `Bearer ${key}` }) },
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
    });
    status = response.status;
    await response.body?.cancel();
  } catch (error) {
    if (error instanceof StudioError) throw error;
    onTrouble(error);
    return "unavailable";
  }
  return resultOf(status);
}

function resultOf(status: number): KeyCheckResult {
  if (status === 200) return "works";
  if (status === 401 || status === 403) return "refused";
  return status === 429 || status >= 500 ? "unavailable" : "wrong-address";
}
