import { Play } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { wordDiff } from "@/domain/comparison/word-diff";
import type { PoolItemView } from "@/domain/view/pool-views";
import { ItemFacts } from "@/features/pool/item-facts";
import { ItemMedia } from "@/features/pool/item-media";
import { comparable } from "@/features/pool/pool-address";
import { FailureCallout } from "@/features/shell/failure-callout";
import { trpc } from "@/trpc/client";

/** Two to four things side by side. Of their prompts, what the first one does not say is marked. */
export function CompareItems({
  project: { id: projectId, fps },
  ids,
  onClose,
}: {
  project: { id: string; fps: number };
  /** From the address; fewer than two for closed. */
  ids: readonly string[];
  onClose: () => void;
}) {
  const open = ids.length >= comparable.least;
  const compared = trpc.pool.items.useQuery({ projectId, ids: [...ids] }, { enabled: open });
  const stage = useRef<HTMLDivElement>(null);
  const items = compared.data ?? [];
  const clips = items.filter(({ media }) => media.contentType.startsWith("video/"));
  const playAll = () => {
    for (const video of stage.current?.querySelectorAll("video") ?? []) {
      video.currentTime = 0;
      void video.play();
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title="Side by side"
      className="max-w-[min(96rem,calc(100%-2rem))]"
    >
      {compared.error && <FailureCallout error={compared.error} onRetry={() => void compared.refetch()} />}
      {compared.isLoading && <Skeleton className="h-96 rounded-lg" />}
      {clips.length > 1 && (
        <Button size="sm" className="justify-self-start" onClick={playAll}>
          <Play aria-hidden /> Play all from the start
        </Button>
      )}
      <div ref={stage}>
        <ul
          aria-label="Compared"
          className={cn(
            "grid gap-5 sm:grid-cols-2",
            items.length > 2 && "lg:grid-cols-3",
            items.length > 3 && "xl:grid-cols-4",
          )}
        >
          {items.map((item) => (
            <li key={item.id} className="grid min-w-0 content-start gap-3">
              <h3 className="wrap-anywhere font-medium text-sm">{item.name}</h3>
              <ItemMedia item={item} className="max-h-[50dvh]" />
              <ItemFacts item={item} fps={fps} />
              <Prompt item={item} against={items[0] ?? item} />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function Prompt({ item, against }: { item: PoolItemView; against: PoolItemView }) {
  return (
    <p className="wrap-anywhere text-sm leading-relaxed">
      {wordDiff(item.prompt, against.prompt).map((part, index) => {
        const key = `${index}-${part.text}`;
        return part.changed ? (
          <mark key={key} className="bg-accent-wash text-accent-text">
            {part.text}
          </mark>
        ) : (
          <span key={key}>{part.text}</span>
        );
      })}
    </p>
  );
}
