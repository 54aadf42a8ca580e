import type { inferRouterOutputs } from "@trpc/server";
import { deletedText, told } from "@/features/library/told";
import { type AppRouter, trpc } from "@/trpc/client";

export type ElementView = inferRouterOutputs<AppRouter>["elements"]["list"][number];

/** The elements of the library and what can be done with them. Deleting can be undone. */
export function useElements() {
  const utils = trpc.useUtils();
  const list = trpc.elements.list.useQuery();
  const refresh = { onSuccess: () => utils.elements.invalidate() };
  const add = trpc.elements.add.useMutation(refresh);
  const change = trpc.elements.change.useMutation(refresh);
  const keep = trpc.elements.keep.useMutation(refresh);
  const removal = trpc.elements.remove.useMutation(refresh);
  const restoring = trpc.elements.restore.useMutation(refresh);
  return {
    list,
    add,
    change,
    keep,
    async remove({ id, content: { name } }: ElementView) {
      const undo = () => void told(restoring.mutateAsync({ id }), { done: `“${name}” is back` });
      await told(removal.mutateAsync({ id }), {
        done: ({ usedIn }) => deletedText(name, usedIn),
        undo,
      });
    },
  };
}
