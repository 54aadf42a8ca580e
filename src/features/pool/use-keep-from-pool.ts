import { toast } from "sonner";
import type { ElementWords } from "@/domain/library/library-element";
import { told } from "@/features/library/told";
import type { ElementView } from "@/features/library/use-elements";
import { countText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";

type Into =
  | { element: "new"; name: string; kind: ElementWords["kind"] }
  | { element: "known"; known: ElementView };

/** Makes pictures of a pool references of an element, with a way back. `keep` answers whether that was done. */
export function useKeepFromPool() {
  const utils = trpc.useUtils();
  const refresh = { onSuccess: () => utils.elements.invalidate() };
  const keeping = trpc.elements.keepFromPool.useMutation(refresh);
  const removal = trpc.elements.remove.useMutation(refresh);
  const restoring = trpc.elements.restoreVersion.useMutation(refresh);

  async function keep({ projectId, itemIds, into }: { projectId: string; itemIds: string[]; into: Into }) {
    const name = into.element === "new" ? into.name : into.known.content.name;
    const target =
      into.element === "new"
        ? into
        : { element: "known" as const, id: into.known.id, baseVersion: into.known.version };
    try {
      const { id, kept } = await keeping.mutateAsync({ projectId, itemIds, into: target });
      const undo = () =>
        told<unknown>(
          into.element === "new"
            ? removal.mutateAsync({ id })
            : restoring.mutateAsync({ id, version: into.known.version }),
          { done: `“${name}” is as it was` },
        );
      toast(`${countText(kept, "picture")} went into “${name}”`, {
        action: { label: "Undo", onClick: () => void undo() },
        duration: 10_000,
      });
      return true;
    } catch {
      // Shown in the dialog from `failure`, where it can be mended.
      return false;
    }
  }
  return { keep, failure: keeping.error, busy: keeping.isPending };
}
