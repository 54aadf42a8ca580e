import { type ErrorCode, StudioError } from "@/domain/errors";
import { getRuntime } from "@/runtime/running";

const status = {
  "invalid-input": 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  locked: 423,
  "rate-limited": 429,
  "cost-limit": 412,
  cancelled: 499,
  "provider-rejected": 422,
  "safety-rejected": 422,
  "provider-unavailable": 503,
  "outcome-unknown": 502,
  "media-failed": 500,
  "storage-failed": 507,
  "missing-tool": 500,
  "data-locked": 500,
  "data-version": 500,
  misconfigured: 500,
} as const satisfies Record<ErrorCode, number>;

/** An error as plain HTTP. What nobody expected is logged and told without its inside. */
export async function errorResponse(error: unknown): Promise<Response> {
  const known = studioErrorIn(error);
  if (known) {
    const retryAfter = known.retryAfterSeconds;
    return Response.json(
      { message: known.message },
      { status: status[known.code], headers: retryAfter ? { "retry-after": String(retryAfter) } : {} },
    );
  }
  const { log } = await getRuntime();
  log.error({ error }, "a request failed");
  return Response.json(
    { message: "Something went wrong on our side. Try again in a moment." },
    { status: 500 },
  );
}

/** Streams wrap the errors of their parts. */
function studioErrorIn(error: unknown): StudioError | null {
  if (error instanceof StudioError) return error;
  return error instanceof Error && error.cause ? studioErrorIn(error.cause) : null;
}
