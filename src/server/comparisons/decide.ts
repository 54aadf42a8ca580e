import { setComparisonDeleted, setDecision, variationsOf } from "@/db/queries/comparisons";
import { StudioError } from "@/domain/errors";
import type { Context } from "@/server/context";
import { cancelRun } from "@/server/runs/cancel-run";

/** Records which variation was chosen; null takes the choice back. */
export async function decide(
  { db }: Pick<Context, "db">,
  { comparisonId, position }: { comparisonId: string; position: number | null },
): Promise<{ comparisonId: string }> {
  const rows = await variationsOf(db, [comparisonId]);
  if (position !== null && !rows.some((row) => row.position === position)) {
    throw new StudioError("not-found", "This comparison has no such variation");
  }
  await setDecision(db, { comparisonId, position });
  return { comparisonId };
}

/** Takes a comparison with all its videos out of sight. Runs are cancelled first; for 30 days it can be brought back. */
export async function removeComparison(
  { db, runtime }: Pick<Context, "db" | "runtime">,
  { comparisonId }: { comparisonId: string },
): Promise<{ comparisonId: string }> {
  for (const { projectId } of await variationsOf(db, [comparisonId])) {
    await cancelRun({ db, runtime }, { projectId });
  }
  await setComparisonDeleted(db, comparisonId, new Date());
  return { comparisonId };
}

export async function restoreComparison(
  { db }: Pick<Context, "db">,
  { comparisonId }: { comparisonId: string },
): Promise<{ comparisonId: string }> {
  await setComparisonDeleted(db, comparisonId, null);
  return { comparisonId };
}
