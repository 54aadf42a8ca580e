import { inspect } from "node:util";
import { StudioError } from "@/domain/errors";

/** Why the server cannot start, for the terminal: words where we have them, else everything that is known. */
export function startFailure(error: unknown): string {
  const known = error instanceof StudioError && error.code !== "storage-failed";
  return known ? `Framewright cannot start: ${error.message}` : `Framewright cannot start: ${inspect(error)}`;
}
