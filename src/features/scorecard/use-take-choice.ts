import { useState } from "react";
import type { Selection } from "@/domain/shot/selection";
import { trpc } from "@/trpc/client";

type Choice = { name: string; before: Selection | null };

/** Chooses takes by hand, each time with a way back. A failure is in `error`, to be shown where the choice was made. */
export function useTakeChoice({ projectId, slot }: { projectId: string; slot: string }) {
  const utils = trpc.useUtils();
  const [last, setLast] = useState<Choice | null>(null);
  const refresh = () =>
    Promise.all([
      utils.takes.ofSlot.invalidate({ projectId, slot }),
      utils.projects.byId.invalidate({ projectId }),
    ]);
  const choosing = trpc.takes.choose.useMutation({ onSuccess: refresh });
  const releasing = trpc.takes.release.useMutation({ onSuccess: refresh });
  const forget = { onSuccess: () => setLast(null) };

  function choose({ takeId, name }: { takeId: string; name: string }) {
    choosing.mutate({ projectId, takeId }, { onSuccess: ({ before }) => setLast({ name, before }) });
  }

  function undo() {
    const before = last?.before;
    if (before?.chosenBy === "maker") choosing.mutate({ projectId, takeId: before.takeId }, forget);
    else releasing.mutate({ projectId, slot }, forget);
  }

  return {
    choose,
    undo,
    /** What was chosen last and can be undone; null for nothing. */
    chosen: last?.name ?? null,
    release: () => releasing.mutate({ projectId, slot }, forget),
    busy: choosing.isPending || releasing.isPending,
    error: choosing.error ?? releasing.error,
  };
}
