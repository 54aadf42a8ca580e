"use client";

import { CheckCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Segmented } from "@/components/ui/segmented";
import { withApproval } from "@/domain/workspace/change-wishes";
import { ClipDialog } from "@/features/keyframes/clip-dialog";
import { FrameDialog } from "@/features/keyframes/frame-dialog";
import { RebuildFrames } from "@/features/keyframes/rebuild-frames";
import { ScheduleView } from "@/features/keyframes/schedule-view";
import { ShotFrames } from "@/features/keyframes/shot-frames";
import { type Keyframes, type KeyframesOf, useKeyframes } from "@/features/keyframes/use-keyframes";
import { useUrlParams } from "@/features/shell/use-url-params";
import { SaveBar, SaveProblem } from "@/features/workspace/save-bar";
import { WorkspacePart } from "@/features/workspace/workspace-part";
import { useWorkspace } from "@/features/workspace/workspace-provider";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

/** The first and last frame of every shot, to be looked at, changed and approved before clips are paid for. */
export function KeyframesBoard(props: Omit<KeyframesOf, "planned">) {
  const { loaded } = useWorkspace();
  const { plan, narrative } = props.project;
  // The project hears of a new plan before the document is asked for again.
  const planned = loaded?.planned ?? (plan && narrative && { plan, narrative: narrative.document });
  return (
    <WorkspacePart>
      {(session) =>
        planned ? (
          <LoadedKeyframes {...props} session={session} planned={planned} />
        ) : (
          <Callout title="There are no frames yet">
            They appear here as soon as the shots are planned: what each shot begins and ends with.
          </Callout>
        )
      }
    </WorkspacePart>
  );
}

const views = [
  { value: "frames", label: "Frames" },
  { value: "schedule", label: "Schedule" },
] as const;

function LoadedKeyframes({ session, ...of }: KeyframesOf & { session: WorkspaceSession }) {
  const keyframes = useKeyframes(session, of);
  const { open } = of;
  const { params, setParams } = useUrlParams();
  const view = params.get("view") === "schedule" ? "schedule" : "frames";
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Segmented
          label="View"
          value={view}
          options={views}
          onChange={(next) => setParams({ view: next === "frames" ? "" : next })}
        />
        <ApproveAll keyframes={keyframes} session={session} />
        <SaveBar session={session} />
      </div>
      <SaveProblem session={session} />
      <RebuildFrames keyframes={keyframes} session={session} open={open} />
      {view === "schedule" ? (
        <ScheduleView keyframes={keyframes} />
      ) : (
        <ol
          className="flex flex-wrap items-stretch gap-x-3 gap-y-6"
          aria-label="Frames in the order of the video"
        >
          {keyframes.plan.shots.map((shot, index) => (
            <ShotFrames
              key={shot.key}
              shot={shot}
              number={index + 1}
              keyframes={keyframes}
              session={session}
              open={open}
              onOpen={(slot) => setParams({ frame: slot })}
              onOpenClip={(key) => setParams({ clip: key })}
            />
          ))}
        </ol>
      )}
      <ClipDialog
        keyframes={keyframes}
        session={session}
        shotKey={params.get("clip")}
        onClose={() => setParams({ clip: "" })}
      />
      <FrameDialog
        keyframes={keyframes}
        session={session}
        open={open}
        slot={params.get("frame")}
        onShow={(slot) => setParams({ frame: slot ?? "" })}
      />
    </div>
  );
}

function ApproveAll({ keyframes: { frames }, session }: { keyframes: Keyframes; session: WorkspaceSession }) {
  const drawn = frames.filter(({ take }) => take !== null);
  const waiting = drawn.filter(({ approved }) => !approved);
  return (
    <div className="flex items-center gap-3">
      <p className="text-muted text-xs tabular-nums" role="status">
        {drawn.length - waiting.length} of {frames.length} approved
      </p>
      <Button
        size="sm"
        disabled={waiting.length === 0}
        onClick={() =>
          session.change(
            withApproval(
              session.data,
              waiting.map(({ slot }) => slot),
              true,
            ),
            { what: "Approved all frames", target: null },
          )
        }
      >
        <CheckCheck aria-hidden /> Approve all
      </Button>
    </div>
  );
}
