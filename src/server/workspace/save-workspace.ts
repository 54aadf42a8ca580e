import { newestWorkspace, saveWorkspace, workspaceVersion } from "@/db/queries/workspaces";
import { StudioError } from "@/domain/errors";
import { planIssue } from "@/domain/workspace/plan-issue";
import type { Workspace, WorkspaceChange } from "@/domain/workspace/workspace";
import type { SignedInContext } from "@/server/context";

type Saving = { projectId: string; baseVersion: number; data: Workspace; change: WorkspaceChange };

/**
 * Writes down what the maker decided, as a new version. Throws "conflict" when it was not made from the newest one, and
 * "invalid-input" for a plan that does not hold together.
 */
export function saveDecisions(
  { db, user }: Pick<SignedInContext, "db" | "user">,
  saving: Saving,
): Promise<{ version: number }> {
  const issue = saving.data.plan && planIssue(saving.data.plan);
  if (issue) throw new StudioError("invalid-input", issue);
  return saveWorkspace(db, { ...saving, personId: user.userId });
}

/** Makes an earlier version, of any branch, the newest of this one; the versions in between stay. */
export async function restoreVersion(
  { db, user }: Pick<SignedInContext, "db" | "user">,
  { projectId, version }: { projectId: string; version: number },
): Promise<{ version: number }> {
  const { data } = await workspaceVersion(db, { projectId, version });
  const { version: baseVersion } = await newestWorkspace(db, projectId);
  const change = { what: `Went back to version ${version}`, target: null };
  return saveWorkspace(db, { projectId, baseVersion, data, change, personId: user.userId });
}
