"use client";

import { useMemo } from "react";
import { settingsOf } from "@/domain/coherence/settings";
import type { Aspect } from "@/domain/media/format";
import type { Narrative, Plan } from "@/domain/plan/plan";
import { type FlowFrame, frameFlow } from "@/domain/shot/frame-flow";
import type { MediaView, ProjectView, TakeView } from "@/domain/view/views";
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
  /** What there is to see of it: its take, or what the run that is at work has just drawn. */
  picture: MediaView | null;
  wish: FrameWish;
  approved: boolean;
  /** The maker has chosen a take in the place of the one that would be made. */
  chosen: boolean;
  /** How long it took to make, in seconds; null when that is not known. */
  seconds: number | null;
  /** How it stands; null while that is not known. */
  state: SurveyedPiece["state"] | null;
  reasons: readonly string[];
  costMicros: number;
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

export type KeyframesOf = {
  project: ProjectView;
  planned: { plan: Plan; narrative: Narrative };
  /** A run is at work. */
  open: boolean;
  /** Media that came with its events, by slot. */
  fresh: Record<string, MediaView>;
};

export const frameName = ({ number, moment }: FlowFrame) =>
  `Shot ${number}, ${moment === 0 ? "first" : "last"} frame`;

/** @param planned The plan and the story that stand; the maker's plan goes before. */
export function useKeyframes(
  session: WorkspaceSession,
  { project, planned, open, fresh }: KeyframesOf,
): Keyframes {
  const data = useSessionState(session).history.present;
  const pieces = usePieces(project.id, open);
  const atWork = useAtWork(project, open);
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
      picture: fresh[frame.slot] ?? selected.get(frame.slot)?.media ?? null,
      state: atWork.get(frame.slot) ?? pieces.get(frame.slot)?.state ?? null,
      reasons: pieces.get(frame.slot)?.reasons ?? nothing,
      costMicros: pieces.get(frame.slot)?.costMicros ?? 0,
    }));
  }, [plan, settings.chainedFrames, takes, data, times, pieces, fresh, atWork]);
  return {
    projectId: project.id,
    ...{ plan, narrative: planned.narrative, frames, data, pieces },
    times: times ?? {},
    aspect: project.resolved?.aspect ?? project.brief.aspect ?? "9:16",
    parallelClips: settings.parallelClips,
  };
}

const nothing: readonly string[] = [];

/** How every frame and clip stands to what is decided. While a run is at work that is the run's to tell. */
function usePieces(projectId: string, open: boolean): ReadonlyMap<string, SurveyedPiece> {
  const survey = trpc.workspace.survey.useQuery({ projectId }, { enabled: !open });
  const found = open ? undefined : survey.data;
  return useMemo(() => new Map((found?.pieces ?? []).map((piece) => [piece.slot, piece])), [found]);
}

/** Frames that a run is drawing, or could not draw. */
function useAtWork({ run }: ProjectView, open: boolean): ReadonlyMap<string, "running" | "failed"> {
  const told = open ? run?.state.stages.find(({ stage }) => stage === "frames")?.pieces : undefined;
  return useMemo(
    () =>
      new Map(
        (told ?? []).flatMap(({ key, status }) =>
          status === "running" || status === "failed" ? [[`shot/${key}`, status] as const] : [],
        ),
      ),
    [told],
  );
}
