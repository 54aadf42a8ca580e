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
  return answerMessage(await getRuntime(), { operationId, request });
}

export async function answerMessage(
  runtime: Pick<Runtime, "db" | "models">,
  message: Message,
): Promise<Response> {
  try {
    await takeMessage(runtime, message);
    // RunPod sends everything again that is not answered with exactly this status.
    return new Response(null, { status: 200 });
  } catch (error) {
    return errorResponse(error);
  }
}

type Message = { operationId: string; request: Pick<Request, "headers" | "body"> };

async function takeMessage(
  { db, models }: Pick<Runtime, "db" | "models">,
  { operationId, request }: Message,
): Promise<void> {
  const operation = z.uuid().safeParse(operationId).success
    ? await findWebhookOperation(db, operationId)
    : null;
  if (!operation) throw refused();
  if (operation.provider === "replicate") {
    const account = await models.replicate(operation.ownerId);
    if (!account) throw refused();
    const { headers } = request;
    await account.verifyWebhook({
      headers: {
        id: headers.get("webhook-id"),
        timestamp: headers.get("webhook-timestamp"),
        signature: headers.get("webhook-signature"),
      },
      body: await readBody(request),
    });
  } else {
    // Others sign nothing, and put whole results in: what they say is not needed, only that they call.
    await request.body?.cancel();
  }
  await notifyOperation(db, operation.id, new Date());
}

/** Reads until the message ends or has become too long to be one. */
async function readBody({ body }: Pick<Request, "body">): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > longestBytes) throw new StudioError("invalid-input", "This message is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const refused = () => new StudioError("forbidden", "This message is not from Replicate, or too old.");
