"use client";

import { Images, SearchX } from "lucide-react";
import Link from "next/link";
import { useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { PoolOverview } from "@/domain/view/pool-views";
import { MoreOnScroll } from "@/features/gallery/more-on-scroll";
import { CompareItems } from "@/features/pool/compare-items";
import { nothingSelected, pressed } from "@/features/pool/item-selection";
import { comparedIds, isFiltered, noFilters, readQuestion } from "@/features/pool/pool-address";
import { PoolFilters } from "@/features/pool/pool-filters";
import { PoolGrid, PoolRows } from "@/features/pool/pool-items";
import { PoolLightbox } from "@/features/pool/pool-lightbox";
import { PoolSkeleton } from "@/features/pool/pool-skeleton";
import { SelectionBar } from "@/features/pool/selection-bar";
import { usePool, usePoolMarks } from "@/features/pool/use-pool";
import { FailureCallout } from "@/features/shell/failure-callout";
import { PageFrame } from "@/features/shell/page-frame";
import { useUrlParams } from "@/features/shell/use-url-params";
import { countText } from "@/features/wording/numbers";
import { SaveProblem } from "@/features/workspace/save-bar";
import { WorkspacePart } from "@/features/workspace/workspace-part";
import { WorkspaceProvider } from "@/features/workspace/workspace-provider";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

/** Everything that was made or brought in for a project, to be found and used again. */
export function PoolPage({ initial }: { initial: PoolOverview }) {
  const { id, title } = initial.project;
  return (
    <PageFrame
      title="Pool"
      lead={
        <Link href={`/projects/${id}`} className="underline underline-offset-2">
          {title}
        </Link>
      }
    >
      <WorkspaceProvider projectId={id}>
        <WorkspacePart>{(session) => <PoolBoard initial={initial} session={session} />}</WorkspacePart>
      </WorkspaceProvider>
    </PageFrame>
  );
}

function PoolBoard({ initial, session }: { initial: PoolOverview; session: WorkspaceSession }) {
  const { params, setParams } = useUrlParams();
  const question = readQuestion(params);
  const { overview, list, items } = usePool(initial, question);
  const marks = usePoolMarks(overview.project.id, question);
  const [selection, setSelection] = useState(nothingSelected);
  const view = params.get("view") === "list" ? "list" : "grid";
  const Items = view === "list" ? PoolRows : PoolGrid;
  const order = items.map(({ id }) => id);
  const clear = () => setSelection(nothingSelected);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <div className="grid gap-5">
      <PoolFilters question={question} overview={overview} view={view} onChange={setParams} />
      <SaveProblem session={session} />
      {list.error && (
        <FailureCallout
          error={list.error}
          title="The pool could not be loaded"
          onRetry={() => void list.refetch()}
        />
      )}
      <p role="status" className="min-h-5 text-muted text-sm tabular-nums">
        {list.isSuccess && countLine({ shown: items.length, more: list.hasNextPage, overview })}
      </p>
      {list.isPending && <PoolSkeleton />}
      {list.isSuccess && items.length === 0 && (
        <NothingHere filtered={isFiltered(question)} onClear={() => setParams(noFilters)} />
      )}
      <Items
        items={items}
        selected={selection.ids}
        session={session}
        onSelect={(id, range) => setSelection((now) => pressed(now, { id, range, order }))}
        onOpen={(id) => setParams({ item: id })}
      />
      <MoreOnScroll more={hasNextPage} busy={isFetchingNextPage} onMore={more} />
      <SelectionBar
        projectId={overview.project.id}
        items={items.filter(({ id }) => selection.ids.has(id))}
        loaded={items.length}
        knownTags={overview.tags.map(({ value }) => value)}
        marks={marks}
        onCompare={(ids) => setParams({ compare: ids.join(",") })}
        onSelectAll={() => setSelection({ ids: new Set(order), anchor: null })}
        onClear={clear}
      />
      <PoolLightbox
        itemId={params.get("item")}
        items={items}
        overview={overview}
        marks={marks}
        session={session}
        onShow={(id) => setParams({ item: id ?? "" })}
        onNearEnd={more}
      />
      <CompareItems
        project={overview.project}
        ids={comparedIds(params)}
        onClose={() => setParams({ compare: "" })}
      />
    </div>
  );
}

/** Only the whole pool is counted; of a part of it the page says what it has loaded. */
function countLine({
  shown,
  more,
  overview: { total },
}: {
  shown: number;
  more: boolean;
  overview: PoolOverview;
}): string {
  const found = more ? `${shown} shown, there are more` : countText(shown, "item");
  return shown === total ? found : `${found}, of ${total.toLocaleString("en")} in the pool`;
}

function NothingHere({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        icon={SearchX}
        title="Nothing matches"
        action={<Button onClick={onClear}>Show everything</Button>}
      >
        Search looks in names, prompts, models and tags; every word has to be there.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Images} title="The pool is empty">
      Frames, clips and sounds gather here as they are made.
    </EmptyState>
  );
}
