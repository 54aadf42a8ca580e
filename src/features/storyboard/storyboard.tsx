"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { Callout } from "@/components/ui/callout";
import type { Plan } from "@/domain/plan/plan";
import { firstScenes, segmentsOf } from "@/domain/plan-edit/segments";
import { isOpen } from "@/domain/run/run";
import { slots } from "@/domain/shot/take";
import type { MediaView, ProjectView } from "@/domain/view/views";
import { ElementLink } from "@/features/library/element-link";
import { ProjectStyle } from "@/features/library/project-style";
import { AnotherPlan } from "@/features/storyboard/another-plan";
import { ElementsPanel } from "@/features/storyboard/elements-panel";
import { LengthBar } from "@/features/storyboard/length-bar";
import { RewriteDialog } from "@/features/storyboard/rewrite-dialog";
import { SegmentSection } from "@/features/storyboard/segment-section";
import { useBoard } from "@/features/storyboard/use-board";
import { usePlanEditor } from "@/features/storyboard/use-plan-editor";
import type { RewriteTarget } from "@/features/storyboard/use-rewrite";
import { VideoFields } from "@/features/storyboard/video-fields";
import { SaveBar, SaveProblem } from "@/features/workspace/save-bar";
import { WorkspacePart } from "@/features/workspace/workspace-part";
import { useWorkspace } from "@/features/workspace/workspace-provider";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

/** The plan as segments, scenes and shots, to be changed in place. */
export function Storyboard({ project }: { project: ProjectView }) {
  const { loaded } = useWorkspace();
  const planned = loaded?.planned?.plan ?? project.plan;
  return (
    <WorkspacePart>
      {(session) =>
        planned ? (
          <LoadedStoryboard session={session} planned={planned} project={project} />
        ) : (
          <Callout title="There is no storyboard yet">
            It appears here as soon as the shots are planned, and can be changed from then on.
          </Callout>
        )
      }
    </WorkspacePart>
  );
}

function LoadedStoryboard({
  session,
  planned,
  project,
}: {
  session: WorkspaceSession;
  planned: Plan;
  project: ProjectView;
}) {
  const editor = usePlanEditor(session, planned);
  const [rewritten, setRewritten] = useState<RewriteTarget | null>(null);
  const board = useBoard(session, { planned, editor, onRewrite: setRewritten });
  const { plan, warnings } = editor;
  const segments = useMemo(() => segmentsOf(plan), [plan]);
  // Of hundreds of shots the first are there at once, the others as soon as the page can be used.
  const isWhole = useDeferredValue(true, false);
  const shown = isWhole ? segments : firstScenes(segments, board.openShot);
  const pictures = useFirstFrames(project);
  const general = warnings.filter(({ shotKey }) => shotKey === null);
  return (
    <div className="grid gap-5">
      <div className="sticky top-14 z-20 -mx-1 grid gap-3 border-line border-b bg-background px-1 pt-1 pb-3">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <LengthBar editor={editor} />
          <SaveBar session={session} />
        </div>
        <SaveProblem session={session} />
        {editor.refusal && <Callout tone="danger" title={editor.refusal} />}
        {general.map(({ kind, message }) => (
          <Callout key={kind} tone="warning">
            {message}
          </Callout>
        ))}
      </div>
      {shown.map((segment) => (
        <SegmentSection
          key={segment.scenes[0]?.key ?? segment.kind}
          segment={segment}
          plan={plan}
          board={board}
          pictures={pictures}
          aspect={project.resolved?.aspect ?? project.brief.aspect ?? "9:16"}
        />
      ))}
      {isWhole && (
        <div className="grid gap-5 xl:grid-cols-2">
          <ElementsPanel
            plan={plan}
            edit={editor.edit}
            linkOf={(element) => (
              <ElementLink projectId={project.id} session={session} plan={plan} element={element} />
            )}
          />
          <div className="grid content-start gap-5">
            <ProjectStyle session={session} brief={project.brief} />
            <VideoFields plan={plan} edit={editor.edit} />
          </div>
        </div>
      )}
      {rewritten && (
        <RewriteDialog
          projectId={project.id}
          session={session}
          plan={plan}
          target={rewritten}
          onTake={(fields) =>
            editor.edit(
              "shotKey" in rewritten
                ? { type: "change-shot", key: rewritten.shotKey, fields }
                : { type: "change-scene", key: rewritten.sceneKey, fields },
            )
          }
          onClose={() => setRewritten(null)}
        />
      )}
      <AnotherPlan session={session} open={project.run !== null && isOpen(project.run.state.status)} />
    </div>
  );
}

/** The picture that each shot begins with, by the shot's key. */
function useFirstFrames({ takes }: ProjectView): ReadonlyMap<string, MediaView> {
  return useMemo(() => {
    const chosen = new Map(takes.filter(({ selected }) => selected).map(({ slot, media }) => [slot, media]));
    const keys = [...chosen.keys()].flatMap((slot) => /^shot\/(.+)\/first-frame$/.exec(slot)?.[1] ?? []);
    return new Map(
      keys.flatMap((key) => {
        const media = chosen.get(slots.firstFrame(key));
        return media ? [[key, media] as const] : [];
      }),
    );
  }, [takes]);
}
