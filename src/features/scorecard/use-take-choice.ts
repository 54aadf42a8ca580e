import { toast } from "sonner";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

type Place = { projectId: string; slot: string; shotNumber: number };

/** Chooses takes by hand, each time with a way back. */
export function useTakeChoice({ projectId, slot, shotNumber }: Place) {
  const utils = trpc.useUtils();
  const refresh = () =>
    Promise.all([
      utils.takes.ofSlot.invalidate({ projectId, slot }),
      utils.projects.byId.invalidate({ projectId }),
    ]);
  const choosing = trpc.takes.choose.useMutation();
  const releasing = trpc.takes.release.useMutation();

  async function undo(before: { takeId: string; chosenBy: "system" | "maker" } | null) {
    try {
      if (before?.chosenBy === "maker") await choosing.mutateAsync({ projectId, takeId: before.takeId });
      else await releasing.mutateAsync({ projectId, slot });
      await refresh();
      toast.success(`Shot ${shotNumber} is as it was`);
    } catch (error) {
      toast.error(`The choice could not be taken back. ${readFailure(error).message}`);
    }
  }

  /** A failure is in `error`, to be shown where the choice was made. */
  function choose({ takeId, name }: { takeId: string; name: string }) {
    choosing.mutate(
      { projectId, takeId },
      {
        onSuccess: async ({ before }) => {
          await refresh();
          toast(`${name} fills shot ${shotNumber}`, {
            action: { label: "Undo", onClick: () => void undo(before) },
            duration: 10_000,
          });
        },
      },
    );
  }

  function release() {
    releasing.mutate({ projectId, slot }, { onSuccess: refresh });
  }

  return {
    choose,
    release,
    busy: choosing.isPending || releasing.isPending,
    error: choosing.error ?? releasing.error,
  };
}
