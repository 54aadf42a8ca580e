import { toast } from "sonner";
import { readFailure } from "@/features/wording/failures";
import { isLocked } from "@/features/workspace/lock-refusal";
import { trpc } from "@/trpc/client";

/** The branches of a project, and what can be done with them. */
export function useBranches(projectId: string) {
  const utils = trpc.useUtils();
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
    add,
    remove,
    merge,
    busy: change.isPending || removing.isPending || merge.isPending,
    workOn: (branchId: string) => change.mutate({ projectId, branchId }),
  };
}
