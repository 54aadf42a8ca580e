"use client";

import { readFailure } from "@/features/wording/failures";
import { LockQuestion } from "@/features/workspace/lock-question";

/** Whether the studio refused something because it would change shots with approved frames. */
export const isLocked = (error: unknown): boolean =>
  error !== null && error !== undefined && readFailure(error).code === "locked";

/** Asks where to do what the studio refused because shots are locked; nothing for any other error. */
export function LockRefusal({
  projectId,
  error,
  what,
  onUnlock,
  onLeave,
}: {
  projectId: string;
  error: unknown;
  /** What is to be done, as the name of a branch for it. */
  what: string;
  /** Does it although shots are locked. @param version That of the branch which was taken off for it; null for here. */
  onUnlock: (version: number | null) => void;
  onLeave: () => void;
}) {
  if (!isLocked(error)) return null;
  return (
    <LockQuestion
      projectId={projectId}
      title="What you approved is locked"
      description={`${readFailure(error).message} In the branch that you leave, what you approved stays as it is.`}
      suggestedName={what}
      onBranch={({ version }) => onUnlock(version)}
      onHere={() => onUnlock(null)}
      onLeave={onLeave}
    />
  );
}
