import {
  findSeat,
  type LiveReview,
  liveReview,
  seatsOfShare,
  shareOfToken,
  shareOfUser,
} from "@/db/queries/reviews";
import type { ReviewSeat, ReviewShare } from "@/db/schema/reviews";
import { canMake } from "@/domain/auth/rights";
import { StudioError } from "@/domain/errors";
import type { ReviewAccess, ReviewerKind, ReviewRight } from "@/domain/review/review";
import type { Context } from "@/server/context";
import { readLink, readSeatKey } from "@/server/reviews/signing";

/** Somebody who has proved to be let into a review. */
export type Reviewer = LiveReview & {
  kind: ReviewerKind;
  name: string;
  right: ReviewRight;
  /** Null for the owner. */
  share: ReviewShare | null;
  /** Null for the owner, and for a guest who has not come in yet. */
  seat: ReviewSeat | null;
};

/** One answer for all that is wrong: who holds no right does not learn what exists, or what it was. */
const nothingHere = () =>
  new StudioError(
    "not-found",
    "There is no review here for you. Links end when their time is over or their owner takes them back: ask for a new one.",
  );

export const isOpen = (share: Pick<ReviewShare, "revokedAt" | "expiresAt">, nowMs = Date.now()): boolean =>
  share.revokedAt === null && (share.expiresAt === null || share.expiresAt.getTime() > nowMs);

/** Throws StudioError "unauthenticated" without an account or a link, "not-found" for everybody without a right. */
export function resolveReviewer(ctx: Context, access: ReviewAccess): Promise<Reviewer> {
  return "token" in access ? resolveGuest(ctx, access) : resolveAccount(ctx, access.reviewId);
}

async function resolveAccount({ db, user }: Context, reviewId: string): Promise<Reviewer> {
  if (!user) throw new StudioError("unauthenticated", "Your session has ended. Sign in to go on.");
  const found = await liveReview(db, reviewId);
  if (!found) throw nothingHere();
  if (found.review.ownerId === user.userId && canMake(user.role)) {
    return { ...found, kind: "owner", name: user.username, right: "comment", share: null, seat: null };
  }
  const share = await shareOfUser(db, { reviewId, userId: user.userId });
  if (!share || !isOpen(share)) throw nothingHere();
  const [seat] = await seatsOfShare(db, share.id);
  return { ...found, kind: "account", name: user.username, right: share.right, share, seat: seat ?? null };
}

async function resolveGuest(
  { db, runtime }: Context,
  { token, seatKey }: { token: string; seatKey: string },
): Promise<Reviewer> {
  const key = runtime.secrets.urlSigningKey;
  const tokenDigest = readLink(key, token, Date.now());
  const share = tokenDigest && (await shareOfToken(db, tokenDigest));
  if (!share || !isOpen(share)) throw nothingHere();
  const found = await liveReview(db, share.reviewId);
  if (!found) throw nothingHere();
  const seatId = readSeatKey(key, seatKey);
  const taken = seatId === null ? null : await findSeat(db, seatId);
  const seat = taken?.share.id === share.id ? taken.seat : null;
  return { ...found, kind: "guest", name: seat?.name ?? "", right: share.right, share, seat };
}

/** Whether names and scores are open to a reviewer. */
export const isRevealed = ({ review, kind, seat }: Pick<Reviewer, "review" | "kind" | "seat">): boolean =>
  kind === "owner" || !review.blind || (seat !== null && seat.revealedAt !== null);
