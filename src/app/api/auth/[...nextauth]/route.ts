import { answering } from "@/server/answer-request";
import { handleAuth } from "@/server/auth/handle-auth";

export const dynamic = "force-dynamic";

const answer = answering(handleAuth);

export { answer as GET, answer as POST };
