import { listProviderKeys as listRows } from "@/db/queries/provider-keys";
import type { ProviderKey } from "@/db/schema/all";
import { keyedProviders, type ProviderKeyView } from "@/domain/provider-keys/provider-key";
import type { SignedInContext } from "@/server/context";

/** Every provider, with what is known of the account's key and of the installation's. */
export async function listProviderKeys({
  db,
  runtime,
  user,
}: Pick<SignedInContext, "db" | "runtime" | "user">): Promise<ProviderKeyView[]> {
  const rows = await listRows(db, user.userId);
  return keyedProviders.map((provider) => {
    const row = rows.find((candidate) => candidate.provider === provider);
    const inEnvironment = runtime.providerAccesses.ofInstallation(provider) !== null;
    return { provider, inEnvironment, own: row ? ownKey(row) : null };
  });
}

/** Field by field: a column added later stays inside unless it is named here. */
function ownKey(row: ProviderKey): NonNullable<ProviderKeyView["own"]> {
  const { hint, baseUrl, textModel, createdAt, checkedAt, checkResult } = row;
  return {
    hint,
    baseUrl,
    textModel,
    savedAt: createdAt.toISOString(),
    check: checkedAt && checkResult ? { result: checkResult, at: checkedAt.toISOString() } : null,
  };
}
