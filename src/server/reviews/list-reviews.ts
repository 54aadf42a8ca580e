import type { LiveReview } from "@/db/queries/reviews";
import { reviewsFor, seatsOfShare, shareOfUser } from "@/db/queries/reviews";
import { votesOfSeat } from "@/db/queries/reviews-judged";
import { canMake } from "@/domain/auth/rights";
import { pairsOf } from "@/domain/review/blind-order";
import { allows } from "@/domain/review/review";
import type { ReviewCard } from "@/domain/review/review-views";
import type { SignedInContext } from "@/server/context";
import { reviewVideo } from "@/server/reviews/review-media";
import {
  keyedVideos,
  type ReviewedVideo,
  readyVideos,
  videosOfReviews,
} from "@/server/reviews/reviewed-videos";
import { isOpen, isRevealed, type Reviewer } from "@/server/reviews/reviewer";

const mostReviews = 100;

/** The newest reviews that somebody owns or may see. */
export async function listReviews(ctx: SignedInContext): Promise<ReviewCard[]> {
  const { db, user } = ctx;
  const found = await reviewsFor(db, user.userId, mostReviews);
  const videos = await videosOfReviews(
    db,
    found.map(({ review }) => review),
  );
  const cards = await Promise.all(
    found.map(async (live) => {
      const reviewer = await asReviewer(ctx, live);
      return reviewer && card(ctx, reviewer, videos.get(live.review.id) ?? []);
    }),
  );
  return cards.flatMap((made) => made ?? []);
}

async function asReviewer({ db, user }: SignedInContext, live: LiveReview): Promise<Reviewer | null> {
  if (live.review.ownerId === user.userId) {
    if (!canMake(user.role)) return null;
    return { ...live, kind: "owner", name: user.username, right: "comment", share: null, seat: null };
  }
  const share = await shareOfUser(db, { reviewId: live.review.id, userId: user.userId });
  if (!share || !isOpen(share)) return null;
  const [seat] = await seatsOfShare(db, share.id);
  return { ...live, kind: "account", name: user.username, right: share.right, share, seat: seat ?? null };
}

async function card(
  { db, runtime }: SignedInContext,
  reviewer: Reviewer,
  videos: readonly ReviewedVideo[],
): Promise<ReviewCard> {
  const { review, seat, right, kind } = reviewer;
  const keyed = keyedVideos(videos, seat);
  const ready = readyVideos(keyed);
  const [first] = ready;
  const votes = seat ? await votesOfSeat(db, seat.id) : [];
  return {
    reviewId: review.id,
    kind: review.comparisonId ? "comparison" : "video",
    title: isRevealed(reviewer) ? reviewer.title : null,
    ownerName: reviewer.ownerName,
    own: kind === "owner",
    right,
    ready: ready.length,
    videos: keyed.length,
    votes: { cast: votes.length, all: seat && allows(right, "judge") ? pairsOf(ready).length : 0 },
    poster: first ? (await reviewVideo(runtime, reviewer, first)).posterUrl : null,
    createdAt: review.createdAt.toISOString(),
  };
}
