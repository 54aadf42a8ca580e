"use client";

import { BranchTree } from "./branch-tree";
import { VersionHistory } from "./version-history";

/** Everything that was decided in a project: lines of work, versions, and what sets two of them apart. */
export function HistoryBoard({ projectId }: { projectId: string }) {
  return (
    <div className="grid gap-8">
      <BranchTree projectId={projectId} />
      <VersionHistory projectId={projectId} />
    </div>
  );
}
