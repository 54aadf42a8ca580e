/**
 * Every way an operation can fail that a caller can tell apart. Each edge (tRPC, Inngest, command line,
 * interface text) maps this list with `satisfies Record<ErrorCode, …>`: a new code does not compile until
 * every edge has an answer.
 */
export const errorCodes = [
  // The caller can act on it.
  "invalid-input",
  "unauthenticated",
  "forbidden",
  "not-found",
  "conflict",
  "locked",
  "rate-limited",
  "cost-limit",
  "cancelled",
  // The outside world said no.
  "provider-rejected",
  "safety-rejected",
  "provider-unavailable",
  "outcome-unknown",
  "media-failed",
  "storage-failed",
  // The installation needs attention.
  "missing-tool",
  "data-locked",
  "data-version",
  "misconfigured",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** The one error that crosses layers. The message is for the person who has to act; `cause` is for the log. */
export class StudioError extends Error {
  override readonly name = "StudioError";
  readonly retryAfterSeconds: number | undefined;
  /** Messages by form field, when the input has several. */
  readonly fieldErrors: Record<string, string> | undefined;

  /**
   * By its marks, not by its class: the server is bundled in several graphs (start-up, pages, routes) that each carry a
   * copy of this class, and an error thrown in one is judged in another.
   */
  static [Symbol.hasInstance](value: unknown): value is StudioError {
    return value instanceof Error && value.name === "StudioError" && "code" in value;
  }

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: {
      cause?: unknown;
      retryAfterSeconds?: number | undefined;
      fieldErrors?: Record<string, string> | undefined;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.fieldErrors = options.fieldErrors;
  }
}

/** Abort errors come from several libraries under several names; all mean "somebody asked us to stop". */
export function isCancellation(error: unknown): boolean {
  if (error instanceof StudioError) return error.code === "cancelled";
  return error instanceof Error && error.name === "AbortError";
}
