"use client";

import type { Aspect } from "@/domain/media/format";
import { BranchTree } from "./branch-tree";
import { VersionHistory } from "./version-history";

/** Everything that was decided in a project: lines of work, versions, and what sets two of them apart. */
export function HistoryBoard({ projectId, aspect }: { projectId: string; aspect: Aspect }) {
  return (
    <div className="grid gap-8">
      <BranchTree projectId={projectId} aspect={aspect} />
      <VersionHistory projectId={projectId} aspect={aspect} />
    </div>
  );
}
