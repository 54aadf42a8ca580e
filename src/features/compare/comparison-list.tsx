"use client";

import { Columns2 } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SignedImage } from "@/components/ui/signed-image";
import type { ComparisonCard, ComparisonPage } from "@/domain/comparison/views";
import { FailureCallout } from "@/features/shell/failure-callout";
import { PageFrame } from "@/features/shell/page-frame";
import { Moment } from "@/features/wording/moments";
import { countText } from "@/features/wording/numbers";
import { statusTitles } from "@/features/wording/terms";
import { trpc } from "@/trpc/client";
import { kindTitles } from "./comparison-words";

const pageSize = 24;

export function ComparisonList({ first }: { first: ComparisonPage }) {
  const list = trpc.comparisons.list.useInfiniteQuery(
    { limit: pageSize },
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      initialData: { pages: [first], pageParams: [undefined] },
    },
  );
  const comparisons = list.data.pages.flatMap(({ items }) => items);
  const start = (
    <Button asChild variant="primary">
      <Link href="/compare/new">
        <Columns2 aria-hidden /> New comparison
      </Link>
    </Button>
  );
  return (
    <PageFrame
      title="Comparisons"
      lead="Two to five variations of a video, made at once and played in step."
      actions={comparisons.length > 0 && start}
    >
      {list.error && (
        <FailureCallout
          error={list.error}
          title="The list could not be loaded"
          className="mb-6"
          onRetry={() => void list.refetch()}
        />
      )}
      {comparisons.length === 0 && (
        <EmptyState icon={Columns2} title="No comparisons yet" action={start}>
          Not sure which prompt, setting or model is better? Make all of them at once and look.
        </EmptyState>
      )}
      <ul aria-label="Comparisons" className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {comparisons.map((comparison) => (
          <Card key={comparison.id} comparison={comparison} />
        ))}
      </ul>
      {list.hasNextPage && (
        <div className="mt-8 grid justify-items-center">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </PageFrame>
  );
}

function Card({ comparison }: { comparison: ComparisonCard }) {
  const { id, title, kind, createdAt, decidedLabel, variations } = comparison;
  return (
    <li>
      <Link
        href={`/compare/${id}`}
        className="grid gap-3 rounded-lg border border-line bg-surface p-4 transition-colors hover:border-control"
      >
        <span className="flex gap-1.5" aria-hidden>
          {variations.map(({ position, label, status, thumbnail }) => (
            <span
              key={position}
              className="relative grid aspect-4/5 min-w-0 flex-1 place-items-center overflow-hidden rounded-md bg-stage text-center text-[0.6875rem] text-white/70"
            >
              {thumbnail ? (
                <SignedImage
                  src={thumbnail.url}
                  alt=""
                  loading="lazy"
                  className="absolute inset-0 size-full object-cover"
                />
              ) : (
                statusTitles[status]
              )}
              <span className="absolute inset-x-0 bottom-0 truncate bg-black/70 px-1 py-0.5 text-white">
                {label}
              </span>
            </span>
          ))}
        </span>
        <span className="grid gap-1">
          <span className="line-clamp-2 font-medium text-sm">{title}</span>
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
            <Badge>{kindTitles[kind]}</Badge>
            {decidedLabel && <Badge tone="accent">Chosen: {decidedLabel}</Badge>}
            {countText(variations.length, "variation")}, <Moment iso={createdAt} show="date" />
          </span>
        </span>
      </Link>
    </li>
  );
}
