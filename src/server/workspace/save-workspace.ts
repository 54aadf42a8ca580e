import type { Database } from "@/db/client";
import { ownedUploads } from "@/db/queries/projects";
import { ownedPictures } from "@/db/queries/takes";
import { newestWorkspace, saveWorkspace, workspaceVersion } from "@/db/queries/workspaces";
import { StudioError } from "@/domain/errors";
import type { Unlocked } from "@/domain/workspace/locks";
import { planIssue } from "@/domain/workspace/plan-issue";
import type { Workspace, WorkspaceChange } from "@/domain/workspace/workspace";
import type { SignedInContext } from "@/server/context";
import { requireFiles } from "@/server/uploads/require-files";

type Saving = {
  projectId: string;
  baseVersion: number;
  data: Workspace;
  change: WorkspaceChange;
  unlock: Unlocked;
};

/**
 * Writes down what the maker decided, as a new version. Throws "conflict" when it was not made from the newest one,
 * "locked" when it changes shots with approved frames that were not unlocked, "invalid-input" for a plan that does not
 * hold together.
 */
export async function saveDecisions(
  { db, user }: Pick<SignedInContext, "db" | "user">,
  saving: Saving,
): Promise<{ version: number }> {
  const issue = saving.data.plan && planIssue(saving.data.plan);
  if (issue) throw new StudioError("invalid-input", issue);
  await requireOwnPictures(db, { ownerId: user.userId, data: saving.data });
  await requireFiles({ db, user }, libraryFiles(saving.data));
  return saveWorkspace(db, { ...saving, personId: user.userId });
}

/** What of the library's files a project names. */
function libraryFiles({ brand, elements = {} }: Workspace): { pictures: string[]; fonts: string[] } {
  const references = Object.values(elements).flatMap(({ referenceDigest }) => referenceDigest ?? []);
  return {
    pictures: [...references, ...(brand?.logoDigest ? [brand.logoDigest] : [])],
    fonts: brand?.ownFont ? [brand.ownFont.digest] : [],
  };
}

/** Digests are no secret: a picture of somebody else's, uploaded or drawn, must not become a frame by naming its own. */
async function requireOwnPictures(
  db: Database,
  { ownerId, data }: { ownerId: string; data: Workspace },
): Promise<void> {
  const digests = [...new Set(Object.values(data.frames).flatMap(({ uploadDigest }) => uploadDigest ?? []))];
  if (digests.length === 0) return;
  const uploaded = (await ownedUploads(db, { ownerId, digests })).map(({ digest }) => digest);
  const drawn = await ownedPictures(db, { ownerId, digests });
  if (digests.every((digest) => uploaded.includes(digest) || drawn.includes(digest))) return;
  throw new StudioError(
    "not-found",
    "The picture for a frame is not there, or it is not yours. Add it again.",
  );
}

/** Makes an earlier version, of any branch, the newest of this one; the versions in between stay. Throws as `saveDecisions`. */
export async function restoreVersion(
  { db, user }: Pick<SignedInContext, "db" | "user">,
  { projectId, version, unlock }: { projectId: string; version: number; unlock: boolean },
): Promise<{ version: number }> {
  const { data } = await workspaceVersion(db, { projectId, version });
  const { version: baseVersion } = await newestWorkspace(db, projectId);
  const change = { what: `Went back to version ${version}`, target: null };
  return saveWorkspace(db, {
    ...{ projectId, baseVersion, data, change, personId: user.userId },
    unlock: unlock ? "all" : [],
  });
}
