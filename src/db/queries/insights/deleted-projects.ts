import type { Database } from "@/db/client";
import { noteProjectDeleted, noteProjectRestored } from "@/db/queries/insights/clip-facts";
import { dropPairsOfProject, formPairsOfProject } from "@/db/queries/insights/effect-pairs";
import { recountScores, uncountScores } from "@/db/queries/insights/metric-facts";

/** Numbers of a deleted project leave every count of quality; that its clips were deleted is counted. */
export async function uncountProject(
  tx: Database,
  { projectId, personId }: { projectId: string; personId: string },
): Promise<void> {
  await dropPairsOfProject(tx, projectId);
  await uncountScores(tx, projectId);
  await noteProjectDeleted(tx, projectId, personId);
}

/** Counts a project that was brought back as if it had never been deleted. */
export async function recountProject(tx: Database, projectId: string): Promise<void> {
  await recountScores(tx, projectId);
  await noteProjectRestored(tx, projectId);
  await formPairsOfProject(tx, projectId);
}
