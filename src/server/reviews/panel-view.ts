import type { Database } from "@/db/client";
import { reviewOfSubject, seatsOf, sharesOf } from "@/db/queries/reviews";
import { commentsOf, verdictsOf, votesOfReview } from "@/db/queries/reviews-judged";
import type { Review, ReviewShare, ReviewVote } from "@/db/schema/reviews";
import { pairsOf } from "@/domain/review/blind-order";
import { type CountedVote, resultsOf } from "@/domain/review/results";
import type { ReviewSubject } from "@/domain/review/review";
import type {
  ReviewPanelView,
  ReviewResults,
  ShareState,
  ShareView,
  VerdictView,
} from "@/domain/review/review-views";
import type { SignedInContext } from "@/server/context";
import { type KeyedVideo, keyedVideos, readyVideos, reviewedVideos } from "@/server/reviews/reviewed-videos";
import { isOpen } from "@/server/reviews/reviewer";
import { commentViews } from "@/server/reviews/room-view";

type OwnerContext = Pick<SignedInContext, "db" | "user">;

/** A review as its owner manages it; null while nothing has been shared or said. */
export async function panelView(ctx: OwnerContext, subject: ReviewSubject): Promise<ReviewPanelView | null> {
  const review = await reviewOfSubject(ctx.db, subject);
  return review && panelOf(ctx, review);
}

export async function panelOf({ db, user }: OwnerContext, review: Review): Promise<ReviewPanelView> {
  const videos = keyedVideos(await reviewedVideos(db, review), null);
  const owner = { review, ownerName: user.username, kind: "owner", seat: null } as const;
  const comments = await commentsOf(db, review.id);
  return {
    reviewId: review.id,
    kind: review.comparisonId ? "comparison" : "video",
    blind: review.blind,
    entries: videos.map(({ key, name, projectId, position }) => ({ key, name, projectId, position })),
    shares: await shareViews(db, review.id),
    comments: await commentViews(db, { reviewer: owner, videos, comments }),
    verdicts: await verdictViews(db, review.id, videos),
    results: review.comparisonId ? await reviewResults(db, review.id, videos) : null,
  };
}

async function shareViews(db: Database, reviewId: string): Promise<ShareView[]> {
  const seats = await seatsOf(db, reviewId);
  return (await sharesOf(db, reviewId)).map(({ share, username, suspendedAt }) => ({
    id: share.id,
    kind: share.userId ? "account" : "guest",
    name: username ?? share.label,
    right: share.right,
    state: suspendedAt ? "suspended" : stateOf(share),
    expiresAt: share.expiresAt?.toISOString() ?? null,
    createdAt: share.createdAt.toISOString(),
    reviewers: seats.flatMap(({ seat }) => (seat.shareId === share.id ? [seat.name] : [])),
  }));
}

function stateOf(share: ReviewShare): ShareState {
  if (share.revokedAt) return "revoked";
  return isOpen(share) ? "active" : "expired";
}

async function verdictViews(
  db: Database,
  reviewId: string,
  videos: readonly KeyedVideo[],
): Promise<VerdictView[]> {
  const names = new Map((await seatsOf(db, reviewId)).map(({ seat }) => [seat.id, seat.name]));
  return (await verdictsOf(db, reviewId)).flatMap(
    ({ seatId, projectId, exportId, verdict, note, createdAt }) => {
      const video = videos.find((candidate) => candidate.projectId === projectId);
      if (!video) return [];
      const outdated = video.version?.id !== exportId;
      const given = { verdict, note, outdated, createdAt: createdAt.toISOString() };
      return { reviewer: names.get(seatId) ?? "", entry: video.key, ...given };
    },
  );
}

/** A vote in terms of the owner's list of videos; none on a video that is gone. */
export function countedVote(vote: ReviewVote, videos: readonly KeyedVideo[]): CountedVote[] {
  const indexOf = (id: string) => videos.findIndex(({ projectId }) => projectId === id);
  const [first, second] = [indexOf(vote.firstProjectId), indexOf(vote.secondProjectId)];
  if (first < 0 || second < 0) return [];
  const current =
    videos[first]?.version?.id === vote.firstExportId && videos[second]?.version?.id === vote.secondExportId;
  return [{ first, second, choice: vote.choice, reviewer: vote.seatId, blind: vote.blind, current }];
}

async function reviewResults(
  db: Database,
  reviewId: string,
  videos: readonly KeyedVideo[],
): Promise<ReviewResults> {
  const votes = (await votesOfReview(db, reviewId)).flatMap((vote) => countedVote(vote, videos));
  const asked = pairsOf(readyVideos(videos)).length;
  const reviewers = (await seatsOf(db, reviewId)).map(({ seat, userId }) => {
    const cast = votes.filter(({ reviewer }) => reviewer === seat.id).length;
    const kind: "account" | "guest" = userId ? "account" : "guest";
    return { name: seat.name, kind, votes: cast, finished: asked > 0 && cast >= asked };
  });
  return resultsOf(
    videos.map(({ key }) => key),
    { votes, reviewers },
  );
}
