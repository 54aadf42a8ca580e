import { toast } from "sonner";
import { isAtWork } from "@/domain/export/export-job";
import type { ExportSettings } from "@/domain/export/settings";
import type { ExportDesk, ExportView } from "@/domain/export/views";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** How often a page looks how far its exports are. */
const lookEveryMs = 700;

/** The exports of a project, looked at again and again while one is at work. */
export function useExportList(projectId: string, initial: ExportView[]) {
  return trpc.exports.list.useQuery(
    { projectId },
    {
      initialData: initial,
      refetchInterval: ({ state }) =>
        state.data?.some(({ status }) => isAtWork(status)) ? lookEveryMs : false,
    },
  );
}

/** Asks for an export; the list shows it at once. */
export function useStartExport({ projectId, of, version }: Pick<ExportDesk, "projectId" | "of" | "version">) {
  const utils = trpc.useUtils();
  const start = trpc.exports.start.useMutation({
    onSuccess: () => {
      // On a phone the list is far below the button.
      toast("It is being made; the list of exports shows how far it is.");
      return utils.exports.list.invalidate({ projectId });
    },
  });
  return {
    start: (settings: ExportSettings) => start.mutate({ projectId, of, version, settings }),
    busy: start.isPending,
    error: start.error,
  };
}

/** Cancels, takes up again and deletes exports; deleting offers to take it back. */
export function useExportChanges(projectId: string) {
  const utils = trpc.useUtils();
  const refresh = () => utils.exports.list.invalidate({ projectId });
  const tell = {
    onSuccess: refresh,
    onError: (error: unknown) => {
      toast.error(readFailure(error).message);
    },
  };
  const cancel = trpc.exports.cancel.useMutation(tell);
  const resume = trpc.exports.resume.useMutation(tell);
  const remove = trpc.exports.remove.useMutation(tell);
  const restore = trpc.exports.restore.useMutation(tell);
  return {
    cancel: (jobId: string) => cancel.mutate({ projectId, jobId }),
    resume: (jobId: string) => resume.mutate({ projectId, jobId }),
    remove({ jobId, fileName }: Pick<ExportView, "jobId" | "fileName">) {
      remove.mutate(
        { projectId, jobId },
        {
          onSuccess: () => {
            toast(`“${fileName}” was deleted`, {
              action: { label: "Undo", onClick: () => restore.mutate({ projectId, jobId }) },
              duration: 10_000,
            });
          },
        },
      );
    },
  };
}
