import { toast } from "sonner";
import type { MergedPart } from "@/domain/workspace/merge";
import { readFailure } from "@/features/wording/failures";
import { isLocked } from "@/features/workspace/lock-refusal";
import { useAfterStoring } from "@/features/workspace/use-after-storing";
import { trpc } from "@/trpc/client";

/** The branches of a project, and what can be done with them. */
export function useBranches(projectId: string) {
  const utils = trpc.useUtils();
  // A branch is taken off from what is stored, and what is not would be stored in the branch that is switched to.
  const { afterStoring, problem } = useAfterStoring();
  const branches = trpc.workspace.branches.useQuery({ projectId });
  const refresh = () => utils.workspace.invalidate();
  const options = {
    onSuccess: refresh,
    onError: (error: unknown) => {
      if (!isLocked(error)) toast.error(readFailure(error).message);
    },
  };
  const add = trpc.workspace.addBranch.useMutation({ onSuccess: refresh });
  const change = trpc.workspace.switchBranch.useMutation(options);
  const removing = trpc.workspace.removeBranch.useMutation(options);
  const merge = trpc.workspace.merge.useMutation(options);

  function remove(branch: { id: string; name: string }): void {
    const request = { projectId, branchId: branch.id };
    removing.mutate(
      { ...request, removed: true },
      {
        onSuccess: () => {
          toast(`The branch ${branch.name} was deleted`, {
            action: { label: "Undo", onClick: () => removing.mutate({ ...request, removed: false }) },
            duration: 10_000,
          });
        },
      },
    );
  }

  return {
    branches,
    problem,
    adding: { busy: add.isPending, error: add.error },
    add: (named: { name: string; message: string }, onAdded: () => void) =>
      afterStoring(() => add.mutate({ projectId, ...named }, { onSuccess: onAdded })),
    remove,
    refused: merge.error,
    take: (branchId: string, part: MergedPart) =>
      afterStoring(() => merge.mutate({ projectId, branchId, part })),
    /** Takes over what was refused because shots are locked. */
    takeUnlocked: () => merge.variables && merge.mutate({ ...merge.variables, unlock: true }),
    leave: merge.reset,
    busy: change.isPending || removing.isPending || merge.isPending,
    workOn: (branchId: string) => afterStoring(() => change.mutate({ projectId, branchId })),
  };
}
