import { useEffect, useRef, useState } from "react";
import { isOpen, type RunEventData } from "@/domain/run/run";
import { applyRunEvent } from "@/domain/run/run-state";
import type { MediaView, ProjectView } from "@/domain/view/views";
import { keepNewerRun } from "@/features/project/keep-newer-run";
import { useTabsInStep } from "@/features/shell/use-tabs-in-step";
import { trpc } from "@/trpc/client";

/** While events arrive, a rare look makes up for any that did not; without a stream, looking is all there is. */
const pollMs = { streaming: 15_000, fallback: 2_000 };

/** After these the project has more to show than the run's state: a plan, a narrative, takes, an export. */
const changesProject = (event: RunEventData) => event.type === "stage-finished" || event.type === "run-ended";

/** Looks again at all that a run changes when it has come to rest, whether an event tells of that or the project itself. */
function useAfterRun(projectId: string, open: boolean): void {
  const utils = trpc.useUtils();
  const wasOpen = useRef(open);
  useEffect(() => {
    const hasEnded = wasOpen.current && !open;
    wasOpen.current = open;
    if (!hasEnded) return;
    void utils.costs.ofProject.invalidate({ projectId });
    void utils.videos.byId.invalidate({ projectId });
    void utils.projects.list.invalidate();
    void utils.iterations.invalidate();
    void utils.workspace.invalidate();
    void utils.storyboard.workTimes.invalidate({ projectId });
    void utils.heroes.list.invalidate({ projectId });
  }, [open, projectId, utils]);
}

/**
 * The project as it is now. Follows the run through one event stream that resumes where it broke off, and by asking
 * every two seconds while the stream is down.
 */
export function useRun(initial: ProjectView) {
  const projectId = initial.id;
  const utils = trpc.useUtils();
  const [since] = useState(() => String(initial.run?.state.lastEventId ?? 0));
  const [fresh, setFresh] = useState<Record<string, MediaView>>({});
  const [streamDown, setStreamDown] = useState(false);

  const query = trpc.projects.byId.useQuery(
    { projectId },
    {
      initialData: initial,
      structuralSharing: keepNewerRun,
      refetchInterval: ({ state }) => {
        const { run } = state.data ?? initial;
        if (!run || !isOpen(run.state.status)) return false;
        return streamDown ? pollMs.fallback : pollMs.streaming;
      },
    },
  );
  const project = query.data;
  const open = project.run !== null && isOpen(project.run.state.status);

  const stand = project.run && `${project.run.id}/${project.run.state.status}`;
  // A run that waits is not watched: another tab would go on offering what was approved in this one.
  useTabsInStep(`run/${projectId}`, stand, () => void utils.projects.byId.invalidate({ projectId }));
  useAfterRun(projectId, open);
  const stream = trpc.runs.watch.useSubscription(
    { projectId, lastEventId: since },
    {
      enabled: open,
      onData: ({ data: { runId, event, media } }) => {
        utils.projects.byId.setData({ projectId }, (known) =>
          known?.run?.id === runId
            ? { ...known, run: { ...known.run, state: applyRunEvent(known.run.state, event) } }
            : known,
        );
        if (media && event.data.type === "piece-finished" && event.data.take) {
          const { slot } = event.data.take;
          setFresh((shown) => ({ ...shown, [slot]: media }));
        }
        if (changesProject(event.data) || project.run?.id !== runId)
          void utils.projects.byId.invalidate({ projectId });
      },
    },
  );
  const down =
    open && (stream.status === "error" || (stream.status === "connecting" && stream.error !== null));
  useEffect(() => setStreamDown(down), [down]);

  return { project, open, fresh, offline: down && query.error !== null ? query.error : null };
}
