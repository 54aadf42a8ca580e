import type { Database } from "@/db/client";
import { newestWorkspace, plannersPlan, saveWorkspace } from "@/db/queries/workspaces";
import { lockedKeys, refuseLocked, withoutLocks } from "@/domain/workspace/locks";

type Unlocking = {
  projectId: string;
  /** Keys of shots whose frames are about to be drawn anew. */
  shotKeys: readonly string[];
  /** Whether the maker has said that locked ones among them may be changed. */
  unlock: boolean;
  personId: string;
};

/**
 * Lets shots be drawn anew: what was approved of them is not approved any more, which is a version of its own. Throws
 * "locked" for shots with approved frames that the maker has not unlocked. In the caller's transaction.
 */
export async function unlockShots(
  tx: Database,
  { projectId, shotKeys, unlock, personId }: Unlocking,
): Promise<void> {
  const { version: baseVersion, data } = await newestWorkspace(tx, projectId);
  const locked = lockedKeys(data).filter((key) => shotKeys.includes(key));
  if (locked.length === 0) return;
  const plan = data.plan ?? (await plannersPlan(tx, projectId));
  refuseLocked(locked, { plan, unlock: unlock ? "all" : [] });
  const what =
    locked.length === 1
      ? "Unlocked a shot to draw it anew"
      : `Unlocked ${locked.length} shots to draw them anew`;
  await saveWorkspace(tx, {
    ...{ projectId, baseVersion, personId },
    data: withoutLocks(data, locked),
    change: { what, target: null },
  });
}
