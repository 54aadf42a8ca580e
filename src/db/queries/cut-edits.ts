import { and, desc, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { cutEdits, cuts, exports, users } from "@/db/schema/all";
import type { CutEdit } from "@/db/schema/cut-edits";
import type { RunRef } from "@/domain/build/build";
import { StudioError } from "@/domain/errors";
import { type Cut, cut as cutDocument } from "@/domain/timeline/cut";

/** Saves in passing that a project keeps; older ones go. Versions that are kept for good do not count. */
const passingVersions = 200;

export type CutVersion = Pick<CutEdit, "version" | "base" | "message" | "kept" | "createdAt"> & {
  /** The name of who saved it; null when the account is gone. */
  savedBy: string | null;
  personId: string | null;
};

const versionColumns = {
  version: cutEdits.version,
  base: cutEdits.base,
  message: cutEdits.message,
  kept: cutEdits.kept,
  createdAt: cutEdits.createdAt,
  savedBy: users.username,
  personId: cutEdits.personId,
};

/** The saved versions of a project's cut without their documents, newest first. */
export function cutVersions(db: Database, projectId: string): Promise<CutVersion[]> {
  return db
    .select(versionColumns)
    .from(cutEdits)
    .leftJoin(users, eq(users.id, cutEdits.personId))
    .where(eq(cutEdits.projectId, projectId))
    .orderBy(desc(cutEdits.version));
}

/** The newest saved version with its document, or null. */
export async function newestCutEdit(
  db: Database,
  projectId: string,
): Promise<(CutVersion & { data: Cut }) | null> {
  const [found] = await db
    .select({ ...versionColumns, data: cutEdits.data })
    .from(cutEdits)
    .leftJoin(users, eq(users.id, cutEdits.personId))
    .where(eq(cutEdits.projectId, projectId))
    .orderBy(desc(cutEdits.version))
    .limit(1);
  return found ?? null;
}

export async function cutEditData(
  db: Database,
  { projectId, version }: { projectId: string; version: number },
): Promise<Cut | null> {
  const [found] = await db
    .select({ data: cutEdits.data })
    .from(cutEdits)
    .where(and(eq(cutEdits.projectId, projectId), eq(cutEdits.version, version)));
  return found?.data ?? null;
}

/** The cut that a run was asked to render. Throws "not-found" when its version is gone. */
export async function editedCut(db: Database, { projectId, options }: RunRef): Promise<Cut> {
  const data = options.cutEdit && (await cutEditData(db, { projectId, version: options.cutEdit }));
  if (!data)
    throw new StudioError("not-found", "This version of the cut is not there any more. Save it again.");
  return cutDocument.parse(data);
}

/** Adds a version, in a transaction that holds the project's lock, and lets old saves in passing go. */
export async function addCutEdit(
  tx: Database,
  edit: Pick<CutEdit, "projectId" | "version" | "data" | "base" | "message" | "kept"> & { personId: string },
): Promise<void> {
  await tx.insert(cutEdits).values(edit);
  const old = await tx
    .select({ id: cutEdits.id })
    .from(cutEdits)
    .where(and(eq(cutEdits.projectId, edit.projectId), eq(cutEdits.kept, false)))
    .orderBy(desc(cutEdits.version))
    .offset(passingVersions);
  if (old.length === 0) return;
  await tx.delete(cutEdits).where(
    inArray(
      cutEdits.id,
      old.map(({ id }) => id),
    ),
  );
}

/** Keeps a version for good. */
export async function keepCutEdit(
  db: Database,
  { projectId, version }: { projectId: string; version: number },
): Promise<void> {
  await db
    .update(cutEdits)
    .set({ kept: true })
    .where(and(eq(cutEdits.projectId, projectId), eq(cutEdits.version, version)));
}

/** The cut that a version of the finished video was rendered from; without a version of the newest one. */
export async function cutOfVideo(
  db: Database,
  { projectId, version }: { projectId: string; version?: number | undefined },
): Promise<{ data: Cut; version: number } | null> {
  const [found] = await db
    .select({ data: cuts.data, version: exports.version })
    .from(exports)
    .innerJoin(cuts, eq(cuts.id, exports.cutId))
    .where(
      and(eq(exports.projectId, projectId), version === undefined ? undefined : eq(exports.version, version)),
    )
    .orderBy(desc(exports.version))
    .limit(1);
  return found ?? null;
}
