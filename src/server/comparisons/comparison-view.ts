import type { Database } from "@/db/client";
import { getComparison, selectedClipCards, type VariationRow, variationsOf } from "@/db/queries/comparisons";
import { projectLedger, slotValue } from "@/db/queries/project-history";
import { draftExports, newestBrief, newestExports } from "@/db/queries/projects";
import { latestRun } from "@/db/queries/runs";
import type { Export } from "@/db/schema/cuts";
import type { Run } from "@/db/schema/runs";
import { type VariationScores, variationScores } from "@/domain/comparison/variation-scores";
import type { ComparisonView, VariationView } from "@/domain/comparison/views";
import { StudioError } from "@/domain/errors";
import { scorecard } from "@/domain/quality/scorecard";
import { isOpen } from "@/domain/run/run";
import type { Context } from "@/server/context";
import { type PlannedValue, runState } from "@/server/projects/project-view";
import { versionView } from "@/server/videos/video-view";
import { variationProgress } from "./variation-progress";

type Source = Pick<Context, "db" | "runtime">;

/** A comparison with all that its page shows; "not-found" when it was deleted. */
export async function comparisonView(
  { db, runtime }: Source,
  { comparisonId }: { comparisonId: string },
): Promise<ComparisonView> {
  const comparison = await getComparison(db, comparisonId);
  if (comparison.deletedAt) {
    throw new StudioError("not-found", "This comparison does not exist, or it is not yours");
  }
  const rows = await variationsOf(db, [comparisonId]);
  const videos = await newestExports(
    db,
    rows.map(({ projectId }) => projectId),
  );
  const variations = [];
  for (const row of rows) {
    variations.push(await variationView({ db, runtime }, { row, video: videos.get(row.projectId) ?? null }));
  }
  const { id, title, kind, decidedVariation: position, decidedAt } = comparison;
  const stillThere = rows.some((row) => row.position === position);
  return {
    id,
    title,
    kind,
    createdAt: comparison.createdAt.toISOString(),
    decided: position !== null && decidedAt && stillThere ? { position, at: decidedAt.toISOString() } : null,
    variations,
  };
}

async function variationView(
  { db, runtime }: Source,
  { row, video }: { row: VariationRow; video: Export | null },
): Promise<VariationView> {
  const { position, label, projectId, project } = row;
  const { data: brief } = await newestBrief(db, projectId);
  const run = await latestRun(db, projectId);
  const planned = run && ((await slotValue(db, { runId: run.id, slot: "plan" })) as PlannedValue | null);
  const drafts = await draftExports(db, projectId);
  const charges = await projectLedger(db, projectId);
  return {
    position,
    label,
    projectId,
    title: project.title,
    change: row.difference,
    brief,
    video:
      video &&
      (await versionView(runtime.blobs, {
        version: video,
        title: `${project.title} ${label}`,
        draft: drafts.has(video.id),
      })),
    durationFrames: video?.durationFrames ?? null,
    scores: await scoresOf(db, projectId),
    costMicros: charges.reduce((sum, { amountMicros }) => sum + amountMicros, 0),
    seconds: run && secondsOf(run),
    shots: (planned?.plan.shots ?? []).map(({ key, action, durationFrames }, index) => ({
      key,
      number: index + 1,
      action,
      durationFrames,
    })),
    progress: variationProgress(row, run && { run, state: await runState(db, run) }),
  };
}

/** Scores of a video's clips as they are selected now. */
export async function scoresOf(db: Database, projectId: string): Promise<VariationScores> {
  const cards = await selectedClipCards(db, projectId);
  return variationScores(cards.flatMap((data) => scorecard.safeParse(data).data ?? []));
}

function secondsOf({ status, startedAt, endedAt }: Run): number | null {
  if (isOpen(status) || !startedAt || !endedAt) return null;
  return Math.round((endedAt.getTime() - startedAt.getTime()) / 1000);
}
