import { latestVideoRun } from "@/db/queries/runs";
import { isOpen } from "@/domain/run/run";
import type { RunState } from "@/domain/run/run-state";
import { isToBeMade, type SurveyedPiece, type SurveyView } from "@/domain/workspace/survey";
import type { Context } from "@/server/context";
import { runState } from "@/server/projects/project-view";

type Surveyed = Awaited<ReturnType<Context["runtime"]["survey"]>>[number];

/** How the pieces of a project's video stand: what is at work or has failed is told by the newest run. */
export async function surveyView(
  { db, runtime }: Pick<Context, "db" | "runtime">,
  { projectId }: { projectId: string },
): Promise<SurveyView> {
  const run = await latestVideoRun(db, projectId);
  if (!run) return { pieces: [], totalMicros: 0 };
  const surveyed = await runtime.survey({ projectId });
  const state = await runState(db, run);
  const pieces = surveyed.map((piece) => withRun(piece, state));
  return { pieces, totalMicros: pieces.reduce((sum, { costMicros }) => sum + costMicros, 0) };
}

function withRun({ piece: name, ...found }: Surveyed, { status, stages }: RunState): SurveyedPiece {
  const told = stages.find(({ stage }) => stage === found.stage)?.pieces.find((piece) => piece.key === name);
  if (!told || !isToBeMade(found)) return found;
  if (isOpen(status) && told.status === "running") return { ...found, state: "running" };
  if (told.status !== "failed") return found;
  return { ...found, state: "failed", reasons: told.failure ? [told.failure.message] : found.reasons };
}
