import { and, asc, count, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { reviewComments, reviewSeats, reviewShares, reviewVerdicts, reviewVotes } from "@/db/schema/all";
import { newId } from "@/db/schema/columns";
import type { ReviewComment, ReviewVerdictRow, ReviewVote } from "@/db/schema/reviews";
import { StudioError } from "@/domain/errors";

export function votesOfSeat(db: Database, seatId: string): Promise<ReviewVote[]> {
  return db.select().from(reviewVotes).where(eq(reviewVotes.seatId, seatId));
}

const seatsOfReview = (db: Database, reviewId: string) =>
  db
    .select({ id: reviewSeats.id })
    .from(reviewSeats)
    .innerJoin(reviewShares, eq(reviewShares.id, reviewSeats.shareId))
    .where(eq(reviewShares.reviewId, reviewId));

/** Everybody's votes in a review, oldest first. */
export function votesOfReview(db: Database, reviewId: string): Promise<ReviewVote[]> {
  return db
    .select()
    .from(reviewVotes)
    .where(inArray(reviewVotes.seatId, seatsOfReview(db, reviewId)))
    .orderBy(asc(reviewVotes.createdAt), asc(reviewVotes.seatId));
}

/** A vote counts once for each pair: the newest of a reviewer replaces the one before. */
export async function castVote(db: Database, vote: Omit<ReviewVote, "createdAt">): Promise<void> {
  const { firstExportId, secondExportId, choice, blind } = vote;
  await db
    .insert(reviewVotes)
    .values(vote)
    .onConflictDoUpdate({
      target: [reviewVotes.seatId, reviewVotes.firstProjectId, reviewVotes.secondProjectId],
      set: { firstExportId, secondExportId, choice, blind, createdAt: new Date() },
    });
}

/** Comments of a review that are not deleted, oldest first. */
export function commentsOf(db: Database, reviewId: string): Promise<ReviewComment[]> {
  return db
    .select()
    .from(reviewComments)
    .where(and(eq(reviewComments.reviewId, reviewId), isNull(reviewComments.deletedAt)))
    .orderBy(asc(reviewComments.createdAt), asc(reviewComments.id));
}

/** Throws StudioError "not-found" for one of another review too. */
export async function getComment(
  db: Database,
  { reviewId, commentId }: { reviewId: string; commentId: string },
): Promise<ReviewComment> {
  const [found] = await db
    .select()
    .from(reviewComments)
    .where(and(eq(reviewComments.id, commentId), eq(reviewComments.reviewId, reviewId)));
  if (!found) throw new StudioError("not-found", "This comment does not exist any more");
  return found;
}

export async function countComments(db: Database, seatId: string): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(reviewComments)
    .where(eq(reviewComments.seatId, seatId));
  return row?.total ?? 0;
}

export type NewComment = Pick<
  ReviewComment,
  | "reviewId"
  | "seatId"
  | "parentId"
  | "projectId"
  | "exportId"
  | "frame"
  | "framesPerSecond"
  | "body"
  | "drawing"
>;

export async function addComment(db: Database, comment: NewComment): Promise<{ commentId: string }> {
  const id = newId();
  await db.insert(reviewComments).values({ ...comment, id });
  return { commentId: id };
}

export type CommentChange = Partial<Pick<ReviewComment, "body" | "editedAt" | "deletedAt" | "resolvedAt">>;

export async function changeComment(db: Database, commentId: string, change: CommentChange): Promise<void> {
  await db.update(reviewComments).set(change).where(eq(reviewComments.id, commentId));
}

export function verdictsOf(db: Database, reviewId: string): Promise<ReviewVerdictRow[]> {
  return db
    .select()
    .from(reviewVerdicts)
    .where(inArray(reviewVerdicts.seatId, seatsOfReview(db, reviewId)))
    .orderBy(asc(reviewVerdicts.createdAt));
}

export async function giveVerdict(db: Database, given: Omit<ReviewVerdictRow, "createdAt">): Promise<void> {
  const { exportId, verdict, note } = given;
  await db
    .insert(reviewVerdicts)
    .values(given)
    .onConflictDoUpdate({
      target: [reviewVerdicts.seatId, reviewVerdicts.projectId],
      set: { exportId, verdict, note, createdAt: new Date() },
    });
}

export async function withdrawVerdict(
  db: Database,
  { seatId, projectId }: { seatId: string; projectId: string },
): Promise<void> {
  await db
    .delete(reviewVerdicts)
    .where(and(eq(reviewVerdicts.seatId, seatId), eq(reviewVerdicts.projectId, projectId)));
}
