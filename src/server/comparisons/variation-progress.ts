import type { Project } from "@/db/schema/projects";
import type { Run } from "@/db/schema/runs";
import type { VariationProgress } from "@/domain/comparison/views";
import { currentWork, progressPercent, remainingSeconds } from "@/domain/run/progress";
import type { RunState } from "@/domain/run/run-state";

/** How far a variation is, in the few numbers that a page of five needs. */
export function variationProgress(
  { position, project }: { position: number; project: Project },
  newest: { run: Run; state: RunState } | null,
): VariationProgress {
  const known = { position, projectId: project.id, status: project.status };
  if (!newest)
    return { ...known, percent: 0, work: null, remainingSeconds: null, costMicros: 0, failure: null };
  const { run } = newest;
  // The row has the last word on how a run stands: a cancel is written there first.
  const state = { ...newest.state, status: run.status };
  return {
    ...known,
    status: run.status,
    percent: progressPercent(state),
    work: currentWork(state),
    remainingSeconds: remainingSeconds(state, {
      now: new Date(),
      estimateSeconds: run.options.estimateSeconds ?? null,
    }),
    costMicros: state.costMicros,
    failure: run.failure ?? (run.status === "cancelled" ? cancelled : null),
  };
}

const cancelled = { code: "cancelled", message: "It was cancelled. What is finished is kept." };
