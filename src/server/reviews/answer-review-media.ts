import { getRuntime } from "@/runtime/running";
import { serveReviewMedia } from "@/server/reviews/review-media";

/** Answers the address of a film or picture in a review. Its signature is the right to read, while the share lasts. */
export async function answerReviewMedia(request: Request): Promise<Response> {
  return serveReviewMedia(await getRuntime(), request);
}
