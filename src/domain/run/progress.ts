import { isOpen, type StageName } from "@/domain/run/run";
import type { RunState, StageState } from "@/domain/run/run-state";

/**
 * Where each stage of a video ends on the scale of 0-100 that people see: planning by 10, scenes planned at 20, clips
 * from 30 to 70, stitching at 80, sound at 90.
 */
const endsAt: Record<StageName, number> = {
  brief: 2,
  enhance: 8,
  story: 12,
  plan: 20,
  elements: 24,
  frames: 30,
  clips: 70,
  score: 74,
  sound: 80,
  assemble: 82,
  finish: 100,
  heroes: 100,
};

/** Percent done, 0-100, never falling while a run goes forward. */
export function progressPercent(state: RunState): number {
  if (state.status === "done") return 100;
  let percent = 0;
  let start = 0;
  for (const stage of state.stages) {
    const end = endsAt[stage.stage];
    percent += (end - start) * stageFraction(stage);
    start = end;
  }
  return Math.floor(Math.min(99, percent));
}

function stageFraction(stage: StageState): number {
  if (stage.status === "done") return 1;
  if (stage.status === "waiting") return 0;
  const total = Math.max(stage.total ?? 1, stage.pieces.length, 1);
  const done = stage.pieces.reduce((sum, piece) => sum + (piece.status === "failed" ? 0 : piece.progress), 0);
  return Math.min(1, done / total);
}

/** The stage at work and what to say of it, e.g. "clip 3 of 6". Null when the run is at rest. */
export function currentWork(
  state: RunState,
): { stage: StageName; piece: number | null; of: number | null } | null {
  if (!isOpen(state.status)) return null;
  const stage = state.stages.find((candidate) => candidate.status === "running");
  if (!stage) return null;
  const done = stage.pieces.filter((piece) => piece.status === "done").length;
  const of = stage.total;
  return { stage: stage.stage, piece: of === null ? null : Math.min(of, done + 1), of };
}

/** Seconds that the run has been at work, until now or until it came to rest. */
export const workedSeconds = ({ workedMs, startedAt }: RunState, now: Date): number =>
  (workedMs + (startedAt === null ? 0 : now.getTime() - Date.parse(startedAt))) / 1000;

/**
 * Seconds left, from the pace so far and, before there is one, from the estimate. Null when nothing can be said.
 */
export function remainingSeconds(
  state: RunState,
  { now, estimateSeconds }: { now: Date; estimateSeconds: number | null },
): number | null {
  if (!isOpen(state.status) || !state.startedAt) return null;
  const elapsed = workedSeconds(state, now);
  const percent = progressPercent(state);
  if (percent < 15)
    return estimateSeconds === null ? null : Math.max(1, Math.round(estimateSeconds - elapsed));
  return Math.max(1, Math.round((elapsed * (100 - percent)) / percent));
}
