import { receiveWebhook } from "@/server/webhooks/receive-webhook";

export const dynamic = "force-dynamic";

/** A vendor tells that a job has changed. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ operation: string }> },
): Promise<Response> {
  return receiveWebhook(request, (await params).operation);
}
