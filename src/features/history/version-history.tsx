"use client";

import { History, Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { Aspect } from "@/domain/media/format";
import { FailureCallout } from "@/features/shell/failure-callout";
import { Moment } from "@/features/wording/moments";
import { isLocked, LockRefusal } from "@/features/workspace/lock-refusal";
import { useAfterStoring } from "@/features/workspace/use-after-storing";
import { trpc } from "@/trpc/client";
import { CompareVersions } from "./compare-versions";
import { type Pair, VersionPair } from "./version-pair";

/** Who changed what and when, newest first, with the way back, and any two of them beside each other. */
export function VersionHistory({ projectId, aspect }: { projectId: string; aspect: Aspect }) {
  const utils = trpc.useUtils();
  const history = trpc.workspace.history.useInfiniteQuery(
    { projectId },
    { getNextPageParam: ({ next }) => next ?? undefined, initialCursor: null },
  );
  const restore = trpc.workspace.restore.useMutation({ onSuccess: () => utils.workspace.invalidate() });
  const { afterStoring, problem } = useAfterStoring();
  const [compared, setCompared] = useState<Pair | null>(null);
  const items = history.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items[0]?.version;
  return (
    <section aria-label="Versions" className="grid gap-3">
      <h2 className="font-semibold">Versions</h2>
      {history.isLoading && <Skeleton className="h-40 rounded-lg" />}
      {history.error && <FailureCallout error={history.error} onRetry={() => void history.refetch()} />}
      {problem}
      {restore.error && !isLocked(restore.error) && <FailureCallout error={restore.error} />}
      <LockRefusal
        projectId={projectId}
        error={restore.error}
        what={`As in version ${restore.variables?.version}`}
        onUnlock={() => restore.variables && restore.mutate({ ...restore.variables, unlock: true })}
        onLeave={restore.reset}
      />
      {history.data && items.length === 0 && (
        <EmptyState icon={History} title="Nothing was changed by hand">
          Every change that you make to the plan, a frame or a clip is kept here, and can be taken back.
        </EmptyState>
      )}
      {compared && (
        <div className="grid gap-3">
          <VersionPair items={items} pair={compared} onChange={setCompared} />
          <CompareVersions
            projectId={projectId}
            aspect={aspect}
            before={compared.before}
            after={compared.after}
            onClose={() => setCompared(null)}
          />
        </div>
      )}
      <ol className="grid gap-2">
        {items.map(({ version, what, person, createdAt }) => (
          <li
            key={version}
            className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-surface p-3 text-sm"
          >
            <div className="grid min-w-0 gap-0.5">
              <p className="wrap-anywhere">{what}</p>
              <p className="text-muted text-xs">
                Version {version}, {person ?? "somebody whose account is gone"}, <Moment iso={createdAt} />
              </p>
            </div>
            {newest !== undefined && version !== newest && (
              <div className="flex flex-wrap gap-2">
                <Button
                  size="sm"
                  aria-label={`What changed since version ${version}`}
                  onClick={() => setCompared({ before: version, after: newest })}
                >
                  What changed since
                </Button>
                <Button
                  size="sm"
                  busy={restore.isPending && restore.variables.version === version}
                  aria-label={`Go back to version ${version}`}
                  onClick={() => afterStoring(() => restore.mutate({ projectId, version }))}
                >
                  <Undo2 aria-hidden /> Go back to it
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          className="justify-self-center"
          busy={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Earlier ones
        </Button>
      )}
    </section>
  );
}
