import { TRPCClientError } from "@trpc/client";
import type { ErrorCode } from "@/domain/errors";
import type { AppRouter } from "@/trpc/client";

/** What a failed request says to the person who made it. */
export type Failure = {
  code: ErrorCode | null;
  message: string;
  fieldErrors: Record<string, string>;
};

/** What to add to a message for a code, where the message alone leaves a person standing. */
const nextSteps = {
  "invalid-input": null,
  unauthenticated: "What you typed here is kept.",
  forbidden: null,
  "not-found": null,
  conflict: null,
  locked: null,
  "rate-limited": null,
  "cost-limit": null,
  cancelled: null,
  "provider-rejected": "Change the prompt and try again.",
  "safety-rejected": "Change the prompt and try again.",
  "provider-unavailable": "Nothing is lost. Try again in a moment.",
  "outcome-unknown": null,
  "media-failed": null,
  "storage-failed": null,
  "missing-tool": null,
  "data-locked": null,
  "data-version": null,
  misconfigured: null,
} satisfies Record<ErrorCode, string | null>;

/** Reads a request's error. One that never reached the server says so, since the person can do something about it. */
export function readFailure(error: unknown): Failure {
  if (error instanceof TRPCClientError) {
    const { data } = error as TRPCClientError<AppRouter>;
    if (!data) {
      return {
        code: null,
        message: "The server did not answer. Check the connection and try again.",
        fieldErrors: {},
      };
    }
    const code = data.studioCode;
    const next = code ? nextSteps[code] : null;
    return {
      code,
      message: next ? `${error.message} ${next}`.trim() : error.message,
      fieldErrors: data.fieldErrors ?? {},
    };
  }
  return {
    code: null,
    message: "Something went wrong on this page. Reload it and try again.",
    fieldErrors: {},
  };
}
