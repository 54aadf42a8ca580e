import { addComment, changeComment, countComments, getComment } from "@/db/queries/reviews-judged";
import type { ReviewComment } from "@/db/schema/reviews";
import { StudioError } from "@/domain/errors";
import type { EntryKey } from "@/domain/review/blind-order";
import type { Drawing } from "@/domain/review/drawing";
import { reviewLimits } from "@/domain/review/review";
import type { Context } from "@/server/context";
import { takeFromLimit } from "@/server/limits";
import { readyVideo } from "@/server/reviews/judge-videos";
import { keyedVideos, reviewedVideos } from "@/server/reviews/reviewed-videos";
import { isRevealed, type Reviewer } from "@/server/reviews/reviewer";

type CommentContext = Pick<Context, "db">;

const commentsAnHour = 120;

/** What is said of a frame, in words or with a drawing on it. */
export type Remark = { entry: EntryKey; frame: number; body: string; drawing: Drawing };

/** Throws StudioError "invalid-input" for a frame that the video does not have, or for nothing said. */
export async function addRemark(
  ctx: CommentContext,
  reviewer: Reviewer,
  { entry, frame, body, drawing }: Remark,
): Promise<{ commentId: string }> {
  if (body === "" && drawing.length === 0) throw nothingSaid();
  await takeComment(ctx, reviewer);
  const { review, seat } = reviewer;
  const videos = keyedVideos(await reviewedVideos(ctx.db, review), seat);
  const { projectId, version } = readyVideo(videos, entry);
  if (frame >= version.durationFrames) {
    throw new StudioError("invalid-input", `This video has ${version.durationFrames} frames only`);
  }
  return addComment(ctx.db, {
    reviewId: review.id,
    seatId: seat?.id ?? null,
    parentId: null,
    projectId,
    exportId: version.id,
    frame,
    framesPerSecond: version.fps,
    body,
    drawing: drawing.length > 0 ? drawing : null,
  });
}

/** Answers a comment. It stands at the same frame of the same version. */
export async function answerComment(
  ctx: CommentContext,
  reviewer: Reviewer,
  { commentId, body }: { commentId: string; body: string },
): Promise<{ commentId: string }> {
  if (body === "") throw nothingSaid();
  const answered = await visibleComment(ctx, reviewer, commentId);
  if (answered.parentId) throw new StudioError("invalid-input", "Answer the comment that began this thread");
  await takeComment(ctx, reviewer);
  const { reviewId, projectId, exportId, frame, framesPerSecond } = answered;
  const seatId = reviewer.seat?.id ?? null;
  const place = { reviewId, projectId, exportId, frame, framesPerSecond };
  return addComment(ctx.db, { ...place, seatId, parentId: answered.id, body, drawing: null });
}

const nothingSaid = () => new StudioError("invalid-input", "Write something, or draw on the picture");

async function takeComment({ db }: CommentContext, { seat, review }: Reviewer): Promise<void> {
  const author = seat?.id ?? review.ownerId;
  const windowSeconds = 3600;
  await takeFromLimit(db, {
    key: `review-comments/${author}`,
    limit: commentsAnHour,
    windowSeconds,
    what: "comments",
  });
  if (seat && (await countComments(db, seat.id)) >= reviewLimits.commentsPerSeat) {
    throw new StudioError(
      "conflict",
      "You have written as many comments as a review can keep of one person.",
    );
  }
}

const isOwn = ({ seatId }: ReviewComment, { kind, seat }: Reviewer) =>
  kind === "owner" ? seatId === null : seatId !== null && seatId === seat?.id;

/** A comment that the reviewer can see; any other is answered as if it did not exist. */
async function visibleComment(
  { db }: CommentContext,
  reviewer: Reviewer,
  commentId: string,
): Promise<ReviewComment> {
  const comment = await getComment(db, { reviewId: reviewer.review.id, commentId });
  if (comment.deletedAt || !(isRevealed(reviewer) || isOwn(comment, reviewer))) {
    throw new StudioError("not-found", "This comment does not exist any more");
  }
  return comment;
}

/** Throws StudioError "forbidden" for a comment of somebody else. */
export async function editComment(
  ctx: CommentContext,
  reviewer: Reviewer,
  { commentId, body }: { commentId: string; body: string },
): Promise<{ commentId: string }> {
  const comment = await visibleComment(ctx, reviewer, commentId);
  if (!isOwn(comment, reviewer)) throw new StudioError("forbidden", "Only its author changes a comment");
  if (body === "" && !comment.drawing) throw nothingSaid();
  await changeComment(ctx.db, commentId, { body, editedAt: new Date() });
  return { commentId };
}

/** Deletes a comment, or brings it back. Its author may, and the owner of the review. */
export async function setCommentRemoved(
  ctx: CommentContext,
  reviewer: Reviewer,
  { commentId, removed }: { commentId: string; removed: boolean },
): Promise<{ commentId: string }> {
  const comment = await getComment(ctx.db, { reviewId: reviewer.review.id, commentId });
  if (!isOwn(comment, reviewer)) {
    await visibleComment(ctx, reviewer, commentId);
    if (reviewer.kind !== "owner") throw new StudioError("forbidden", "Only its author deletes a comment");
  }
  await changeComment(ctx.db, commentId, { deletedAt: removed ? new Date() : null });
  return { commentId };
}

/** Marks what a comment asked for as done, or as open again. Its author may, and the owner of the review. */
export async function setCommentResolved(
  ctx: CommentContext,
  reviewer: Reviewer,
  { commentId, resolved }: { commentId: string; resolved: boolean },
): Promise<{ commentId: string }> {
  const comment = await visibleComment(ctx, reviewer, commentId);
  if (reviewer.kind !== "owner" && !isOwn(comment, reviewer)) {
    throw new StudioError("forbidden", "Its author or the owner of the review marks a comment as done");
  }
  await changeComment(ctx.db, commentId, { resolvedAt: resolved ? new Date() : null });
  return { commentId };
}
