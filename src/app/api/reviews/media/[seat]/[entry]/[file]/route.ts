import { answering } from "@/server/answer-request";
import { answerReviewMedia } from "@/server/reviews/answer-review-media";

export const dynamic = "force-dynamic";

const answer = answering(answerReviewMedia);

export { answer as GET, answer as HEAD };
