import { toast } from "sonner";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

type Removal = { id: string; title: string; onRemoved?: () => void };

/** Deletes a project and offers to take it back. */
export function useProjectRemoval() {
  const utils = trpc.useUtils();
  const removal = trpc.projects.remove.useMutation();
  const restoring = trpc.projects.restore.useMutation();

  async function restore({ id, title }: Removal) {
    try {
      await restoring.mutateAsync({ projectId: id });
      await utils.projects.list.invalidate();
      toast.success(`“${title}” is back`);
    } catch (error) {
      toast.error(`“${title}” could not be brought back. ${readFailure(error).message}`);
    }
  }

  /** Resolves when it is gone; a failure is in `error`. */
  async function remove(removed: Removal): Promise<void> {
    try {
      await removal.mutateAsync({ projectId: removed.id });
    } catch {
      // Shown from `error`, where the deletion was asked for.
      return;
    }
    removed.onRemoved?.();
    await utils.projects.list.invalidate();
    toast(`“${removed.title}” was deleted`, {
      action: { label: "Undo", onClick: () => void restore(removed) },
      duration: 10_000,
    });
  }

  return { remove, removing: removal.isPending, error: removal.error };
}
