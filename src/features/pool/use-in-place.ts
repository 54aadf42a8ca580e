import { toast } from "sonner";
import { type PoolTarget, withItemIn } from "@/domain/pool/use-in";
import type { PoolItemView } from "@/domain/view/pool-views";
import type { Workspace } from "@/domain/workspace/workspace";
import { readFailure } from "@/features/wording/failures";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";
import { trpc } from "@/trpc/client";

/** What the rules of use know a thing by. */
export const materialOf = ({ media, ...item }: PoolItemView) => ({
  ...item,
  width: media.width,
  height: media.height,
});

/** Puts things from the pool into other places of the video, with a way back. */
export function useInPlace(projectId: string, session: WorkspaceSession) {
  const utils = trpc.useUtils();
  const release = trpc.takes.release.useMutation();
  const choose = trpc.takes.choose.useMutation();

  /** A clip that was chosen by hand before would win over the one that is put there now. */
  async function freeSlot({ kind, slot }: PoolTarget): Promise<string | null> {
    if (kind !== "clip") return null;
    const { selection } = await utils.takes.ofSlot.fetch({ projectId, slot }, { staleTime: 0 });
    if (selection?.chosenBy !== "maker") return null;
    await release.mutateAsync({ projectId, slot });
    return selection.takeId;
  }

  async function takeBack({ used, chosenBefore }: { used: Workspace; chosenBefore: string | null }) {
    // Undo takes back what was done last, which has to be this.
    if (session.data !== used) return void toast("Something else was changed since. Take that back first.");
    session.undo();
    try {
      if (chosenBefore !== null) await choose.mutateAsync({ projectId, takeId: chosenBefore });
      await session.flush();
      await utils.pool.invalidate();
    } catch (error) {
      toast.error(`The clip that was chosen before is not back. ${readFailure(error).message}`);
    }
  }

  return async (item: PoolItemView, target: PoolTarget): Promise<void> => {
    try {
      const chosenBefore = await freeSlot(target);
      const what = `Used ${item.name} as ${target.name}`.slice(0, 200);
      const using = withItemIn(session.data, materialOf(item), target);
      // Where it would change a locked shot, the maker is asked, and nothing has been done yet.
      if (!session.change(using, { what, target: target.slot })) return;
      const used = session.data;
      await session.flush();
      await utils.pool.invalidate();
      toast(`${item.name} is used as ${target.name}. What is made from it is out of date now.`, {
        action: { label: "Undo", onClick: () => void takeBack({ used, chosenBefore }) },
        duration: 10_000,
      });
    } catch (error) {
      toast.error(`It could not be used there. ${readFailure(error).message}`);
    }
  };
}
