import { lockShare, seatsOfShare } from "@/db/queries/reviews";
import { StudioError } from "@/domain/errors";
import { reviewLimits } from "@/domain/review/review";
import type { InvitationView } from "@/domain/review/review-views";
import type { Context } from "@/server/context";
import { takeFromLimit } from "@/server/limits";
import { reviewedVideos } from "@/server/reviews/reviewed-videos";
import type { Reviewer } from "@/server/reviews/reviewer";
import { seatReviewer } from "@/server/reviews/share-review";
import { seatKeyOf } from "@/server/reviews/signing";

const joinsAnHour = 60;

/** What a link tells before its guest has come in: nothing of the videos. */
export function invitation({ review, share, ownerName, right }: Reviewer): InvitationView {
  if (!share?.expiresAt) throw new StudioError("invalid-input", "This is not a link for guests");
  const kind = review.comparisonId ? "comparison" : "video";
  return { kind, ownerName, right, expiresAt: share.expiresAt.toISOString() };
}

/**
 * Seats a guest, under the name they give or "Guest 3". The key that comes back is theirs alone: it makes them the same
 * reviewer again.
 */
export async function joinReview(
  { db, runtime, address }: Pick<Context, "db" | "runtime" | "address">,
  { review, share, seat, kind }: Reviewer,
  name: string,
): Promise<{ seatKey: string }> {
  const key = runtime.secrets.urlSigningKey;
  if (!share || kind !== "guest") throw new StudioError("invalid-input", "This is not a link for guests");
  if (seat) return { seatKey: seatKeyOf(key, seat.id) };
  await takeFromLimit(db, {
    key: `review-joins/${address}`,
    limit: joinsAnHour,
    windowSeconds: 3600,
    what: "visits",
  });
  const positions = (await reviewedVideos(db, review)).map(({ position }) => position);
  return db.transaction(async (tx) => {
    await lockShare(tx, share.id);
    const taken = (await seatsOfShare(tx, share.id)).length;
    if (taken >= reviewLimits.seatsPerLink) {
      throw new StudioError(
        "conflict",
        "This link has let in as many people as it can. Ask for another one.",
      );
    }
    const made = await seatReviewer(tx, { review, share, name: name || `Guest ${taken + 1}`, positions });
    return { seatKey: seatKeyOf(key, made.id) };
  });
}
