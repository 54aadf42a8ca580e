import { keepPreviousData } from "@tanstack/react-query";
import type { Brief } from "@/domain/brief/brief";
import { useAfterStoring } from "@/features/workspace/use-after-storing";
import { trpc } from "@/trpc/client";

/** The next iteration of a project: its price, and its start. @param wanted The brief null: as it stands. */
export function useIteration(projectId: string, wanted: { brief: Brief | null; redraw: string[] }) {
  const utils = trpc.useUtils();
  const { afterStoring, problem } = useAfterStoring();
  const request = { projectId, ...wanted };
  const estimate = trpc.iterations.estimate.useQuery(request, { placeholderData: keepPreviousData });
  const starting = trpc.iterations.start.useMutation({
    onSuccess: async () => {
      await utils.projects.byId.invalidate({ projectId });
      await utils.iterations.invalidate();
    },
  });
  return {
    estimate,
    start: {
      error: starting.error,
      /** Why it was not begun; nothing while all is well. */
      problem,
      isPending: starting.isPending,
      mutate: () => afterStoring(() => starting.mutate(request)),
    },
  };
}
