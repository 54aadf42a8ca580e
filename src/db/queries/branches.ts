import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { lockProject } from "@/db/queries/projects";
import { addVersion, beginMain, currentBranch, newestWorkspace } from "@/db/queries/workspaces";
import { branches, currentBranches } from "@/db/schema/all";
import type { Branch } from "@/db/schema/workspaces";
import { StudioError } from "@/domain/errors";
import { wholeVideo } from "@/domain/workspace/touched";

const noBranch = () => new StudioError("not-found", "This project has no such branch");

/** A branch of the project; throws "not-found" for one that is deleted, unless that is wanted. */
export async function getBranch(
  db: Database,
  { projectId, branchId, deleted = false }: { projectId: string; branchId: string; deleted?: boolean },
): Promise<Branch> {
  const [found] = await db
    .select()
    .from(branches)
    .where(
      and(
        eq(branches.id, branchId),
        eq(branches.projectId, projectId),
        deleted ? undefined : isNull(branches.deletedAt),
      ),
    );
  if (!found) throw noBranch();
  return found;
}

/**
 * A new branch from where the project stands now, which is worked on from then on. It begins with a version of its own;
 * takes belong to the project, so none is copied.
 */
export function createBranch(
  db: Database,
  request: { projectId: string; name: string; message: string; personId: string },
): Promise<{ branchId: string; version: number }> {
  const { projectId, name, message, personId } = request;
  return db.transaction(async (tx) => {
    await lockProject(tx, projectId);
    const parent = (await currentBranch(tx, projectId)) ?? (await beginMain(tx, projectId));
    await refuseTakenName(tx, { projectId, name });
    const { version: parentVersion, data } = await newestWorkspace(tx, projectId);
    const [branch] = await tx
      .insert(branches)
      .values({ projectId, name, message, parentBranchId: parent.id, parentVersion })
      .returning();
    if (!branch) throw new StudioError("conflict", "The branch could not be added");
    const change = { what: `Branched off from ${parent.name}`, target: null };
    // In the history of every slot a branch begins here.
    const first = { projectId, branchId: branch.id, data, change, personId, touched: [wholeVideo] };
    const { version } = await addVersion(tx, first);
    await setCurrent(tx, { projectId, branchId: branch.id });
    return { branchId: branch.id, version };
  });
}

async function refuseTakenName(
  tx: Database,
  { projectId, name }: { projectId: string; name: string },
): Promise<void> {
  const [taken] = await tx
    .select({ id: branches.id })
    .from(branches)
    .where(and(eq(branches.projectId, projectId), eq(branches.name, name), isNull(branches.deletedAt)));
  if (taken)
    throw new StudioError("invalid-input", `There is a branch called ${name} already. Choose another name.`);
}

const setCurrent = (tx: Database, { projectId, branchId }: { projectId: string; branchId: string }) =>
  tx
    .insert(currentBranches)
    .values({ projectId, branchId })
    .onConflictDoUpdate({ target: currentBranches.projectId, set: { branchId } });

/** Works on another branch from now on. */
export function switchBranch(db: Database, request: { projectId: string; branchId: string }): Promise<void> {
  return db.transaction(async (tx) => {
    await lockProject(tx, request.projectId);
    await getBranch(tx, request);
    await setCurrent(tx, request);
  });
}

/**
 * Marks a branch as deleted, or takes the mark back; its versions and takes stay. Throws "conflict" for the one that is
 * worked on: a project is always on some branch.
 */
export function setBranchDeleted(
  db: Database,
  { projectId, branchId, deletedAt }: { projectId: string; branchId: string; deletedAt: Date | null },
): Promise<void> {
  return db.transaction(async (tx) => {
    await lockProject(tx, projectId);
    const branch = await getBranch(tx, { projectId, branchId, deleted: true });
    const current = await currentBranch(tx, projectId);
    if (deletedAt && current?.id === branchId) {
      throw new StudioError(
        "conflict",
        "You are working on this branch. Switch to another one, then delete it.",
      );
    }
    if (!deletedAt) await refuseTakenName(tx, { projectId, name: branch.name });
    await tx.update(branches).set({ deletedAt }).where(eq(branches.id, branchId));
  });
}
