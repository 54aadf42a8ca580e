import { toast } from "sonner";
import type { IterationView } from "@/domain/view/iteration-views";
import { useFinal } from "@/features/iterations/use-final";
import { readFailure } from "@/features/wording/failures";
import { useAfterStoring } from "@/features/workspace/use-after-storing";
import { trpc } from "@/trpc/client";

/** The iterations of a project, and what can be done with them. */
export function useIterations(projectId: string) {
  const utils = trpc.useUtils();
  const iterations = trpc.iterations.list.useQuery({ projectId });
  const { toggleFinal } = useFinal(projectId);
  const { afterStoring, problem } = useAfterStoring();
  const restoring = trpc.iterations.restore.useMutation({
    onSuccess: () => utils.projects.byId.invalidate({ projectId }),
    onError: (error) => toast.error(readFailure(error).message),
  });

  return {
    iterations,
    toggleFinal,
    /** Why nothing was begun; nothing while all is well. */
    problem,
    restore: ({ runId }: IterationView) => afterStoring(() => restoring.mutate({ projectId, runId })),
  };
}
