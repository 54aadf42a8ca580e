import type { Database } from "@/db/client";
import { lockProject } from "@/db/queries/projects";
import { latestRun, latestVideoRun } from "@/db/queries/runs";
import type { Run } from "@/db/schema/runs";
import { StudioError } from "@/domain/errors";
import { isOpen } from "@/domain/run/run";

/**
 * Lets the caller's transaction alone begin a run of the project: of two clicks the second finds the run of the first.
 * Throws "conflict" while a run is at work. Returns the run that made the video so far, or tried to.
 *
 * @param what What has to wait, e.g. "redrawing a shot".
 */
export async function requireRest(
  tx: Database,
  { projectId, what }: { projectId: string; what: string },
): Promise<Run | null> {
  await lockProject(tx, projectId);
  const last = await latestRun(tx, projectId);
  if (last && isOpen(last.status)) {
    throw new StudioError("conflict", `Wait until the video is finished, or cancel it, before ${what}`);
  }
  return latestVideoRun(tx, projectId);
}
