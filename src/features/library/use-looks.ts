import type { AppliedLook, LookContent } from "@/domain/look/look";
import { deletedText, told } from "@/features/library/told";
import { trpc } from "@/trpc/client";

/** The content of a look, to be stored as one of the maker's own. */
export const contentOf = ({ key: _key, version: _version, ...content }: AppliedLook): LookContent => content;

/** The looks of the library and what can be done with them. Deleting can be undone; failures are told where they happen. */
export function useLooks() {
  const utils = trpc.useUtils();
  const list = trpc.looks.list.useQuery();
  const refresh = { onSuccess: () => utils.looks.invalidate() };
  const add = trpc.looks.add.useMutation(refresh);
  const change = trpc.looks.change.useMutation(refresh);
  const removal = trpc.looks.remove.useMutation(refresh);
  const restoring = trpc.looks.restore.useMutation(refresh);
  const names = new Set(list.data?.map(({ look }) => look.name.toLowerCase()));

  return {
    list,
    add,
    change,
    /** A copy as one of the maker's own, called as nothing else is. */
    duplicate(look: AppliedLook) {
      let name = `${look.name} copy`;
      for (let number = 2; names.has(name.toLowerCase()); number++) name = `${look.name} copy ${number}`;
      return told(add.mutateAsync({ look: { ...contentOf(look), name } }), {
        done: `“${name}” is in your library`,
      });
    },
    async remove({ key: id, name }: AppliedLook) {
      const undo = () => void told(restoring.mutateAsync({ id }), { done: `“${name}” is back` });
      await told(removal.mutateAsync({ id }), {
        done: ({ usedIn }) => deletedText(name, usedIn),
        undo,
      });
    },
  };
}
