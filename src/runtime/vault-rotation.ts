import type { Database } from "@/db/client";
import { providerKeysSealedOtherwise, resealProviderKey } from "@/db/queries/provider-keys";
import { renderServersSealedOtherwise, resealRenderServer } from "@/db/queries/render-servers";
import { StudioError } from "@/domain/errors";
import { keySealer } from "@/runtime/provider-access";
import { renderServerSealer } from "@/runtime/render-servers";
import type { Sealer, Vault } from "@/runtime/vault";

export type Rotation = {
  /** Sealed with the newest key now. */
  resealed: number;
  /** Damaged, or sealed with a key that is not known: left as they are. */
  unreadable: number;
};

/** A table with sealed texts. */
type SealedTable = {
  /** Rows that do not begin with `prefix`, in the order of their ids. */
  next(from: { prefix: string; afterId: string | null; limit: number }): Promise<SealedRow[]>;
};

type SealedRow = {
  id: string;
  sealed: string;
  sealer: Sealer;
  /** False when somebody else has changed the row in the meantime. */
  replace(resealed: string): Promise<boolean>;
};

const sealedTables = ({ db, vault }: { db: Database; vault: Vault }): SealedTable[] => [
  {
    async next(from) {
      const rows = await providerKeysSealedOtherwise(db, from);
      return rows.map((row) => ({
        id: row.id,
        sealed: row.sealed,
        sealer: keySealer(vault, row),
        replace: (resealed) => resealProviderKey(db, row, resealed),
      }));
    },
  },
  {
    async next(from) {
      const rows = await renderServersSealedOtherwise(db, from);
      return rows.map((row) => ({
        id: row.id,
        sealed: row.sealedToken,
        sealer: renderServerSealer(vault, row),
        replace: (resealed) => resealRenderServer(db, row, resealed),
      }));
    },
  },
];

/**
 * Seals everything with the newest key that is sealed with an earlier one. Each row is changed on its own, and only if
 * nobody else has changed it: it can be interrupted and repeated at any time, while the studio works.
 */
export async function resealAll(
  { db, vault }: { db: Database; vault: Vault },
  { batchSize = 100, signal }: { batchSize?: number; signal?: AbortSignal } = {},
): Promise<Rotation> {
  const done: Rotation = { resealed: 0, unreadable: 0 };
  for (const table of sealedTables({ db, vault })) {
    let afterId: string | null = null;
    for (;;) {
      const from = { prefix: vault.currentPrefix, afterId, limit: batchSize };
      const rows: SealedRow[] = await table.next(from);
      for (const row of rows) {
        if (signal?.aborted) throw new StudioError("cancelled", stopped(done), { cause: signal.reason });
        await resealRow(row, done);
        afterId = row.id;
      }
      if (rows.length < batchSize) break;
    }
  }
  return done;
}

async function resealRow({ sealed, sealer, replace }: SealedRow, done: Rotation): Promise<void> {
  const text = openOrNull(() => sealer.open(sealed));
  if (text === null) done.unreadable++;
  else if (await replace(sealer.seal(text))) done.resealed++;
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
