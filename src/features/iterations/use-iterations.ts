import { toast } from "sonner";
import type { IterationView } from "@/domain/view/iteration-views";
import { useFinal } from "@/features/iterations/use-final";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** The iterations of a project, and what can be done with them. */
export function useIterations(projectId: string) {
  const utils = trpc.useUtils();
  const iterations = trpc.iterations.list.useQuery({ projectId });
  const { toggleFinal } = useFinal(projectId);
  const restoring = trpc.iterations.restore.useMutation({
    onSuccess: () => utils.projects.byId.invalidate({ projectId }),
    onError: (error) => toast.error(readFailure(error).message),
  });

  return {
    iterations,
    toggleFinal,
    restore: ({ runId }: IterationView) => restoring.mutate({ projectId, runId }),
  };
}
