import { and, asc, count, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { comparisons, projects, reviewSeats, reviewShares, reviews, users } from "@/db/schema/all";
import type { Review, ReviewSeat, ReviewShare } from "@/db/schema/reviews";
import { StudioError } from "@/domain/errors";
import type { ReviewRight, ReviewSubject } from "@/domain/review/review";

const ofSubject = (subject: ReviewSubject) =>
  "comparisonId" in subject
    ? eq(reviews.comparisonId, subject.comparisonId)
    : eq(reviews.projectId, subject.projectId);

export async function reviewOfSubject(db: Database, subject: ReviewSubject): Promise<Review | null> {
  const [found] = await db.select().from(reviews).where(ofSubject(subject));
  return found ?? null;
}

/** The review of a subject, made when there is none. */
export async function openReview(
  db: Database,
  { ownerId, subject, blind }: { ownerId: string; subject: ReviewSubject; blind: boolean },
): Promise<Review> {
  await db
    .insert(reviews)
    .values({ ownerId, ...subject, blind })
    .onConflictDoNothing();
  const review = await reviewOfSubject(db, subject);
  if (!review) throw new StudioError("conflict", "The review could not be opened. Try again.");
  return review;
}

/** A review that can be entered: its subject is not deleted and its owner is not suspended. */
export type LiveReview = { review: Review; title: string; ownerName: string };

const live = and(
  isNull(users.suspendedAt),
  sql`coalesce(${comparisons.deletedAt}, ${projects.deletedAt}) is null`,
);

const liveReviews = (db: Database) =>
  db
    .select({
      review: reviews,
      title: sql<string>`coalesce(${comparisons.title}, ${projects.title})`,
      ownerName: users.username,
    })
    .from(reviews)
    .innerJoin(users, eq(users.id, reviews.ownerId))
    .leftJoin(comparisons, eq(comparisons.id, reviews.comparisonId))
    .leftJoin(projects, eq(projects.id, reviews.projectId));

export async function liveReview(db: Database, reviewId: string): Promise<LiveReview | null> {
  const [found] = await liveReviews(db).where(and(eq(reviews.id, reviewId), live));
  return found ?? null;
}

/** Reviews that somebody owns or was let into, newest first. */
export async function reviewsFor(db: Database, userId: string, limit: number): Promise<LiveReview[]> {
  const shared = db
    .select({ id: reviewShares.reviewId })
    .from(reviewShares)
    .where(and(eq(reviewShares.userId, userId), isNull(reviewShares.revokedAt)));
  return liveReviews(db)
    .where(and(live, or(eq(reviews.ownerId, userId), inArray(reviews.id, shared))))
    .orderBy(desc(reviews.createdAt), desc(reviews.id))
    .limit(limit);
}

/** Opens or closes names and scores to everybody; who has seen them once has seen them. */
export function setBlind(db: Database, reviewId: string, blind: boolean): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.update(reviews).set({ blind }).where(eq(reviews.id, reviewId));
    if (!blind) await revealToAll(tx, reviewId);
  });
}

async function revealToAll(tx: Database, reviewId: string): Promise<void> {
  const shares = tx
    .select({ id: reviewShares.id })
    .from(reviewShares)
    .where(eq(reviewShares.reviewId, reviewId));
  await tx
    .update(reviewSeats)
    .set({ revealedAt: new Date() })
    .where(and(inArray(reviewSeats.shareId, shares), isNull(reviewSeats.revealedAt)));
}

/** All shares of a review with the account behind each, oldest first. */
export function sharesOf(db: Database, reviewId: string) {
  return db
    .select({ share: reviewShares, username: users.username, suspendedAt: users.suspendedAt })
    .from(reviewShares)
    .leftJoin(users, eq(users.id, reviewShares.userId))
    .where(eq(reviewShares.reviewId, reviewId))
    .orderBy(asc(reviewShares.createdAt), asc(reviewShares.id));
}

export async function countShares(db: Database, reviewId: string): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(reviewShares)
    .where(eq(reviewShares.reviewId, reviewId));
  return row?.total ?? 0;
}

/** Lets an account in, or gives one that was let in before another right. */
export async function shareWithUser(
  db: Database,
  share: { reviewId: string; userId: string; right: ReviewRight },
): Promise<ReviewShare> {
  const [added] = await db
    .insert(reviewShares)
    .values(share)
    .onConflictDoUpdate({
      target: [reviewShares.reviewId, reviewShares.userId],
      set: { right: share.right, revokedAt: null },
    })
    .returning();
  if (!added) throw new StudioError("conflict", "The review could not be shared. Try again.");
  return added;
}

export async function addLinkShare(
  db: Database,
  share: { reviewId: string; label: string; right: ReviewRight; tokenDigest: string; expiresAt: Date },
): Promise<ReviewShare> {
  const [added] = await db.insert(reviewShares).values(share).returning();
  if (!added) throw new StudioError("conflict", "The link could not be made. Try again.");
  return added;
}

/** Takes a share back, or gives it again. Tells whether the review has such a share. */
export async function setRevoked(
  db: Database,
  { reviewId, shareId }: { reviewId: string; shareId: string },
  revokedAt: Date | null,
): Promise<boolean> {
  const changed = await db
    .update(reviewShares)
    .set({ revokedAt })
    .where(and(eq(reviewShares.id, shareId), eq(reviewShares.reviewId, reviewId)))
    .returning({ id: reviewShares.id });
  return changed.length === 1;
}

export async function shareOfUser(
  db: Database,
  { reviewId, userId }: { reviewId: string; userId: string },
): Promise<ReviewShare | null> {
  const [found] = await db
    .select()
    .from(reviewShares)
    .where(and(eq(reviewShares.reviewId, reviewId), eq(reviewShares.userId, userId)));
  return found ?? null;
}

export async function shareOfToken(db: Database, tokenDigest: string): Promise<ReviewShare | null> {
  const [found] = await db.select().from(reviewShares).where(eq(reviewShares.tokenDigest, tokenDigest));
  return found ?? null;
}

/** A seat with the share that it was taken by, whoever has it. */
export async function findSeat(
  db: Database,
  seatId: string,
): Promise<{ seat: ReviewSeat; share: ReviewShare; suspendedAt: Date | null } | null> {
  const [found] = await db
    .select({ seat: reviewSeats, share: reviewShares, suspendedAt: users.suspendedAt })
    .from(reviewSeats)
    .innerJoin(reviewShares, eq(reviewShares.id, reviewSeats.shareId))
    .leftJoin(users, eq(users.id, reviewShares.userId))
    .where(eq(reviewSeats.id, seatId));
  return found ?? null;
}

export function seatsOfShare(db: Database, shareId: string): Promise<ReviewSeat[]> {
  return db
    .select()
    .from(reviewSeats)
    .where(eq(reviewSeats.shareId, shareId))
    .orderBy(asc(reviewSeats.createdAt), asc(reviewSeats.id));
}

/** All seats of a review, oldest first. */
export async function seatsOf(
  db: Database,
  reviewId: string,
): Promise<{ seat: ReviewSeat; userId: string | null }[]> {
  return db
    .select({ seat: reviewSeats, userId: reviewShares.userId })
    .from(reviewSeats)
    .innerJoin(reviewShares, eq(reviewShares.id, reviewSeats.shareId))
    .where(eq(reviewShares.reviewId, reviewId))
    .orderBy(asc(reviewSeats.createdAt), asc(reviewSeats.id));
}

/** One at a time takes seats by a share: an account has one, and a link seats so many. */
export async function lockShare(tx: Database, shareId: string): Promise<void> {
  await tx
    .select({ id: reviewShares.id })
    .from(reviewShares)
    .where(eq(reviewShares.id, shareId))
    .for("update");
}

export async function addSeat(
  db: Database,
  seat: Pick<ReviewSeat, "id" | "shareId" | "name" | "order" | "revealedAt">,
): Promise<ReviewSeat> {
  const [added] = await db.insert(reviewSeats).values(seat).returning();
  if (!added) throw new StudioError("conflict", "You could not be let in. Try again.");
  return added;
}

/** From now on names and scores are open to this reviewer. */
export async function revealTo(db: Database, seatId: string): Promise<void> {
  await db
    .update(reviewSeats)
    .set({ revealedAt: new Date() })
    .where(and(eq(reviewSeats.id, seatId), isNull(reviewSeats.revealedAt)));
}
