import { answering } from "@/server/answer-request";
import { serveMedia } from "@/server/media/serve-media";

export const dynamic = "force-dynamic";

const answer = answering(serveMedia);

export { answer as GET, answer as HEAD };
