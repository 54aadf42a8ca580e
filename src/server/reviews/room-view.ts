import type { Database } from "@/db/client";
import { seatsOf } from "@/db/queries/reviews";
import { commentsOf, verdictsOf, votesOfSeat } from "@/db/queries/reviews-judged";
import type { ReviewComment, ReviewSeat, ReviewVote } from "@/db/schema/reviews";
import { pairsFor, pairsOf } from "@/domain/review/blind-order";
import { allows } from "@/domain/review/review";
import type { EntryFacts, ReviewCommentView, ReviewPair, ReviewRoomView } from "@/domain/review/review-views";
import { scoresOf } from "@/server/comparisons/comparison-view";
import type { Context } from "@/server/context";
import { describeChange } from "@/server/reviews/describe-change";
import { reviewVideo } from "@/server/reviews/review-media";
import { type KeyedVideo, keyedVideos, readyVideos, reviewedVideos } from "@/server/reviews/reviewed-videos";
import { isRevealed, type Reviewer } from "@/server/reviews/reviewer";

type RoomContext = Pick<Context, "db" | "runtime">;

/** A review as one reviewer has it. While names are hidden, nothing that could tell them is in it. */
export async function roomView({ db, runtime }: RoomContext, reviewer: Reviewer): Promise<ReviewRoomView> {
  const { review, seat } = reviewer;
  const revealed = isRevealed(reviewer);
  const videos = keyedVideos(await reviewedVideos(db, review), seat);
  const facts = revealed ? await factsOf(db, videos) : new Map<string, EntryFacts>();
  const verdicts = seat ? (await verdictsOf(db, review.id)).filter(({ seatId }) => seatId === seat.id) : [];
  const entries = videos.map(async (video) => {
    const [ready] = readyVideos([video]);
    const verdict = verdicts.find(({ projectId }) => projectId === video.projectId);
    return {
      key: video.key,
      video: ready ? await reviewVideo(runtime, reviewer, ready) : null,
      facts: facts.get(video.projectId) ?? null,
      verdict: verdict ? { verdict: verdict.verdict, note: verdict.note } : null,
    };
  });
  return {
    reviewId: review.id,
    kind: review.comparisonId ? "comparison" : "video",
    title: revealed ? reviewer.title : null,
    ownerName: reviewer.ownerName,
    me: { kind: reviewer.kind, name: reviewer.name, right: reviewer.right },
    expiresAt: reviewer.share?.expiresAt?.toISOString() ?? null,
    blind: review.blind,
    revealed,
    entries: await Promise.all(entries),
    pairs: await pairsOfReviewer(db, reviewer, videos),
    comments: await visibleComments(db, reviewer, videos),
  };
}

async function factsOf(db: Database, videos: readonly KeyedVideo[]): Promise<Map<string, EntryFacts>> {
  const facts = videos.map(async ({ projectId, name, change, version }) => {
    const detail = describeChange(change);
    const { overall } = await scoresOf(db, projectId);
    return [projectId, { name, detail, version: version?.version ?? null, score: overall }] as const;
  });
  return new Map(await Promise.all(facts));
}

/** What a reviewer is asked: every pair of finished videos once, with the answer given so far. */
async function pairsOfReviewer(
  db: Database,
  { seat, right }: Reviewer,
  videos: readonly KeyedVideo[],
): Promise<ReviewPair[]> {
  if (!seat || !allows(right, "judge")) return [];
  const votes = await votesOfSeat(db, seat.id);
  return pairsFor(seat.id, readyVideos(videos)).map(({ first, second }) => ({
    first: first.key,
    second: second.key,
    choice: choiceBetween(votes, first, second),
  }));
}

function choiceBetween(votes: readonly ReviewVote[], first: KeyedVideo, second: KeyedVideo) {
  const same = votes.find(
    (vote) => vote.firstProjectId === first.projectId && vote.secondProjectId === second.projectId,
  );
  if (same) return same.choice;
  const turned = votes.find(
    (vote) => vote.firstProjectId === second.projectId && vote.secondProjectId === first.projectId,
  );
  if (!turned || turned.choice === "tie") return turned?.choice ?? null;
  return turned.choice === "first" ? "second" : "first";
}

/** Whether a reviewer has voted on every pair that there is. */
export async function hasVotedOnAll(
  db: Database,
  seat: ReviewSeat,
  videos: readonly KeyedVideo[],
): Promise<boolean> {
  const votes = await votesOfSeat(db, seat.id);
  return pairsOf(readyVideos(videos)).every(
    ({ first, second }) => choiceBetween(votes, first, second) !== null,
  );
}

/** What others say could tell names and sways votes: until the vote, reviewers see only their own comments. */
async function visibleComments(
  db: Database,
  reviewer: Reviewer,
  videos: readonly KeyedVideo[],
): Promise<ReviewCommentView[]> {
  const comments = await commentsOf(db, reviewer.review.id);
  const seen = isRevealed(reviewer)
    ? comments
    : comments.filter(({ seatId }) => seatId !== null && seatId === reviewer.seat?.id);
  return commentViews(db, { reviewer, videos, comments: seen });
}

export async function commentViews(
  db: Database,
  {
    reviewer: { review, ownerName, kind, seat: reader },
    videos,
    comments,
  }: {
    reviewer: Pick<Reviewer, "review" | "ownerName" | "kind" | "seat">;
    videos: readonly KeyedVideo[];
    comments: readonly ReviewComment[];
  },
): Promise<ReviewCommentView[]> {
  const seats = new Map((await seatsOf(db, review.id)).map((row) => [row.seat.id, row]));
  const there = new Set(comments.map(({ id }) => id));
  return comments.flatMap((comment) => {
    const { id, parentId, seatId, frame, framesPerSecond, body, drawing } = comment;
    const video = videos.find(({ projectId }) => projectId === comment.projectId);
    // An answer goes with the comment that it answers.
    if (!video || (parentId !== null && !there.has(parentId))) return [];
    const seat = seatId === null ? null : seats.get(seatId);
    const authorKind = seatId === null ? "owner" : seat?.userId ? "account" : "guest";
    return {
      id,
      parentId,
      entry: video.key,
      frame,
      framesPerSecond,
      body,
      drawing,
      author: { name: seat?.seat.name ?? ownerName, kind: authorKind },
      own: seatId === null ? kind === "owner" : seatId === reader?.id,
      outdated: video.version !== null && video.version.id !== comment.exportId,
      resolved: comment.resolvedAt !== null,
      edited: comment.editedAt !== null,
      createdAt: comment.createdAt.toISOString(),
    };
  });
}
