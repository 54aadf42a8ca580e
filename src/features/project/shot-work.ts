import type { PlanShot } from "@/domain/plan/plan";
import type { StageName } from "@/domain/run/run";
import type { PieceState, RunState } from "@/domain/run/run-state";
import { slots } from "@/domain/shot/take";
import type { MediaView, ProjectView, TakeView } from "@/domain/view/views";

/** A shot as its tile shows it. */
export type ShotWork = {
  shot: PlanShot;
  /** From 1, as people count. */
  number: number;
  frame: MediaView | null;
  clip: MediaView | null;
  take: TakeView | null;
  /** How many clips were made of it. */
  clips: number;
  status: "waiting" | "running" | "done" | "failed";
  /** What is being made of it right now. */
  running: { stage: StageName; progress: number } | null;
  failure: PieceState["failure"];
};

const shotStages = ["frames", "clips"] as const;

function piecesOf(state: RunState, shotKey: string) {
  return shotStages.flatMap((name) => {
    const stage = state.stages.find((candidate) => candidate.stage === name);
    return (
      (stage?.pieces ?? [])
        // A clip goes by the key of its shot, a frame by that and which end of the shot it is.
        .filter(({ key }) => key === shotKey || key.startsWith(`${shotKey}/`))
        .map((piece) => ({ stage: name, piece }))
    );
  });
}

function shotStatus(clip: MediaView | null, pieces: ReturnType<typeof piecesOf>): ShotWork["status"] {
  if (pieces.some(({ piece }) => piece.status === "failed")) return "failed";
  if (pieces.some(({ piece }) => piece.status === "running")) return "running";
  return clip ? "done" : "waiting";
}

/** The shots of the plan in order, each with what there is of it. @param fresh Media that came with events, by slot. */
export function shotWorks(project: ProjectView, fresh: Record<string, MediaView>): ShotWork[] {
  const { plan, run, takes } = project;
  return (plan?.shots ?? []).map((shot, index) => {
    const selected = (slot: string) => takes.find((take) => take.slot === slot && take.selected) ?? null;
    const frameSlot = slots.firstFrame(shot.key);
    const clipSlot = slots.clip(shot.key);
    const pieces = run ? piecesOf(run.state, shot.key) : [];
    const clip = fresh[clipSlot] ?? selected(clipSlot)?.media ?? null;
    const running = pieces.find(({ piece }) => piece.status === "running");
    return {
      shot,
      number: index + 1,
      frame: fresh[frameSlot] ?? selected(frameSlot)?.media ?? null,
      clip,
      take: selected(clipSlot) ?? selected(frameSlot),
      clips: takes.filter((take) => take.slot === clipSlot).length,
      status: shotStatus(clip, pieces),
      running: running ? { stage: running.stage, progress: running.piece.progress } : null,
      failure: pieces.find(({ piece }) => piece.status === "failed")?.piece.failure ?? null,
    };
  });
}
