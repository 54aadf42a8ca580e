import { toast } from "sonner";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** Says which version of a video is the final one, with the way back. */
export function useFinal(projectId: string) {
  const utils = trpc.useUtils();
  const marking = trpc.iterations.setFinal.useMutation({
    onSuccess: async () => {
      await utils.iterations.list.invalidate({ projectId });
      await utils.videos.byId.invalidate({ projectId });
      await utils.projects.list.invalidate();
    },
  });

  async function markFinal(exportId: string | null, said: string | null): Promise<void> {
    try {
      const { before } = await marking.mutateAsync({ projectId, exportId });
      if (said === null) return;
      toast(said, {
        action: { label: "Undo", onClick: () => void markFinal(before, null) },
        duration: 10_000,
      });
    } catch (error) {
      toast.error(readFailure(error).message);
    }
  }

  return {
    markFinal,
    /** The other way from what it is now. */
    toggleFinal: ({ exportId, final, version }: { exportId: string; final: boolean; version: number }) =>
      void markFinal(
        final ? null : exportId,
        final ? "This video has no final version now" : `Version ${version} is the final one`,
      ),
  };
}
