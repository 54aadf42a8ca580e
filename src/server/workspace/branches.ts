import { createBranch, getBranch, setBranchDeleted, switchBranch } from "@/db/queries/branches";
import {
  currentBranch,
  newestOfBranch,
  newestWorkspace,
  plannersPlan,
  projectBranches,
  saveWorkspace,
  workspaceVersion,
} from "@/db/queries/workspaces";
import { StudioError } from "@/domain/errors";
import type { Plan } from "@/domain/plan/plan";
import type { BranchView } from "@/domain/view/workspace-views";
import { concernsSlot, type WorkspaceDifference, workspaceDifferences } from "@/domain/workspace/differences";
import { type BranchContent, type MergedPart, mergePart } from "@/domain/workspace/merge";
import type { Workspace } from "@/domain/workspace/workspace";
import type { SignedInContext } from "@/server/context";

type Ctx = Pick<SignedInContext, "db" | "user">;
type OfBranch = { projectId: string; branchId: string };

/** Branches of a project, oldest first; none before anything was decided. */
export async function listBranches({ db }: Ctx, { projectId }: { projectId: string }): Promise<BranchView[]> {
  const current = await currentBranch(db, projectId);
  const rows = await projectBranches(db, projectId);
  return rows.map(({ branch, newest, changedAt }) => ({
    id: branch.id,
    name: branch.name,
    message: branch.message,
    parentId: branch.parentBranchId,
    version: newest,
    changedAt: (changedAt ?? branch.createdAt).toISOString(),
    isCurrent: branch.id === current?.id,
  }));
}

export const addBranch = (
  { db, user }: Ctx,
  request: { projectId: string; name: string; message: string },
): Promise<{ branchId: string; version: number }> => createBranch(db, { ...request, personId: user.userId });

export const workOnBranch = ({ db }: Ctx, request: OfBranch): Promise<void> => switchBranch(db, request);

/** Deletes a branch, or brings it back. */
export const removeBranch = (
  { db }: Ctx,
  { removed, ...request }: OfBranch & { removed: boolean },
): Promise<void> => setBranchDeleted(db, { ...request, deletedAt: removed ? new Date() : null });

/** What two versions of a project say differently. @param slot Only what is about that which it holds; null for all. */
export async function compareVersions(
  { db }: Ctx,
  {
    projectId,
    before,
    after,
    slot,
  }: { projectId: string; before: number; after: number; slot: string | null },
): Promise<WorkspaceDifference[]> {
  const planned = await plannersPlan(db, projectId);
  if (!planned) return [];
  const content = async (version: number) =>
    contentOf((await workspaceVersion(db, { projectId, version })).data, planned);
  const is = await content(after);
  return workspaceDifferences(await content(before), is).filter(
    (difference) => slot === null || concernsSlot(difference, slot, is.plan),
  );
}

/**
 * Takes a scene or a shot over from another branch into the one that is worked on, as a new version. Throws "locked" when
 * shots with approved frames would be others and `unlock` is not said.
 */
export async function mergeFromBranch(
  { db, user }: Ctx,
  { projectId, branchId, part, unlock }: OfBranch & { part: MergedPart; unlock: boolean },
): Promise<{ version: number }> {
  const branch = await getBranch(db, { projectId, branchId });
  const planned = await plannersPlan(db, projectId);
  const { version: baseVersion, data } = await newestWorkspace(db, projectId);
  const from = await newestOfBranch(db, branchId);
  const merged = planned && mergePart(contentOf(data, planned), contentOf(from.data, planned), part);
  if (!merged) throw new StudioError("not-found", `The branch ${branch.name} has no such ${part.kind}`);
  const change = { what: `Took a ${part.kind} over from ${branch.name}`, target: `${part.kind}/${part.key}` };
  return saveWorkspace(db, {
    ...{ projectId, baseVersion, data: merged, change, personId: user.userId },
    unlock: unlock ? "all" : [],
  });
}

const contentOf = (data: Workspace, planned: Plan): BranchContent => ({ data, plan: data.plan ?? planned });
