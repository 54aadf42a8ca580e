import type { Metadata } from "next";
import { ReviewRoom } from "@/features/review/review-room";
import type { RouteProps } from "../../page-props";
import { askSignedIn } from "../../server-caller";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewRoute({ params }: RouteProps<"id">) {
  const { id } = await params;
  const access = { reviewId: id };
  const room = await askSignedIn(`/reviews/${id}`, (caller) => caller.reviews.room({ access }));
  return <ReviewRoom key={id} access={access} initial={room} />;
}
