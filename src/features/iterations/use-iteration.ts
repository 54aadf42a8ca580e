import { keepPreviousData } from "@tanstack/react-query";
import type { Brief } from "@/domain/brief/brief";
import { trpc } from "@/trpc/client";

/** The next iteration of a project: its price, and its start. @param wanted The brief null: as it stands. */
export function useIteration(projectId: string, wanted: { brief: Brief | null; redraw: string[] }) {
  const utils = trpc.useUtils();
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
      isPending: starting.isPending,
      mutate: () => starting.mutate(request),
    },
  };
}
