import type { TRPCError } from "@trpc/server";
import { StudioError } from "@/domain/errors";
import { getRuntime } from "@/runtime/running";

const expected: readonly TRPCError["code"][] = [
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "TOO_MANY_REQUESTS",
];

/** Writes down what no caller could have caused, with its whole chain of causes. */
export async function logUnexpected({
  error,
  path,
}: {
  error: TRPCError;
  path?: string | undefined;
}): Promise<void> {
  if (expected.includes(error.code)) return;
  const { log } = await getRuntime();
  const code = error.cause instanceof StudioError ? error.cause.code : error.code;
  log.error({ path, code, error }, "a request failed");
}
