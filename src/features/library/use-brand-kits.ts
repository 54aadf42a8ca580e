import { deletedText, told } from "@/features/library/told";
import { trpc } from "@/trpc/client";

/** The brand kits of the library and what can be done with them. Deleting can be undone. */
export function useBrandKits() {
  const utils = trpc.useUtils();
  const list = trpc.brandKits.list.useQuery();
  const refresh = { onSuccess: () => utils.brandKits.invalidate() };
  const add = trpc.brandKits.add.useMutation(refresh);
  const change = trpc.brandKits.change.useMutation(refresh);
  const removal = trpc.brandKits.remove.useMutation(refresh);
  const restoring = trpc.brandKits.restore.useMutation(refresh);
  return {
    list,
    add,
    change,
    async remove({ id, name }: { id: string; name: string }) {
      const undo = () => void told(restoring.mutateAsync({ id }), { done: `“${name}” is back` });
      await told(removal.mutateAsync({ id }), {
        done: ({ usedIn }) => deletedText(name, usedIn),
        undo,
      });
    },
  };
}
