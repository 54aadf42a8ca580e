import { ArrowLeft, ArrowRight, RotateCcw, Trash2 } from "lucide-react";
import { useEffect } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import type { PoolItemView, PoolOverview } from "@/domain/view/pool-views";
import { FavouriteButton } from "@/features/pool/favourite-button";
import { ItemFacts } from "@/features/pool/item-facts";
import { ItemMedia } from "@/features/pool/item-media";
import { SendToLibrary } from "@/features/pool/send-to-library";
import { TagField } from "@/features/pool/tag-field";
import { UseIn } from "@/features/pool/use-in";
import type { PoolMarks } from "@/features/pool/use-pool";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";
import { trpc } from "@/trpc/client";

/** One thing large, with all that there is to do with it. The arrow keys go on to its neighbours. */
export function PoolLightbox({
  itemId,
  items,
  overview,
  marks,
  session,
  onShow,
  onNearEnd,
}: {
  /** From the address; null for closed. */
  itemId: string | null;
  /** In the order of the page. */
  items: readonly PoolItemView[];
  overview: PoolOverview;
  marks: PoolMarks;
  session: WorkspaceSession;
  onShow: (id: string | null) => void;
  /** Loads more, so that there is a next one. */
  onNearEnd: () => void;
}) {
  const index = items.findIndex(({ id }) => id === itemId);
  const projectId = overview.project.id;
  // An address may name a thing that is further down, or left out by the filter.
  const named = trpc.pool.items.useQuery(
    { projectId, ids: [itemId ?? ""] },
    { enabled: itemId !== null && index < 0 },
  );
  const item = items[index] ?? (index < 0 ? named.data?.[0] : undefined);
  const before = items[index - 1]?.id;
  const after = index < 0 ? undefined : items[index + 1]?.id;
  const nearEnd = index >= 0 && index >= items.length - 2;
  useEffect(() => {
    if (nearEnd) onNearEnd();
  }, [nearEnd, onNearEnd]);
  useArrowKeys(itemId !== null, (step) => {
    const next = step < 0 ? before : after;
    if (next !== undefined) onShow(next);
  });
  return (
    <Dialog
      open={itemId !== null}
      onOpenChange={(open) => !open && onShow(null)}
      title={item?.name ?? "Pool"}
      className="max-w-5xl"
    >
      <nav aria-label="Neighbours" className="flex gap-2">
        <Button size="sm" disabled={before === undefined} onClick={() => before && onShow(before)}>
          <ArrowLeft aria-hidden /> Before
        </Button>
        <Button size="sm" disabled={after === undefined} onClick={() => after && onShow(after)}>
          Next <ArrowRight aria-hidden />
        </Button>
      </nav>
      {item ? (
        <LargeItem key={item.id} item={item} overview={overview} marks={marks} session={session} />
      ) : named.isLoading ? (
        <Skeleton className="h-96 rounded-lg" />
      ) : (
        <p className="text-muted text-sm">This is no longer in the pool.</p>
      )}
    </Dialog>
  );
}

function LargeItem({
  item,
  overview: { project, tags, targets },
  marks,
  session,
}: {
  item: PoolItemView;
  overview: PoolOverview;
  marks: PoolMarks;
  session: WorkspaceSession;
}) {
  return (
    <div className="grid min-w-0 gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <ItemMedia item={item} />
      <div className="grid min-w-0 content-start gap-5">
        <div className="flex flex-wrap items-center gap-2">
          {item.used && <Badge tone="success">In use</Badge>}
          {item.removed && <Badge>Removed</Badge>}
          <FavouriteButton item={item} session={session} />
          <SendToLibrary projectId={project.id} items={[item]} />
          {(item.removed || !item.used) && (
            <Button
              size="sm"
              variant="ghost"
              busy={marks.busy}
              onClick={() => void marks.setRemoved({ itemIds: [item.id], removed: !item.removed })}
            >
              {item.removed ? <RotateCcw aria-hidden /> : <Trash2 aria-hidden />}
              {item.removed ? "Bring back" : "Remove"}
            </Button>
          )}
        </div>
        <UseIn projectId={project.id} item={item} targets={targets} session={session} />
        <TagField items={[item]} known={tags.map(({ value }) => value)} marks={marks} />
        <ItemFacts item={item} fps={project.fps} />
        {item.prompt !== "" && (
          <div className="grid gap-1 text-sm">
            <h3 className="text-muted">Prompt</h3>
            <p className="wrap-anywhere leading-relaxed">{item.prompt}</p>
          </div>
        )}
      </div>
    </div>
  );
}

/** Left and right, wherever they have no meaning of their own. */
function useArrowKeys(active: boolean, onStep: (step: -1 | 1) => void) {
  useEffect(() => {
    if (!active) return;
    const onKeyDown = ({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent) => {
      if (altKey || ctrlKey || metaKey) return;
      if (target instanceof Element && target.closest("input,textarea,select,video,audio")) return;
      if (key === "ArrowLeft") onStep(-1);
      if (key === "ArrowRight") onStep(1);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [active, onStep]);
}
