import { isCancellation, StudioError } from "@/domain/errors";

const advice: Record<string, string> = {
  ENOSPC: "the disk is full: free some space and try again",
  EDQUOT: "the disk quota is used up: free some space and try again",
  EROFS: "the disk is read-only",
  EACCES: "this user has no right to do so",
  EPERM: "this user has no right to do so",
  EMFILE: "too many files are open",
};

/** Gives what the medium said a code and words for a person; errors that already have both pass unchanged. */
export function storageFailure(what: string, cause: unknown): unknown {
  if (cause instanceof StudioError || isCancellation(cause)) return cause;
  const { code, message } = cause as NodeJS.ErrnoException;
  return new StudioError("storage-failed", `${what}: ${(code && advice[code]) ?? message}.`, { cause });
}
