import { type ErrorCode, StudioError } from "@/domain/errors";
import type { Json } from "@/domain/json";
import type { OperationRequest } from "@/pipeline/operation/operation-request";

type Kept = { ok: true; result: Json } | { ok: false; failure: { code: ErrorCode; message: string } };

/** A result that is broken will be broken again; a full disk of ours is another matter. */
export async function keepOrTell<Request, Result>(
  { keep }: Pick<OperationRequest<Request, Result>, "keep">,
  result: Result,
): Promise<Kept> {
  try {
    return { ok: true, result: await keep(result) };
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== "media-failed") throw error;
    return { ok: false, failure: { code: error.code, message: error.message } };
  }
}
