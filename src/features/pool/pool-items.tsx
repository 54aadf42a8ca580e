import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import type { PoolItemView } from "@/domain/view/pool-views";
import { FavouriteButton } from "@/features/pool/favourite-button";
import { scoreText } from "@/features/pool/item-facts";
import { ItemThumb } from "@/features/pool/item-media";
import { poolGrid } from "@/features/pool/pool-skeleton";
import { Moment } from "@/features/wording/moments";
import { moneyText } from "@/features/wording/numbers";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

type Shown = {
  items: readonly PoolItemView[];
  selected: ReadonlySet<string>;
  session: WorkspaceSession;
  onSelect: (id: string, range: boolean) => void;
  onOpen: (id: string) => void;
};

/** Large pictures, to look through. */
export function PoolGrid({ items, ...all }: Shown) {
  return (
    <ul className={poolGrid} aria-label="Pool">
      {items.map((item) => (
        <Tile key={item.id} item={item} {...all} />
      ))}
    </ul>
  );
}

function Tile({ item, selected, session, onSelect, onOpen }: Omit<Shown, "items"> & { item: PoolItemView }) {
  const on = selected.has(item.id);
  return (
    <li className="group relative grid content-start gap-1.5 [contain-intrinsic-size:12rem_16rem] [content-visibility:auto]">
      <button
        type="button"
        aria-label={`Open ${item.name}`}
        onClick={() => onOpen(item.id)}
        className={cn(
          "relative aspect-square w-full overflow-hidden rounded-lg border bg-stage",
          on ? "border-accent outline-2 outline-accent -outline-offset-1" : "border-line",
        )}
      >
        <ItemThumb item={item} />
        <ItemBadges item={item} className="absolute inset-x-1.5 bottom-1.5" />
      </button>
      <Pick item={item} on={on} onSelect={onSelect} className="absolute top-1 left-1" />
      <div className="flex items-start justify-between gap-1">
        <p className="min-w-0 text-xs leading-relaxed">
          <span className="line-clamp-2 font-medium">{item.name}</span>
          <span className="text-muted tabular-nums">
            {scoreText(item)} · {moneyText(item.costMicros)}
          </span>
        </p>
        <FavouriteButton item={item} session={session} />
      </div>
      <Tags item={item} />
    </li>
  );
}

/** One line each, with what was asked of the model. */
export function PoolRows({ items, selected, session, onSelect, onOpen }: Shown) {
  return (
    <ul className="grid gap-1" aria-label="Pool">
      {items.map((item) => (
        <li
          key={item.id}
          className={cn(
            "grid grid-cols-[auto_4rem_minmax(0,1fr)_auto] items-center gap-3 rounded-lg border p-2 [contain-intrinsic-size:20rem_5rem] [content-visibility:auto]",
            selected.has(item.id) ? "border-accent bg-accent-wash" : "border-line bg-surface",
          )}
        >
          <Pick item={item} on={selected.has(item.id)} onSelect={onSelect} />
          <button
            type="button"
            aria-label={`Open ${item.name}`}
            onClick={() => onOpen(item.id)}
            className="size-16 overflow-hidden rounded-md bg-stage"
          >
            <ItemThumb item={item} />
          </button>
          <div className="grid min-w-0 gap-0.5 text-sm">
            <p className="wrap-anywhere font-medium">{item.name}</p>
            <p className="truncate text-muted text-xs">{item.prompt}</p>
            <p className="flex flex-wrap gap-x-3 text-muted text-xs tabular-nums">
              <span>{item.model}</span>
              <span>{item.score === null ? "Not scored" : `Score ${scoreText(item)}`}</span>
              <span>{moneyText(item.costMicros)}</span>
              <Moment iso={item.createdAt} />
              {item.used && <span>In use</span>}
            </p>
            <Tags item={item} />
          </div>
          <FavouriteButton item={item} session={session} />
        </li>
      ))}
    </ul>
  );
}

function Pick({
  item,
  on,
  onSelect,
  className,
}: {
  item: PoolItemView;
  on: boolean;
  onSelect: Shown["onSelect"];
  className?: string;
}) {
  return (
    <label className={cn("grid size-8 cursor-pointer place-items-center", className)}>
      <span className="sr-only">Select {item.name}</span>
      <input
        type="checkbox"
        checked={on}
        className="size-5 cursor-pointer accent-accent"
        onChange={() => undefined}
        onClick={(event) => onSelect(item.id, event.shiftKey)}
      />
    </label>
  );
}

function ItemBadges({ item: { used, draft }, className }: { item: PoolItemView; className: string }) {
  return (
    <span className={cn("flex flex-wrap gap-1", className)}>
      {used && <Badge tone="film">In use</Badge>}
      {draft && <Badge tone="film">Draft</Badge>}
    </span>
  );
}

function Tags({ item: { tags } }: { item: PoolItemView }) {
  if (tags.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-1">
      {tags.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </p>
  );
}
