import type { Database } from "@/db/client";
import { providerKeysSealedOtherwise, resealProviderKey } from "@/db/queries/provider-keys";
import { StudioError } from "@/domain/errors";
import { keySealer } from "@/runtime/provider-access";
import type { Vault } from "@/runtime/vault";

export type Rotation = {
  /** Sealed with the newest key now. */
  resealed: number;
  /** Damaged, or sealed with a key that is not known: left as they are. */
  unreadable: number;
};

/**
 * Seals everything with the newest key that is sealed with an earlier one. Each row is changed on its own, and only if
 * nobody else has changed it: it can be interrupted and repeated at any time, while the studio works.
 */
export async function resealAll(
  { db, vault }: { db: Database; vault: Vault },
  { batchSize = 100, signal }: { batchSize?: number; signal?: AbortSignal } = {},
): Promise<Rotation> {
  const done: Rotation = { resealed: 0, unreadable: 0 };
  let afterId: string | null = null;
  for (;;) {
    const rows = await providerKeysSealedOtherwise(db, {
      prefix: vault.currentPrefix,
      afterId,
      limit: batchSize,
    });
    for (const row of rows) {
      if (signal?.aborted) throw new StudioError("cancelled", stopped(done), { cause: signal.reason });
      const sealer = keySealer(vault, row);
      const text = openOrNull(() => sealer.open(row.sealed));
      if (text === null) done.unreadable++;
      else if (await resealProviderKey(db, row, sealer.seal(text))) done.resealed++;
      afterId = row.id;
    }
    if (rows.length < batchSize) return done;
  }
}

/** One row that cannot be read must not keep the others from their new key; it is counted. */
function openOrNull(open: () => string): string | null {
  try {
    return open();
  } catch (error) {
    if (error instanceof StudioError && error.code === "misconfigured") return null;
    throw error;
  }
}

const stopped = ({ resealed }: Rotation) =>
  `Stopped after ${resealed} stored keys. Run it again to go on with the rest.`;
