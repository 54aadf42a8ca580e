import type { Database } from "@/db/client";
import { plannersAnswer, slotValue } from "@/db/queries/project-history";
import { latestVideoRun } from "@/db/queries/runs";
import {
  currentBranch,
  newestWorkspace,
  plannersPlan,
  workspaceHistory,
  workspaceVersion,
} from "@/db/queries/workspaces";
import type { Json } from "@/domain/json";
import type { Narrative, Plan } from "@/domain/plan/plan";
import type { VersionPage } from "@/domain/view/workspace-views";
import type { Workspace } from "@/domain/workspace/workspace";
import type { Context } from "@/server/context";
import type { PlannedValue } from "@/server/projects/project-view";

export type WorkspaceView = {
  /** Of the document; what `save` is given as its base. 0 while nothing was decided. */
  version: number;
  data: Workspace;
  /** What the version says of itself: "Went back to version 3". Null while nothing was decided. */
  what: string | null;
  /** The plan that a run would film: the maker's, else the planner's newest. Null while nothing is planned. */
  planned: { plan: Plan; narrative: Narrative } | null;
  /** What the newest run has in its slot "stories"; null for none. */
  stories: Json | null;
  branch: { id: string; name: string } | null;
};

/** What the maker has decided, and what there is to decide on. */
export async function workspaceView(
  { db }: Pick<Context, "db">,
  { projectId }: { projectId: string },
): Promise<WorkspaceView> {
  const { version, data, what } = await newestWorkspace(db, projectId);
  const run = await latestVideoRun(db, projectId);
  const branch = await currentBranch(db, projectId);
  return {
    version,
    data,
    what,
    planned: await plannedWith(db, { projectId, data }),
    stories: run && (await slotValue(db, { runId: run.id, slot: "stories" })),
    branch: branch && { id: branch.id, name: branch.name },
  };
}

/** The plan that a run would film. A maker's plan keeps the narrative that the planner wrote last. */
export async function plannedWith(
  db: Database,
  { projectId, data }: { projectId: string; data: Workspace },
): Promise<WorkspaceView["planned"]> {
  const answer = (await plannersAnswer(db, projectId)) as PlannedValue | null;
  if (!answer) return null;
  return { plan: data.plan ?? answer.plan, narrative: answer.narrative };
}

/** What was decided in one version of any branch, with the plan that it leads to; throws "not-found" when there is none. */
export async function versionView(
  { db }: Pick<Context, "db">,
  request: { projectId: string; version: number },
): Promise<{ data: Workspace; plan: Plan | null }> {
  const { data } = await workspaceVersion(db, request);
  return { data, plan: data.plan ?? (await plannersPlan(db, request.projectId)) };
}

/** Versions of the branch that is worked on, newest first; all of them or those that changed what one slot holds. */
export async function workspaceHistoryView(
  { db }: Pick<Context, "db">,
  request: { projectId: string; slot: string | null; before: number | null; limit: number },
): Promise<VersionPage> {
  const branch = await currentBranch(db, request.projectId);
  if (!branch) return { items: [], next: null, isFromPlan: true };
  const rows = await workspaceHistory(db, { ...request, branchId: branch.id, limit: request.limit + 1 });
  const items = rows.slice(0, request.limit).map(({ version, change, person, createdAt }) => ({
    version,
    ...change,
    person,
    createdAt: createdAt.toISOString(),
  }));
  const next = rows.length > request.limit ? (items.at(-1)?.version ?? null) : null;
  return { items, next, isFromPlan: branch.parentBranchId === null };
}
