import { z } from "zod";
import { findWebhookOperation, notifyOperation } from "@/db/queries/operations";
import { StudioError } from "@/domain/errors";
import { getRuntime } from "@/runtime/running";
import type { Runtime } from "@/runtime/runtime";
import { errorResponse } from "@/server/error-response";

/** Far more than a message about one job has. */
const longestBytes = 1_000_000;

/**
 * Takes a vendor's message about a job. It only wakes up whoever waits: what became of the job is then asked at the
 * vendor, so that a message that is forged, doubled, late or out of order can do no harm, and a lost one costs some
 * seconds. Unknown operations and messages that are not the vendor's get the same answer.
 */
export async function receiveWebhook(request: Request, operationId: string): Promise<Response> {
  const runtime = await getRuntime();
  try {
    const body = await readBody(request);
    await takeMessage(runtime, { operationId, headers: request.headers, body });
    return new Response(null, { status: 204 });
  } catch (error) {
    return errorResponse(error);
  }
}

export async function takeMessage(
  { db, models }: Pick<Runtime, "db" | "models">,
  { operationId, headers, body }: { operationId: string; headers: Headers; body: string },
): Promise<void> {
  const operation = z.uuid().safeParse(operationId).success
    ? await findWebhookOperation(db, operationId)
    : null;
  if (!operation) throw refused();
  if (operation.provider === "replicate") {
    const account = await models.replicate(operation.ownerId);
    if (!account) throw refused();
    await account.verifyWebhook({
      headers: {
        id: headers.get("webhook-id"),
        timestamp: headers.get("webhook-timestamp"),
        signature: headers.get("webhook-signature"),
      },
      body,
    });
  }
  await notifyOperation(db, operation.id, new Date());
}

async function readBody(request: Request): Promise<string> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > longestBytes) throw new StudioError("invalid-input", "This message is too large");
  const body = await request.text();
  if (body.length > longestBytes) throw new StudioError("invalid-input", "This message is too large");
  return body;
}

const refused = () => new StudioError("forbidden", "This message is not from Replicate, or too old.");
