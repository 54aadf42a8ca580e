import { projectExports } from "@/db/queries/projects";
import { newestVideoScorecard } from "@/db/queries/scorecards";
import { StudioError } from "@/domain/errors";
import type { VideoScorecardView } from "@/domain/view/quality-views";
import type { Context } from "@/server/context";
import { scorecardView } from "@/server/takes/scorecard-view";

/** What was measured of one version of a finished video. */
export async function videoScorecard(
  { db }: Pick<Context, "db">,
  { projectId, version }: { projectId: string; version: number },
): Promise<VideoScorecardView> {
  const found = (await projectExports(db, projectId)).find((exported) => exported.version === version);
  if (!found) throw new StudioError("not-found", "This video has no such version");
  return { exportId: found.id, scorecard: scorecardView(await newestVideoScorecard(db, found.id)) };
}
