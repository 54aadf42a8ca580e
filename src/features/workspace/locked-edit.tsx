"use client";

import { useSyncExternalStore } from "react";
import type { Plan } from "@/domain/plan/plan";
import { LockQuestion } from "@/features/workspace/lock-question";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";

/** Asks where an edit shall be made that would change shots whose frames are approved. */
export function LockedEdit({
  projectId,
  session,
  plan: planned,
}: {
  projectId: string;
  session: WorkspaceSession;
  /** What stands where the maker has no plan of their own. */
  plan: Plan | null;
}) {
  const state = () => session.state().locked;
  const locked = useSyncExternalStore(session.subscribe, state, state);
  if (!locked) return null;
  const { shots = [] } = session.data.plan ?? planned ?? {};
  const numbers = locked.shotKeys.map((key) => shots.findIndex((shot) => shot.key === key) + 1);
  const one = numbers.length === 1;
  return (
    <LockQuestion
      projectId={projectId}
      title={one ? `Shot ${numbers[0]} is locked` : `${numbers.length} shots are locked`}
      description={`You have approved frames of ${one ? "it" : `shots ${numbers.join(", ")}`}, and this would change what they are made from. In a new branch you can try it, and what you approved stays as it is in this one.`}
      suggestedName={locked.change.what}
      beforeBranch={() => session.settle()}
      onBranch={({ branchId, version }) => session.unlockIn({ branchId, version, data: session.data })}
      onHere={() => session.unlock()}
      onLeave={() => session.keepLocked()}
    />
  );
}
