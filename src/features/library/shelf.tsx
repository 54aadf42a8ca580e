import { History, PencilLine, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ShelfSkeleton, shelfGrid } from "@/features/library/shelf-skeleton";
import { FailureCallout } from "@/features/shell/failure-callout";

/** The things of a shelf, or why there are none to see. */
export function Shelf<Item>({
  list: { error, refetch },
  items,
  empty,
  children,
}: {
  list: { error: unknown; refetch: () => unknown };
  /** Those that are shown; undefined while they are loaded. */
  items: readonly Item[] | undefined;
  empty: ReactNode;
  children: (item: Item) => ReactNode;
}) {
  return (
    <>
      {error !== null && <FailureCallout error={error} onRetry={() => void refetch()} />}
      {!items && error === null && <ShelfSkeleton />}
      {items?.length === 0 && empty}
      <ul className={shelfGrid}>{items?.map(children)}</ul>
    </>
  );
}

export type ItemActions = { onEdit: () => void; onVersions: () => void; onRemove: () => void };

/** What can be done with one of the maker's own things. */
export function ItemButtons({ name, actions }: { name: string; actions: ItemActions }) {
  const buttons = [
    { title: "Edit", icon: PencilLine, run: actions.onEdit },
    { title: "Versions of", icon: History, run: actions.onVersions },
    { title: "Delete", icon: Trash2, run: actions.onRemove },
  ];
  return (
    <span className="flex gap-1">
      {buttons.map(({ title, icon: Icon, run }) => (
        <Button key={title} size="icon-sm" variant="ghost" aria-label={`${title} ${name}`} onClick={run}>
          <Icon aria-hidden />
        </Button>
      ))}
    </span>
  );
}
