import { createHash } from "node:crypto";
import { and, arrayOverlaps, desc, eq, inArray, isNull, lt, max, or, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { plannersAnswer } from "@/db/queries/project-history";
import { lockProject } from "@/db/queries/projects";
import { branches, currentBranches, users, workspaces } from "@/db/schema/all";
import type { Branch, WorkspaceRow } from "@/db/schema/workspaces";
import { StudioError } from "@/domain/errors";
import { canonicalJson, jsonValue } from "@/domain/json";
import type { Plan } from "@/domain/plan/plan";
import { lockedShots, refuseLocked, type Unlocked } from "@/domain/workspace/locks";
import { namesOfSlot, touchedNames } from "@/domain/workspace/touched";
import {
  emptyWorkspace,
  type Workspace,
  type WorkspaceChange,
  workspace,
} from "@/domain/workspace/workspace";

/** The first branch of a project, there as soon as anything is decided in it. */
const firstBranch = "Main";

/** What the maker has decided by now: version 0 is a project in which nothing was. */
export type NewestWorkspace = {
  id: string | null;
  version: number;
  data: Workspace;
  /** What it says of itself; null for version 0. */
  what: string | null;
};

const digestOf = (data: Workspace) =>
  createHash("sha256")
    .update(canonicalJson(jsonValue.parse(data)))
    .digest("hex");

/** The branch that a project is worked on in; null before anything was decided. */
export async function currentBranch(db: Database, projectId: string): Promise<Branch | null> {
  const [found] = await db
    .select({ branch: branches })
    .from(currentBranches)
    .innerJoin(branches, eq(branches.id, currentBranches.branchId))
    .where(eq(currentBranches.projectId, projectId));
  return found?.branch ?? null;
}

/** The newest version of a branch. */
export async function newestOfBranch(db: Database, branchId: string): Promise<NewestWorkspace> {
  const [row] = await db
    .select()
    .from(workspaces)
    .where(eq(workspaces.branchId, branchId))
    .orderBy(desc(workspaces.version))
    .limit(1);
  return row ? read(row) : nothingDecided;
}

const nothingDecided: NewestWorkspace = { id: null, version: 0, data: emptyWorkspace, what: null };

/** The newest version of the branch that the project is worked on in. */
export async function newestWorkspace(db: Database, projectId: string): Promise<NewestWorkspace> {
  const [found] = await db
    .select({ row: workspaces })
    .from(currentBranches)
    .innerJoin(workspaces, eq(workspaces.branchId, currentBranches.branchId))
    .where(eq(currentBranches.projectId, projectId))
    .orderBy(desc(workspaces.version))
    .limit(1);
  return found ? read(found.row) : nothingDecided;
}

/** What an earlier release did not know of a document has its default. */
const read = ({ id, version, data, change }: WorkspaceRow): NewestWorkspace => ({
  id,
  version,
  data: workspace.parse(data),
  what: change.what,
});

export type NewVersion = {
  projectId: string;
  /** The version that was edited. */
  baseVersion: number;
  data: Workspace;
  change: WorkspaceChange;
  personId: string;
  /** Locked shots that the maker has said may be changed; none when left out. */
  unlock?: Unlocked;
};

/**
 * Adds a version to the branch that the project is worked on in. Throws "conflict" when another version came in between,
 * or the project was switched to another branch; "locked" when it would change shots of which frames are approved, and
 * these are not in `unlock`. A document that is as it was adds none.
 */
export function saveWorkspace(
  db: Database,
  { projectId, baseVersion, data, change, personId, unlock = [] }: NewVersion,
): Promise<{ version: number }> {
  return db.transaction(async (tx) => {
    await lockProject(tx, projectId);
    const newest = await newestWorkspace(tx, projectId);
    if (newest.version !== baseVersion) {
      throw new StudioError(
        "conflict",
        "This project was changed in another tab or on another device. Load it again, then make your change once more.",
      );
    }
    if (digestOf(newest.data) === digestOf(data)) return { version: newest.version };
    const plan = await plannersPlan(tx, projectId);
    refuseLocked(lockedShots(newest.data, data, plan), { plan: newest.data.plan ?? plan, unlock });
    const decided = (document: Workspace) => ({ data: document, plan: document.plan ?? plan });
    const touched = touchedNames(decided(newest.data), decided(data));
    const { id: branchId } = (await currentBranch(tx, projectId)) ?? (await beginMain(tx, projectId));
    return addVersion(tx, { projectId, branchId, data, change, personId, touched });
  });
}

/** The first branch of a project, in the caller's transaction, which holds the project's lock. */
export async function beginMain(tx: Database, projectId: string): Promise<Branch> {
  const [main] = await tx.insert(branches).values({ projectId, name: firstBranch }).returning();
  if (!main) throw new StudioError("conflict", "The project's first branch could not be added");
  await tx.insert(currentBranches).values({ projectId, branchId: main.id });
  return main;
}

/** The plan that stands where the maker has none of their own; null while nothing is planned. */
export const plannersPlan = async (db: Database, projectId: string): Promise<Plan | null> =>
  ((await plannersAnswer(db, projectId)) as { plan: Plan } | null)?.plan ?? null;

type AddedVersion = Omit<NewVersion, "baseVersion" | "unlock"> & { branchId: string; touched: string[] };

/** The next version, in the caller's transaction, which holds the project's lock. */
export async function addVersion(tx: Database, added: AddedVersion): Promise<{ version: number }> {
  const [{ last } = { last: 0 }] = await tx
    .select({ last: max(workspaces.version) })
    .from(workspaces)
    .where(eq(workspaces.projectId, added.projectId));
  const version = (last ?? 0) + 1;
  await tx.insert(workspaces).values({ ...added, version, digest: digestOf(added.data) });
  return { version };
}

/** One version of any branch of the project, 0 being the one in which nothing was decided; throws "not-found" without it. */
export async function workspaceVersion(
  db: Database,
  { projectId, version }: { projectId: string; version: number },
): Promise<NewestWorkspace> {
  if (version === 0) return nothingDecided;
  const [found] = await db
    .select()
    .from(workspaces)
    .where(and(eq(workspaces.projectId, projectId), eq(workspaces.version, version)));
  if (!found) throw new StudioError("not-found", "This project has no such version");
  return read(found);
}

/** Versions of a branch, newest first, without their documents. @param slot Only those that changed what it holds. */
export function workspaceHistory(
  db: Database,
  {
    branchId,
    slot,
    before,
    limit,
  }: { branchId: string; slot: string | null; before: number | null; limit: number },
) {
  return db
    .select({
      version: workspaces.version,
      change: workspaces.change,
      person: users.username,
      createdAt: workspaces.createdAt,
    })
    .from(workspaces)
    .leftJoin(users, eq(users.id, workspaces.personId))
    .where(
      and(
        eq(workspaces.branchId, branchId),
        slot === null ? undefined : changed(namesOfSlot(slot)),
        before === null ? undefined : lt(workspaces.version, before),
      ),
    )
    .orderBy(desc(workspaces.version))
    .limit(limit);
}

/** Versions from before it was kept what they changed say what they were about, which is less. */
const changed = (names: string[]) =>
  or(
    arrayOverlaps(workspaces.touched, names),
    and(isNull(workspaces.touched), inArray(sql`${workspaces.change} ->> 'target'`, names)),
  );

/** Branches of a project that were not deleted, oldest first, each with its newest version. */
export async function projectBranches(db: Database, projectId: string) {
  return db
    .select({ branch: branches, newest: max(workspaces.version), changedAt: max(workspaces.createdAt) })
    .from(branches)
    .leftJoin(workspaces, eq(workspaces.branchId, branches.id))
    .where(and(eq(branches.projectId, projectId), isNull(branches.deletedAt)))
    .groupBy(branches.id)
    .orderBy(branches.createdAt, branches.id);
}
