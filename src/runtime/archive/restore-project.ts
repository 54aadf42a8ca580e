import { randomUUID } from "node:crypto";
import { access } from "node:fs/promises";
import { addAuditEntry } from "@/db/queries/audit";
import { findUserByIdentifier, localUser } from "@/db/queries/users";
import type { User } from "@/db/schema/all";
import { StudioError } from "@/domain/errors";
import type { RestoredProject } from "@/domain/export/archive";
import type { Runtime } from "@/runtime/runtime";
import { restoreArchive } from "./restore-archive";

/**
 * Restores a project archive from a file of this machine, for an account by name or mail address; without one for the
 * first administrator. What was restored is in the audit log.
 *
 * Throws "not-found" when there is no such file or account, and what `restoreArchive` throws.
 */
export async function restoreProject(
  { db, blobs }: Pick<Runtime, "db" | "blobs">,
  { path, owner }: { path: string; owner: string | null },
): Promise<RestoredProject & { owner: string | null }> {
  await access(path).catch((cause: unknown) => {
    throw new StudioError("not-found", `There is no file ${path} that can be read.`, { cause });
  });
  const account = owner === null ? null : await accountOf(db, owner);
  const ownerId = account?.id ?? (await localUser(db));
  const restored = await restoreArchive({ db, blobs }, { path, ownerId });
  await addAuditEntry(db, {
    ...{ actorId: null, actorName: "command line", action: "archives.restore", target: restored.projectId },
    ...{ inputDigest: null, answerDigest: null, errorCode: null, address: "", requestId: randomUUID() },
    change: { target: restored.projectId, after: { ownerId } },
  });
  return { ...restored, owner: account?.username ?? null };
}

async function accountOf(db: Runtime["db"], name: string): Promise<User> {
  const found = await findUserByIdentifier(db, name);
  if (found) return found;
  throw new StudioError("not-found", `There is no account “${name}”. Name one that is registered here.`);
}
