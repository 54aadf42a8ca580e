"use client";

import { useMemo } from "react";
import { settingsOf } from "@/domain/coherence/settings";
import type { Aspect } from "@/domain/media/format";
import type { Narrative, Plan } from "@/domain/plan/plan";
import { type FlowFrame, frameFlow } from "@/domain/shot/frame-flow";
import type { ProjectView, TakeView } from "@/domain/view/views";
import { frameWishIn } from "@/domain/workspace/change-wishes";
import type { SurveyedPiece } from "@/domain/workspace/survey";
import type { FrameWish, Workspace } from "@/domain/workspace/workspace";
import { useSessionState } from "@/features/workspace/workspace-provider";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";
import { trpc } from "@/trpc/client";

/** A frame with all that is known of it. */
export type KeyFrame = FlowFrame & {
  /** What fills it now; null while nothing does. */
  take: TakeView | null;
  wish: FrameWish;
  approved: boolean;
  /** The maker has chosen a take in the place of the one that would be made. */
  chosen: boolean;
  /** How long it took to make, in seconds; null when that is not known. */
  seconds: number | null;
  piece: SurveyedPiece | null;
};

export type Keyframes = {
  projectId: string;
  plan: Plan;
  narrative: Narrative;
  aspect: Aspect;
  frames: KeyFrame[];
  data: Workspace;
  pieces: ReadonlyMap<string, SurveyedPiece>;
  times: Readonly<Record<string, number>>;
  parallelClips: boolean;
};

export const frameName = ({ number, moment }: FlowFrame) =>
  `Shot ${number}, ${moment === 0 ? "first" : "last"} frame`;

/** @param planned The plan and the story that stand; the maker's plan goes before. */
export function useKeyframes(
  session: WorkspaceSession,
  { project, planned }: { project: ProjectView; planned: { plan: Plan; narrative: Narrative } },
): Keyframes {
  const data = useSessionState(session).history.present;
  const pieces = usePieces(project.id);
  const times = trpc.storyboard.workTimes.useQuery({ projectId: project.id }).data;
  const plan = data.plan ?? planned.plan;
  const settings = settingsOf(project.resolved ?? project.brief);
  const { takes } = project;
  const frames = useMemo(() => {
    const selected = new Map(takes.filter((take) => take.selected).map((take) => [take.slot, take]));
    const isUnlinked = (slot: string) => {
      const { unlinked, uploadDigest } = frameWishIn(data, slot);
      return unlinked || uploadDigest !== null;
    };
    return frameFlow(plan, { chained: settings.chainedFrames, isUnlinked }).map((frame) => ({
      ...frame,
      take: selected.get(frame.slot) ?? null,
      wish: frameWishIn(data, frame.slot),
      approved: data.approved.includes(frame.slot),
      chosen: data.pins[frame.slot] !== undefined,
      seconds: times?.[frame.slot] ?? null,
      piece: pieces.get(frame.slot) ?? null,
    }));
  }, [plan, settings.chainedFrames, takes, data, times, pieces]);
  return {
    projectId: project.id,
    ...{ plan, narrative: planned.narrative, frames, data, pieces },
    times: times ?? {},
    aspect: project.resolved?.aspect ?? project.brief.aspect ?? "9:16",
    parallelClips: settings.parallelClips,
  };
}

/** How every frame and clip stands. Storing a version has it looked at again. */
function usePieces(projectId: string): ReadonlyMap<string, SurveyedPiece> {
  const survey = trpc.workspace.survey.useQuery({ projectId });
  return useMemo(
    () => new Map((survey.data?.pieces ?? []).map((piece) => [piece.slot, piece])),
    [survey.data],
  );
}
