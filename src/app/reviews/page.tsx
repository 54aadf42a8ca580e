import type { Metadata } from "next";
import { ReviewsPage } from "@/features/review/reviews-page";
import { askSignedIn } from "../server-caller";

export const metadata: Metadata = { title: "Reviews" };

export default async function ReviewsRoute() {
  return <ReviewsPage initial={await askSignedIn("/reviews", (caller) => caller.reviews.list())} />;
}
