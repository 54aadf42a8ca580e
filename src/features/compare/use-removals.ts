import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** Deletes variations and whole comparisons at once, and offers to take it back. */
export function useRemovals() {
  const router = useRouter();
  const utils = trpc.useUtils();
  const removeProject = trpc.projects.remove.useMutation();
  const restoreProject = trpc.projects.restore.useMutation();
  const removeGroup = trpc.comparisons.remove.useMutation();
  const restoreGroup = trpc.comparisons.restore.useMutation();
  const refresh = async () => {
    await utils.comparisons.invalidate();
    await utils.projects.list.invalidate();
  };

  function offerUndo(title: string, undo: () => Promise<unknown>) {
    const takeBack = async () => {
      try {
        await undo();
        await refresh();
        toast.success(`“${title}” is back`);
      } catch (error) {
        toast.error(`“${title}” could not be brought back. ${readFailure(error).message}`);
      }
    };
    toast(`“${title}” was deleted`, {
      action: { label: "Undo", onClick: () => void takeBack() },
      duration: 10_000,
    });
  }

  return {
    error: removeProject.error ?? removeGroup.error,
    busy: removeProject.isPending || removeGroup.isPending,
    /** Failures of both are in `error`. */
    removeVariation({ projectId, label }: { projectId: string; label: string }): void {
      removeProject.mutate(
        { projectId },
        {
          onSuccess: async () => {
            offerUndo(label, () => restoreProject.mutateAsync({ projectId }));
            await refresh();
          },
        },
      );
    },
    removeComparison({ id, title }: { id: string; title: string }): void {
      removeGroup.mutate(
        { comparisonId: id },
        {
          onSuccess: async () => {
            offerUndo(title, () => restoreGroup.mutateAsync({ comparisonId: id }));
            router.push("/compare");
            await utils.comparisons.list.invalidate();
            await utils.projects.list.invalidate();
          },
        },
      );
    },
  };
}
