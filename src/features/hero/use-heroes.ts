import { useEffect } from "react";
import { toast } from "sonner";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** While pictures are drawn, each is shown soon after it is there. */
const lookEveryMs = 1500;

/** The hero frames of a project, and what can be done with them. @param open Whether a run is at work. */
export function useHeroes(projectId: string, open: boolean) {
  const utils = trpc.useUtils();
  const heroes = trpc.heroes.list.useQuery({ projectId }, { refetchInterval: open ? lookEveryMs : false });
  useEffect(() => {
    // The last look was before the last picture.
    if (!open) void utils.heroes.list.invalidate({ projectId });
  }, [open, projectId, utils]);
  const refresh = () =>
    Promise.all([
      utils.heroes.list.invalidate({ projectId }),
      utils.projects.byId.invalidate({ projectId }),
      utils.iterations.invalidate(),
    ]);
  const choosing = trpc.heroes.choose.useMutation({ onSuccess: refresh });
  const starring = trpc.heroes.favourite.useMutation({
    onSuccess: () => utils.heroes.list.invalidate({ projectId }),
    onError: (error) => toast.error(readFailure(error).message),
  });

  async function choose(takeId: string | null, said: string | null): Promise<void> {
    try {
      const { before } = await choosing.mutateAsync({ projectId, takeId });
      if (said === null) return;
      toast(said, {
        action: { label: "Undo", onClick: () => void choose(before, null) },
        duration: 10_000,
      });
    } catch (error) {
      toast.error(readFailure(error).message);
    }
  }

  return {
    heroes,
    choose,
    choosing: choosing.isPending,
    star: (takeId: string, favourite: boolean) => starring.mutate({ projectId, takeId, favourite }),
  };
}
