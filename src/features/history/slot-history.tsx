"use client";

import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Skeleton } from "@/components/ui/skeleton";
import type { Aspect } from "@/domain/media/format";
import type { Plan } from "@/domain/plan/plan";
import type { VersionPage } from "@/domain/view/workspace-views";
import { withSlotRestored } from "@/domain/workspace/restore-slot";
import { FailureCallout } from "@/features/shell/failure-callout";
import { readFailure } from "@/features/wording/failures";
import type { WorkspaceSession } from "@/features/workspace/workspace-session";
import { trpc } from "@/trpc/client";
import { CompareVersions } from "./compare-versions";
import { type SlotVersion, SlotVersionRow } from "./slot-version-row";
import { type Pair, VersionPair } from "./version-pair";

type Props = {
  projectId: string;
  aspect: Aspect;
  slot: string;
  /** What the slot holds, as a heading: "Shot 1, first frame". */
  name: string;
  session: WorkspaceSession;
  /** The plan as it stands now. */
  plan: Plan;
};

/** Who changed what a frame or clip is made from and when, any two versions beside each other, and the way back for it alone. */
export function SlotHistory(props: Props) {
  return (
    <Disclosure summary={`History of ${props.name.toLowerCase()}`}>
      <Versions {...props} />
    </Disclosure>
  );
}

function Versions({ projectId, aspect, slot, name, session, plan }: Props) {
  const history = trpc.workspace.history.useInfiniteQuery(
    { projectId, slot },
    { getNextPageParam: ({ next }) => next ?? undefined, initialCursor: null },
  );
  const restore = useRestore({ projectId, slot, name, session, plan });
  const [compared, setCompared] = useState<Pair | null>(null);
  if (history.isLoading) return <Skeleton className="h-24 rounded-lg" />;
  if (!history.data) {
    return <FailureCallout error={history.error} onRetry={() => void history.refetch()} />;
  }
  const versions = allVersions(history.data.pages);
  if (versions.length < 2) return <p className="text-muted text-sm">It is as it was planned.</p>;
  return (
    <div className="grid min-w-0 gap-3">
      {compared && (
        <>
          <VersionPair items={versions} pair={compared} onChange={setCompared} />
          <CompareVersions
            projectId={projectId}
            aspect={aspect}
            {...compared}
            slot={slot}
            onClose={() => setCompared(null)}
          />
        </>
      )}
      <ol aria-label="Versions of it" className="grid gap-2">
        {versions.map((version, index) => (
          <SlotVersionRow
            key={version.version}
            version={version}
            before={versions[index + 1] ?? null}
            isNewest={index === 0}
            busy={restore.busy === version.version}
            onCompare={setCompared}
            onRestore={() => void restore.start(version.version)}
          />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          size="sm"
          className="justify-self-center"
          busy={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Earlier ones
        </Button>
      )}
    </div>
  );
}

/** The stretches as one list, newest first, to where the branch begins. */
function allVersions(pages: readonly VersionPage[]): SlotVersion[] {
  const items = pages.flatMap((page) => page.items);
  const last = pages.at(-1);
  if (!last || last.next !== null || !last.isFromPlan) return items;
  return [...items, { version: 0, what: "As it was planned", person: null, createdAt: null }];
}

/** Brings what a slot held back as an edit like any other: it can be undone, and what is locked asks first. */
function useRestore({ projectId, slot, name, session, plan }: Omit<Props, "aspect">) {
  const utils = trpc.useUtils();
  const [busy, setBusy] = useState<number | null>(null);
  async function start(version: number): Promise<void> {
    setBusy(version);
    try {
      const then = await utils.workspace.version.fetch({ projectId, version });
      const { data } = session;
      const now = { data, plan: data.plan ?? plan };
      const restored = withSlotRestored(now, { data: then.data, plan: then.plan ?? now.plan }, slot);
      const place = version === 0 ? "as it was planned" : `as in version ${version}`;
      if (restored) session.change(restored, { what: `${name} again ${place}`, target: slot });
    } catch (error) {
      toast.error(readFailure(error).message);
    } finally {
      setBusy(null);
    }
  }
  return { busy, start };
}
