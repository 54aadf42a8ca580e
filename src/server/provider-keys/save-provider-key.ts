import { saveProviderKey as saveRow } from "@/db/queries/provider-keys";
import { StudioError } from "@/domain/errors";
import { keyHint, type ProviderKeyInput } from "@/domain/provider-keys/provider-key";
import { keySealer } from "@/runtime/provider-access";
import type { SignedInContext } from "@/server/context";
import { takeFromLimit } from "@/server/limits";

const savesAnHour = 30;

/**
 * Stores a key in the place of the account's earlier one. Admins may use servers inside their own network; others only
 * public ones. Throws StudioError "invalid-input" with `fieldErrors` (baseUrl), "rate-limited".
 */
export async function saveProviderKey(
  { db, runtime, user }: SignedInContext,
  { provider, key, baseUrl, textModel }: ProviderKeyInput,
): Promise<void> {
  await takeFromLimit(db, {
    key: `provider-keys/save/${user.userId}`,
    limit: savesAnHour,
    windowSeconds: 3600,
    what: "changes of keys",
  });
  if (baseUrl !== null && user.role !== "admin") await refusePrivate(runtime.providerAccesses, baseUrl);
  const place = { ownerId: user.userId, provider, baseUrl };
  const sealed = keySealer(runtime.vault, place).seal(key);
  await saveRow(db, { ...place, sealed, hint: keyHint(key), textModel });
}

/** One answer for what is inside and what is nowhere: nobody learns from it which names the own network knows. */
async function refusePrivate(
  { refusePrivate: refuse }: SignedInContext["runtime"]["providerAccesses"],
  baseUrl: string,
): Promise<void> {
  try {
    await refuse(baseUrl);
  } catch (error) {
    const problem =
      "This server cannot be used: it was not found, or is not open to everyone at an address that begins with https. Only an admin can use one inside the network.";
    throw new StudioError("invalid-input", problem, { cause: error, fieldErrors: { baseUrl: problem } });
  }
}
