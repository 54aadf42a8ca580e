import type { Database } from "@/db/client";
import {
  addLinkShare,
  addSeat,
  countShares,
  openReview,
  seatsOfShare,
  setRevoked,
  shareWithUser,
} from "@/db/queries/reviews";
import { findUserByIdentifier } from "@/db/queries/users";
import { newId } from "@/db/schema/columns";
import type { Review, ReviewShare } from "@/db/schema/reviews";
import { StudioError } from "@/domain/errors";
import { orderFor } from "@/domain/review/blind-order";
import { type ReviewRight, type ReviewSubject, reviewLimits } from "@/domain/review/review";
import type { SignedInContext } from "@/server/context";
import { takeFromLimit } from "@/server/limits";
import { reviewedVideos } from "@/server/reviews/reviewed-videos";
import { makeLink } from "@/server/reviews/signing";

type OwnerContext = Pick<SignedInContext, "db" | "runtime" | "user">;

const sharesAnHour = 120;

/** The review of a subject, made when there is none. Comparisons begin blind; a single video has nothing to hide. */
export function reviewFor({ db, user }: OwnerContext, subject: ReviewSubject): Promise<Review> {
  return openReview(db, { ownerId: user.userId, subject, blind: "comparisonId" in subject });
}

async function reviewToShare(ctx: OwnerContext, subject: ReviewSubject): Promise<Review> {
  const { db, user } = ctx;
  await takeFromLimit(db, {
    key: `review-shares/${user.userId}`,
    limit: sharesAnHour,
    windowSeconds: 3600,
    what: "shares",
  });
  const review = await reviewFor(ctx, subject);
  if ((await countShares(db, review.id)) >= reviewLimits.shares) {
    throw new StudioError("conflict", `A review is shared ${reviewLimits.shares} times at most.`);
  }
  return review;
}

/**
 * Lets somebody in by the name of their account, or changes what they may do there.
 *
 * Throws StudioError "invalid-input" with `fieldErrors` when there is no such account that could be let in.
 */
export async function shareWithAccount(
  ctx: OwnerContext,
  { subject, username, right }: { subject: ReviewSubject; username: string; right: ReviewRight },
): Promise<{ shareId: string }> {
  const review = await reviewToShare(ctx, subject);
  const account = await findUserByIdentifier(ctx.db, username.trim());
  if (!account || account.suspendedAt) throw wrongName("Nobody here has this name. Check how it is spelled.");
  if (account.id === ctx.user.userId) throw wrongName("This is you. You see your own videos anyway.");
  const videos = await reviewedVideos(ctx.db, review);
  return ctx.db.transaction(async (tx) => {
    const share = await shareWithUser(tx, { reviewId: review.id, userId: account.id, right });
    if ((await seatsOfShare(tx, share.id)).length === 0) {
      const positions = videos.map(({ position }) => position);
      await seatReviewer(tx, { review, share, name: account.username, positions });
    }
    return { shareId: share.id };
  });
}

const wrongName = (message: string) =>
  new StudioError("invalid-input", message, { fieldErrors: { username: message } });

/** A new reviewer, with an order of the videos of their own. */
export function seatReviewer(
  tx: Database,
  {
    review,
    share,
    name,
    positions,
  }: { review: Review; share: ReviewShare; name: string; positions: readonly number[] },
) {
  const id = newId();
  return addSeat(tx, {
    id,
    shareId: share.id,
    name,
    order: review.blind ? orderFor(id, positions) : [...positions],
    revealedAt: review.blind ? null : new Date(),
  });
}

/** Makes a link for guests. The token is told this once. */
export async function shareByLink(
  ctx: OwnerContext,
  {
    subject,
    label,
    right,
    days,
  }: { subject: ReviewSubject; label: string; right: ReviewRight; days: number },
): Promise<{ shareId: string; token: string }> {
  const review = await reviewToShare(ctx, subject);
  const expiresAt = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  const { token, tokenDigest } = makeLink(ctx.runtime.secrets.urlSigningKey, expiresAt);
  const share = await addLinkShare(ctx.db, { reviewId: review.id, label, right, tokenDigest, expiresAt });
  return { shareId: share.id, token };
}

/** Takes a share back, or gives it again. What its reviewers have said stays. */
export async function changeShare(
  ctx: OwnerContext,
  { subject, shareId, revoked }: { subject: ReviewSubject; shareId: string; revoked: boolean },
): Promise<{ shareId: string }> {
  const { id: reviewId } = await reviewFor(ctx, subject);
  const there = await setRevoked(ctx.db, { reviewId, shareId }, revoked ? new Date() : null);
  if (!there) throw new StudioError("not-found", "This share does not exist any more");
  return { shareId };
}
