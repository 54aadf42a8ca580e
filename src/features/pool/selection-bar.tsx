import { Columns2, RotateCcw, Tag, Trash2, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { keptClear } from "@/components/ui/kept-clear";
import { Popover } from "@/components/ui/popover";
import type { PoolItemView } from "@/domain/view/pool-views";
import { comparable } from "@/features/pool/pool-address";
import { SendToLibrary } from "@/features/pool/send-to-library";
import { TagField } from "@/features/pool/tag-field";
import type { PoolMarks } from "@/features/pool/use-pool";
import { countText } from "@/features/wording/numbers";

/** What can be done with several things at once. Stays in sight while one scrolls. */
export function SelectionBar({
  projectId,
  items,
  loaded,
  knownTags,
  marks,
  onCompare,
  onSelectAll,
  onClear,
}: {
  projectId: string;
  /** Those that are selected. */
  items: readonly PoolItemView[];
  /** How many are on the page. */
  loaded: number;
  knownTags: readonly string[];
  marks: PoolMarks;
  onCompare: (ids: string[]) => void;
  onSelectAll: () => void;
  onClear: () => void;
}) {
  if (items.length === 0) return null;
  const itemIds = items.map(({ id }) => id);
  const canCompare = itemIds.length >= comparable.least && itemIds.length <= comparable.most;
  const removed = items.every((item) => item.removed);
  const remove = async () => {
    if (await marks.setRemoved({ itemIds, removed: !removed })) onClear();
  };
  return (
    <section
      {...keptClear}
      aria-label="Selection"
      className="sticky bottom-3 z-20 flex flex-wrap items-center gap-2 rounded-xl border border-line bg-surface p-2 pl-4 shadow-xl"
    >
      <p className="mr-auto font-medium text-sm tabular-nums" role="status">
        {countText(items.length, "item")} selected
      </p>
      {items.length < loaded && (
        <Button size="sm" variant="ghost" onClick={onSelectAll}>
          Select all {loaded} shown
        </Button>
      )}
      <Button
        size="sm"
        disabled={!canCompare}
        title={canCompare ? "" : `Select ${comparable.least} to ${comparable.most} to compare them`}
        onClick={() => onCompare(itemIds)}
      >
        <Columns2 aria-hidden /> Compare
      </Button>
      <Popover
        label="Tags of what is selected"
        trigger={
          <Button size="sm">
            <Tag aria-hidden /> Tag
          </Button>
        }
      >
        <TagField items={items} known={knownTags} marks={marks} />
      </Popover>
      <SendToLibrary projectId={projectId} items={items} />
      <Button size="sm" busy={marks.busy} onClick={() => void remove()}>
        {removed ? <RotateCcw aria-hidden /> : <Trash2 aria-hidden />} {removed ? "Bring back" : "Remove"}
      </Button>
      <Button size="icon-sm" variant="ghost" aria-label="Clear the selection" onClick={onClear}>
        <X aria-hidden />
      </Button>
    </section>
  );
}
