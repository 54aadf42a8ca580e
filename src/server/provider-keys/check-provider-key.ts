import { findProviderKey, noteKeyCheck } from "@/db/queries/provider-keys";
import { StudioError } from "@/domain/errors";
import type { KeyCheck, KeyedProvider } from "@/domain/provider-keys/provider-key";
import { checkAccess } from "@/runtime/check-access";
import type { SignedInContext } from "@/server/context";
import { takeFromLimit } from "@/server/limits";

const checksAnHour = 60;

/** Tries out the key that calls of this account are made with, and notes the result beside a key of its own. */
export async function checkProviderKey(
  { db, runtime, user }: SignedInContext,
  provider: KeyedProvider,
): Promise<KeyCheck> {
  await takeFromLimit(db, {
    key: `provider-keys/check/${user.userId}`,
    limit: checksAnHour,
    windowSeconds: 3600,
    what: "checks of keys",
  });
  const owned = { ownerId: user.userId, provider };
  const found = await findProviderKey(db, owned);
  const access = await runtime.providerAccesses.accessFor(user.userId, provider);
  if (!access) throw new StudioError("not-found", "There is no key to try out. Save one first.");
  const result = await checkAccess(access, {
    onTrouble: (error) => runtime.log.warn({ provider, error }, "a provider could not be reached"),
  });
  const at = new Date();
  if (found && access.source === "own") await noteKeyCheck(db, found.row, { result, at });
  return { result, at: at.toISOString() };
}
