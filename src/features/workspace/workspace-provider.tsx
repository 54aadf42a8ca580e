"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { lengthDifference } from "@/domain/plan/plan-problems";
import { lockedShots } from "@/domain/workspace/locks";
import { workspace } from "@/domain/workspace/workspace";
import { useTabsInStep } from "@/features/shell/use-tabs-in-step";
import { readFailure } from "@/features/wording/failures";
import { LockedEdit } from "@/features/workspace/locked-edit";
import {
  type SessionState,
  type StoredVersion,
  WorkspaceSession,
  type WorkspaceStore,
} from "@/features/workspace/workspace-session";
import { trpc } from "@/trpc/client";

type Loaded = { session: WorkspaceSession; planned: Planned };
type Planned = ReturnType<typeof useStored>["planned"];
type Offered = { loaded: Loaded | null; error: unknown; onRetry: () => void };

const SessionContext = createContext<Offered>({ loaded: null, error: null, onRetry: () => undefined });

/** One document for all parts of a project's page: what is changed in one shows in the others, and undo knows them all. */
export function WorkspaceProvider({ projectId, children }: { projectId: string; children: ReactNode }) {
  const { query, planned, store } = useStored(projectId);
  const [session, setSession] = useState<WorkspaceSession | null>(null);
  const newest = query.data;
  useEffect(() => {
    if (!newest) return;
    if (session) session.offer(storedVersion(newest));
    else setSession(new WorkspaceSession(store, storedVersion(newest)));
  }, [newest, session, store]);
  useEffect(() => (session ? keepUntilStored(session) : undefined), [session]);
  const { error, refetch } = query;
  // The whole page is below: it is only drawn anew for what it is offered.
  const offered = useMemo(
    () => ({
      loaded: session && { session, planned },
      error: session ? null : error,
      onRetry: () => void refetch(),
    }),
    [session, planned, error, refetch],
  );
  return (
    <SessionContext value={offered}>
      {children}
      {session && <LockedEdit projectId={projectId} session={session} plan={planned?.plan ?? null} />}
    </SessionContext>
  );
}

/** What is not stored yet when the page goes is stored first, or the browser asks. */
function keepUntilStored(session: WorkspaceSession) {
  const ask = (event: BeforeUnloadEvent) => {
    if (session.state().saving === "saved") return;
    void session.flush();
    event.preventDefault();
  };
  window.addEventListener("beforeunload", ask);
  return () => {
    window.removeEventListener("beforeunload", ask);
    void session.flush();
  };
}

const storedVersion = ({
  version,
  data,
  what = null,
  branch,
}: Pick<StoredVersion, "version" | "data" | "what"> & { branch: { id: string } | null }): StoredVersion => ({
  version,
  data,
  what,
  branchId: branch?.id ?? null,
});

function useStored(projectId: string) {
  const utils = trpc.useUtils();
  const query = trpc.workspace.get.useQuery({ projectId }, { refetchOnWindowFocus: "always" });
  const [store] = useState<WorkspaceStore>(() => ({
    load: async () => storedVersion(await utils.workspace.get.fetch({ projectId }, { staleTime: 0 })),
    save: async (version) => {
      const stored = await utils.client.workspace.save.mutate({ projectId, ...version });
      await utils.workspace.invalidate();
      return stored;
    },
    isConflict: (error) => readFailure(error).code === "conflict",
    objection: (data) => {
      const parsed = workspace.safeParse(data);
      if (!parsed.success) return parsed.error.issues[0]?.message ?? "Something in it is not valid.";
      if (data.plan && lengthDifference(data.plan) !== 0) {
        return "The shots do not add up to the length of the video. Rebalance them.";
      }
      return null;
    },
    lockedBy(before, after) {
      const planned = utils.workspace.get.getData({ projectId })?.planned;
      return lockedShots(before, after, planned?.plan ?? null);
    },
  }));
  useAgreement(projectId, query.data ? `${query.data.branch?.id}/${query.data.version}` : null);
  return { query, store, planned: query.data?.planned ?? null };
}

/**
 * Other tabs hear at once of what was decided in this one, in whatever part of the page.
 *
 * @param shown Which version of the document is here; null until it is there.
 */
function useAgreement(projectId: string, shown: string | null): void {
  const utils = trpc.useUtils();
  useTabsInStep(`workspace/${projectId}`, shown, () => void utils.workspace.invalidate());
  useEffect(() => {
    // Which story is taken stands in the document.
    if (shown !== null) void utils.stories.get.invalidate({ projectId });
  }, [projectId, shown, utils]);
}

/** The document of the page's project; `loaded` is null until it is there. */
export const useWorkspace = () => useContext(SessionContext);

export const useSessionState = (session: WorkspaceSession): SessionState =>
  useSyncExternalStore(session.subscribe, session.state, session.state);
