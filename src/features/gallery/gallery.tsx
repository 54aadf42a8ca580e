"use client";

import { Clapperboard, SearchX } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input, Select } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { projectStatuses } from "@/domain/run/run";
import type { ProjectPageView } from "@/domain/view/views";
import { RestoreDialog } from "@/features/archive/restore-dialog";
import { type GalleryFilter, readFilter } from "@/features/gallery/gallery-filter";
import { MoreOnScroll } from "@/features/gallery/more-on-scroll";
import { useGallery } from "@/features/gallery/use-gallery";
import { VideoCard } from "@/features/gallery/video-card";
import { FailureCallout } from "@/features/shell/failure-callout";
import { PageFrame } from "@/features/shell/page-frame";
import { useUrlParams } from "@/features/shell/use-url-params";
import { useDebounced } from "@/features/timing/use-debounced";
import { countText } from "@/features/wording/numbers";
import { statusTitles } from "@/features/wording/terms";

const grid =
  "grid grid-cols-2 gap-x-3 gap-y-7 sm:grid-cols-3 sm:gap-x-5 lg:grid-cols-4 xl:grid-cols-5 2xl:grid-cols-6";

export function Gallery({ first }: { first: { filter: GalleryFilter; page: ProjectPageView } }) {
  const { params, setParams } = useUrlParams();
  const filter = readFilter(params);
  const { list, projects, total, removeProject, removalError } = useGallery(filter, first);
  const filtered = filter.search !== "" || filter.status !== null;

  return (
    <PageFrame
      title="Videos"
      actions={
        <>
          <RestoreDialog />
          <Button asChild variant="primary">
            <Link href="/studio">
              <Clapperboard aria-hidden /> New video
            </Link>
          </Button>
        </>
      }
    >
      <GalleryFilters filter={filter} onChange={setParams} />
      <p role="status" className="mt-3 mb-6 min-h-5 text-muted text-sm">
        {list.isPlaceholderData
          ? "Searching"
          : countLine({ total, loaded: projects.length, more: list.hasNextPage })}
      </p>
      {removalError && <FailureCallout error={removalError} title="Not deleted" className="mb-6" />}
      {list.isError && (
        <FailureCallout
          error={list.error}
          title="The list could not be loaded"
          className="mb-6"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isPending && <GallerySkeleton />}
      {list.isSuccess && projects.length === 0 && (
        <NothingHere filtered={filtered} onClear={() => setParams({ q: "", status: "" })} />
      )}
      <ul className={grid} aria-label="Videos">
        {projects.map((project) => (
          <VideoCard key={project.id} project={project} onDelete={() => void removeProject(project)} />
        ))}
      </ul>
      <MoreOnScroll
        more={list.hasNextPage}
        busy={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </PageFrame>
  );
}

/** Only the whole gallery is counted by the server; of a filtered one the page says what it has loaded. */
function countLine({ total, loaded, more }: { total: number | null; loaded: number; more: boolean }): string {
  if (loaded === 0) return "";
  if (total !== null) return countText(total, "project");
  return more ? `${loaded} matches shown, there are more` : countText(loaded, "match", "matches");
}

export function GallerySkeleton() {
  return (
    <div className={grid} aria-hidden>
      {Array.from({ length: 12 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike
        <div key={index} className="grid gap-2.5">
          <Skeleton className="aspect-4/5 rounded-lg" />
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-3 w-1/2" />
        </div>
      ))}
    </div>
  );
}

function GalleryFilters({
  filter,
  onChange,
}: {
  filter: GalleryFilter;
  onChange: (values: Record<string, string>) => void;
}) {
  const [text, setText] = useState(filter.search);
  const rested = useDebounced(text, 300);
  const applied = useRef(filter.search);

  useEffect(() => {
    if (rested.trim() === applied.current) return;
    applied.current = rested.trim();
    onChange({ q: rested.trim() });
  }, [rested, onChange]);

  // The address may change without typing: back, or "Show all".
  useEffect(() => {
    if (filter.search === applied.current) return;
    applied.current = filter.search;
    setText(filter.search);
  }, [filter.search]);

  return (
    <search className="flex flex-wrap gap-3">
      <Input
        type="search"
        aria-label="Search videos"
        placeholder="Search titles and prompts"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="min-w-48 flex-1 sm:max-w-sm"
      />
      <Select
        aria-label="Status"
        value={filter.status ?? ""}
        onChange={(event) => onChange({ status: event.target.value })}
        className="w-auto"
      >
        <option value="">All</option>
        {projectStatuses
          .filter((status) => status !== "draft")
          .map((status) => (
            <option key={status} value={status}>
              {statusTitles[status]}
            </option>
          ))}
      </Select>
    </search>
  );
}

function NothingHere({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState icon={SearchX} title="Nothing matches" action={<Button onClick={onClear}>Show all</Button>}>
        Search looks in titles and prompts. Try fewer or other words.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Clapperboard}
      title="No videos yet"
      action={
        <Button asChild variant="primary">
          <Link href="/studio">Make the first one</Link>
        </Button>
      }
    >
      One prompt is enough. A 15-second draft takes about a minute and costs nothing.
    </EmptyState>
  );
}
