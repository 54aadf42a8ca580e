import { studioHandler } from "@/inngest/running";

export const dynamic = "force-dynamic";

/** Only there when an Inngest service is configured: with the embedded engine nothing may reach the functions. */
async function answer(request: Request): Promise<Response> {
  const handler = await studioHandler();
  return handler ? handler(request) : new Response("Not found", { status: 404 });
}

export { answer as GET, answer as POST, answer as PUT };
