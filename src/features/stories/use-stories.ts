import { useEffect, useRef } from "react";
import { toast } from "sonner";
import type { Story } from "@/domain/story/story";
import type { StoryWay } from "@/domain/story/told-stories";
import { isLocked } from "@/features/workspace/lock-refusal";
import { useAfterStoring } from "@/features/workspace/use-after-storing";
import { trpc } from "@/trpc/client";

export type StoryChoice = { chosen: number | null; edited: Story | null; way: Exclude<StoryWay, "others"> };

/** The stories of a project and what can be done with them. @param written Changes whenever a run has written stories. */
export function useStories(projectId: string, written: string) {
  const utils = trpc.useUtils();
  const shownAt = useRef(Date.now());
  const query = trpc.stories.get.useQuery({ projectId });
  const refresh = async () => {
    await Promise.all([
      utils.stories.get.invalidate({ projectId }),
      utils.workspace.invalidate(),
      utils.projects.byId.invalidate({ projectId }),
    ]);
  };
  const choose = trpc.stories.choose.useMutation({ onSuccess: refresh, onError: refresh });
  const others = trpc.stories.askForOthers.useMutation({ onSuccess: refresh, onError: refresh });
  const goOn = trpc.workspace.approve.useMutation({ onSuccess: refresh, onError: refresh });
  const planAnew = trpc.runs.resume.useMutation({ onSuccess: refresh, onError: refresh });

  useEffect(() => {
    if (written !== "") void utils.stories.get.invalidate({ projectId });
    shownAt.current = Date.now();
  }, [utils, projectId, written]);

  const refused = [choose.error, others.error].find(isLocked) ?? null;
  /** Does what was refused because shots are locked. @param version Of the branch that was taken off for it; null for here. */
  function unlock(version: number | null) {
    const anyway = { unlock: true, ...(version !== null && { baseVersion: version }) };
    if (isLocked(choose.error) && choose.variables) choose.mutate({ ...choose.variables, ...anyway });
    if (isLocked(others.error) && others.variables) others.mutate({ ...others.variables, ...anyway });
  }
  function leaveLocked() {
    choose.reset();
    others.reset();
  }

  const { afterStoring, problem } = useAfterStoring();
  const decision = () => ({
    projectId,
    baseVersion: query.data?.version ?? 0,
    spentMs: Math.min(86_400_000, Date.now() - shownAt.current),
  });

  function take(choice: StoryChoice, said: string) {
    const before = query.data?.wishes;
    choose.mutate(
      { ...decision(), ...choice },
      {
        onSuccess: ({ version }) => {
          const undo = () => {
            if (!before) return;
            const { chosen, edited } = before;
            choose.mutate({ ...decision(), baseVersion: version, chosen, edited, way: choice.way });
          };
          toast(said, { action: { label: "Undo", onClick: undo } });
        },
      },
    );
  }

  return {
    query,
    take,
    askForOthers: (guidance: string) => others.mutate({ ...decision(), guidance }),
    goOn: () => afterStoring(() => goOn.mutate({ projectId })),
    /** For a run that waits at a later checkpoint: the story is another, so the plan has to be looked at again. */
    planAnew: () => afterStoring(() => planAnew.mutate({ projectId })),
    /** Why what was changed by hand is not stored, which goes first; nothing while all is well. */
    problem,
    busy: choose.isPending || others.isPending || goOn.isPending || planAnew.isPending,
    error: refused === null ? (choose.error ?? others.error ?? goOn.error ?? planAnew.error) : null,
    /** What was refused because it would change shots with approved frames; null for nothing. */
    refused,
    unlock,
    leaveLocked,
  };
}
