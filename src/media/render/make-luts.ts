import path from "node:path";
import type { Cut, LutUse } from "@/domain/timeline/cut";
import { lutOf, lutsOf } from "@/domain/timeline/edit/grade";
import type { WorkerPool } from "@/workers/worker-pool";
import type { MixLut } from "../lut/mix-lut.task";

type MakeLutsOptions = {
  folder: string;
  workers: WorkerPool;
  resolveMedia(digest: string): string | Promise<string>;
  signal?: AbortSignal | undefined;
};

/** The file of the table that a clip is seen through; null for a clip without one. */
export type LutFiles = (clipId: string) => string | null;

/**
 * Writes the tables of a cut into `folder`, each mixed to its strength. Throws "invalid-input" for a file that is no table.
 */
export async function makeLuts(cut: Pick<Cut, "grade">, options: MakeLutsOptions): Promise<LutFiles> {
  const files = new Map<string, string>();
  for (const use of lutsOf(cut).filter(isSeen)) {
    if (files.has(keyOf(use))) continue;
    const file = path.join(options.folder, `table-${files.size}.cube`);
    const mix = { strength: use.strength, outputPath: file };
    const wish: MixLut = { path: await options.resolveMedia(use.digest), mix };
    await options.workers.run("media/lut/mix-lut.task", wish, { signal: options.signal });
    files.set(keyOf(use), file);
  }
  return (clipId) => {
    const use = lutOf(cut, clipId);
    return use && isSeen(use) ? (files.get(keyOf(use)) ?? null) : null;
  };
}

const isSeen = ({ strength }: LutUse): boolean => strength > 0;
const keyOf = ({ digest, strength }: LutUse): string => `${digest}/${strength}`;
