import { trpc } from "@/trpc/client";

/** Starts a run that makes nothing anew: a cut of the chosen takes, or scores of what has none. */
export function useRebuild(projectId: string) {
  const utils = trpc.useUtils();
  return trpc.runs.rebuild.useMutation({
    onSuccess: () => utils.projects.byId.invalidate({ projectId }),
  });
}
