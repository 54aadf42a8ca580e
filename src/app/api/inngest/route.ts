import { studioHandler } from "@/inngest/running";
import { answering } from "@/server/answer-request";

export const dynamic = "force-dynamic";

/** Only there when an Inngest service is configured: with the embedded engine nothing may reach the functions. */
const answer = answering(async (request) => {
  const handler = await studioHandler();
  return handler ? handler(request) : new Response("Not found", { status: 404 });
});

export { answer as GET, answer as POST, answer as PUT };
