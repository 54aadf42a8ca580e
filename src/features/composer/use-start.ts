import { useRouter } from "next/navigation";
import { isBeyondDraft } from "@/domain/catalogue/model-choice";
import { type Draft, draftToBrief } from "@/features/composer/draft";
import { trpc } from "@/trpc/client";

/** What a composed brief is for: a project of its own, which may have been started from another, or one that is there. */
export type ComposerAim = { again: string | null; from: string | null };

/** Starts what was composed and goes to its project. @param onStarted Called before leaving the page. */
export function useStart({ again, from }: ComposerAim, onStarted: () => void) {
  const router = useRouter();
  const utils = trpc.useUtils();
  const create = trpc.projects.create.useMutation();
  const rerun = trpc.iterations.start.useMutation();

  async function start(draft: Draft): Promise<void> {
    const brief = draftToBrief(draft);
    const { projectId } = again
      ? await rerun
          .mutateAsync({ projectId: again, brief, guided: draft.guided })
          .then(() => ({ projectId: again }))
      : await create.mutateAsync({
          brief,
          draftFirst: draft.draftFirst && isBeyondDraft(draft.models),
          guided: draft.guided,
          ...(from && { from }),
        });
    onStarted();
    if (again) await utils.projects.byId.invalidate({ projectId });
    router.push(`/projects/${projectId}`);
  }

  return {
    start,
    error: create.error ?? rerun.error,
    busy: create.isPending || create.isSuccess || rerun.isPending || rerun.isSuccess,
  };
}
