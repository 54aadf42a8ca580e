"use client";

import { Film, Inbox } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { SignedImage } from "@/components/ui/signed-image";
import type { ReviewCard } from "@/domain/review/review-views";
import { reviewKindTitles } from "@/features/review/review-words";
import { FailureCallout } from "@/features/shell/failure-callout";
import { PageFrame } from "@/features/shell/page-frame";
import { Moment } from "@/features/wording/moments";
import { countText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";

/** What is shared with somebody, and what they have shared themselves. */
export function ReviewsPage({ initial }: { initial: ReviewCard[] }) {
  const { data, error, refetch } = trpc.reviews.list.useQuery(undefined, {
    initialData: initial,
    refetchInterval: 20_000,
  });
  const shared = data.filter(({ own }) => !own);
  const own = data.filter((card) => card.own);
  return (
    <PageFrame title="Reviews" lead="Videos that others would like your eyes on.">
      {error && <FailureCallout error={error} onRetry={() => void refetch()} className="mb-4" />}
      {shared.length === 0 ? (
        <EmptyState icon={Inbox} title="Nothing is waiting for you">
          When somebody shares a video or a comparison with you, it appears here.
        </EmptyState>
      ) : (
        <ReviewGrid label="Shared with you" cards={shared} />
      )}
      {own.length > 0 && (
        <section className="mt-10 grid gap-4" aria-labelledby="own-reviews">
          <h2 id="own-reviews" className="font-semibold text-lg tracking-tight">
            Your own reviews
          </h2>
          <ReviewGrid label="Your own reviews" cards={own} />
        </section>
      )}
    </PageFrame>
  );
}

function ReviewGrid({ label, cards }: { label: string; cards: readonly ReviewCard[] }) {
  return (
    <ul aria-label={label} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
      {cards.map((card) => (
        <li key={card.reviewId}>
          <ReviewTile card={card} />
        </li>
      ))}
    </ul>
  );
}

function ReviewTile({ card }: { card: ReviewCard }) {
  const { reviewId, kind, title, ownerName, own, ready, videos, votes, poster, createdAt } = card;
  const open = votes.all > votes.cast;
  return (
    <Link
      href={`/reviews/${reviewId}`}
      className="grid overflow-hidden rounded-lg border border-line bg-surface transition-colors hover:border-control"
    >
      <span className="relative grid aspect-video place-items-center bg-stage">
        {poster ? (
          <SignedImage src={poster} alt="" className="absolute inset-0 size-full object-contain" />
        ) : (
          <Film className="size-7 text-muted" strokeWidth={1.5} aria-hidden />
        )}
        <Badge tone="film" className="absolute top-2 left-2">
          {reviewKindTitles[kind]}
        </Badge>
      </span>
      <span className="grid gap-1 p-3.5">
        <span className="wrap-anywhere line-clamp-2 font-medium text-sm">{title ?? "Blind comparison"}</span>
        <span className="text-muted text-xs">
          {own ? "Yours" : ownerName}, <Moment iso={createdAt} show="date" />
        </span>
        <span className="mt-1 flex flex-wrap gap-1.5">
          {votes.all > 0 && (
            <Badge tone={open ? "accent" : "success"}>
              {open ? `${votes.cast} of ${countText(votes.all, "vote")}` : "You have voted"}
            </Badge>
          )}
          {ready < videos && <Badge>{ready === 0 ? "Being made" : `${ready} of ${videos} ready`}</Badge>}
        </span>
      </span>
    </Link>
  );
}
