import type { WorkspaceSession } from "@/features/workspace/workspace-session";
import { trpc } from "@/trpc/client";

/** Starts a run that makes what some slots hold anew, from the newest version of the document. */
export function useRebuildSlots(projectId: string, session: WorkspaceSession) {
  const utils = trpc.useUtils();
  const rebuild = trpc.workspace.rebuild.useMutation({
    onSuccess: () =>
      Promise.all([utils.projects.byId.invalidate({ projectId }), utils.workspace.invalidate()]),
  });
  return {
    /** Does nothing when the document cannot be stored: the page says why. */
    async start(slots: string[]) {
      if (await session.settle()) rebuild.mutate({ projectId, slots });
    },
    busy: rebuild.isPending,
    error: rebuild.error,
  };
}
