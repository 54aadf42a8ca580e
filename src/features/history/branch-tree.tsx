"use client";

import { GitBranch, GitCompare, Trash2 } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Aspect } from "@/domain/media/format";
import type { BranchView } from "@/domain/view/workspace-views";
import { FailureCallout } from "@/features/shell/failure-callout";
import { Moment } from "@/features/wording/moments";
import { LockRefusal } from "@/features/workspace/lock-refusal";
import { BranchDialog } from "./branch-dialog";
import { inTreeOrder } from "./branch-order";
import { CompareVersions } from "./compare-versions";
import { useBranches } from "./use-branches";

/** The lines of work on a project as a tree. Takes belong to all of them: a branch costs nothing. */
export function BranchTree({ projectId, aspect }: { projectId: string; aspect: Aspect }) {
  const work = useBranches(projectId);
  const { branches, busy } = work;
  const [naming, setNaming] = useState(false);
  const [comparedId, setComparedId] = useState<string | null>(null);
  const current = branches.data?.find(({ isCurrent }) => isCurrent);
  const compared = branches.data?.find(({ id }) => id === comparedId);
  return (
    <section aria-label="Branches" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold">Branches</h2>
        <Button size="sm" onClick={() => setNaming(true)}>
          <GitBranch aria-hidden /> New branch
        </Button>
      </div>
      {work.problem}
      {branches.isLoading && <Skeleton className="h-16 rounded-lg" />}
      {branches.error && <FailureCallout error={branches.error} onRetry={() => void branches.refetch()} />}
      {branches.data?.length === 0 && (
        <p className="text-muted text-sm">
          There is one line of work so far. Branch off to try something else: takes are shared, nothing is
          copied, and you can come back at any time.
        </p>
      )}
      <ul className="grid gap-2">
        {inTreeOrder(branches.data ?? []).map(({ branch, depth }) => (
          <BranchRow
            key={branch.id}
            branch={branch}
            depth={depth}
            busy={busy}
            onWorkOn={() => work.workOn(branch.id)}
            onCompare={() => setComparedId(branch.id)}
            onRemove={() => work.remove(branch)}
          />
        ))}
      </ul>
      {current?.version && compared?.version && (
        <CompareVersions
          projectId={projectId}
          aspect={aspect}
          before={current.version}
          after={compared.version}
          names={{ before: current.name, after: compared.name }}
          title={`${current.name} and ${compared.name}`}
          onClose={() => setComparedId(null)}
          onTake={(part) => work.take(compared.id, part)}
        />
      )}
      <LockRefusal
        projectId={projectId}
        error={work.refused}
        what={`From ${compared?.name ?? "another branch"}`}
        onUnlock={work.takeUnlocked}
        onLeave={work.leave}
      />
      {naming && (
        <BranchDialog
          {...work.adding}
          onSave={(named) => work.add(named, () => setNaming(false))}
          onClose={() => setNaming(false)}
        />
      )}
    </section>
  );
}

function BranchRow({
  branch,
  depth,
  busy,
  onWorkOn,
  onCompare,
  onRemove,
}: {
  branch: BranchView;
  depth: number;
  busy: boolean;
  onWorkOn: () => void;
  onCompare: () => void;
  onRemove: () => void;
}) {
  const { name, message, isCurrent, changedAt } = branch;
  return (
    <li
      className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-surface p-3 text-sm"
      style={{ marginInlineStart: `${Math.min(depth, 4) * 1.25}rem` }}
      aria-current={isCurrent || undefined}
    >
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name} {isCurrent && <Badge tone="accent">You work here</Badge>}
        </p>
        <p className="wrap-anywhere text-muted text-xs">
          {message && `${message} · `}
          <Moment iso={changedAt} />
        </p>
      </div>
      {!isCurrent && (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" disabled={busy} aria-label={`Work on ${name}`} onClick={onWorkOn}>
            Work on it
          </Button>
          <Button size="sm" aria-label={`Compare with ${name}`} onClick={onCompare}>
            <GitCompare aria-hidden /> Compare
          </Button>
          <Button
            size="icon-sm"
            variant="ghost"
            disabled={busy}
            aria-label={`Delete ${name}`}
            onClick={onRemove}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      )}
    </li>
  );
}
