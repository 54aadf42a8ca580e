import { createHash } from "node:crypto";
import { access, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { openKnownDatabase } from "@/db/version";
import { StudioError } from "@/domain/errors";
import type { Env } from "@/env";
import { copyBlobs, keepOnly } from "@/runtime/backup/copy-blobs";
import { dumpDatabase } from "@/runtime/backup/dump-database";
import { backupBlobs, type Installation, openInstallation } from "@/runtime/backup/installation";
import { type Manifest, readManifest, writeManifest } from "@/runtime/backup/manifest";

export type BackupSummary = { folder: string; rows: number; blobs: number; copied: number; bytes: number };

/**
 * Writes rows, stored files and generated keys of an installation into a folder: a new one, or that of an earlier
 * backup, which stays good until this one is complete and whose files are not copied again. A studio on a Postgres may
 * go on working; one on the embedded database must have ended.
 *
 * Throws StudioError "data-locked", "not-found" (nothing there), "invalid-input" (the folder holds something else).
 */
export async function backUp(
  env: Env,
  { out, projectFolder }: { out: string; projectFolder: string },
): Promise<BackupSummary> {
  await checkSource(env);
  await prepareTarget(out);
  const installation = await openInstallation(env, projectFolder);
  try {
    // Rows first: a file that comes later is one too many, never one too few.
    const createdAt = new Date().toISOString();
    const rowsFolder = `rows-${createdAt.replaceAll(/[:.]/g, "-")}`;
    const dump = await dumpRows(installation, path.join(out, rowsFolder));
    const target = backupBlobs(out);
    const { digests, bytes, copied } = await copyBlobs(installation.blobs, target);
    const secretsDigest = await copySecrets(installation, out);
    const blobs = { count: digests.size, bytes };
    await writeManifest(out, { format: 1, createdAt, rowsFolder, ...dump, blobs, secretsDigest });
    await removeOldRows(out, rowsFolder);
    await keepOnly(target, digests);
    const rows = dump.tables.reduce((sum, table) => sum + table.rows, 0);
    return { folder: out, rows, blobs: digests.size, copied, bytes };
  } finally {
    await installation.release();
  }
}

/** Opening would make an empty database where there is none. */
async function checkSource({ database, dataFolder }: Env): Promise<void> {
  if (database.url !== null) return;
  await access(path.join(dataFolder, "database")).catch((error: unknown) => {
    throw new StudioError(
      "not-found",
      `There is nothing to back up in ${dataFolder}: choose the folder with --data or FRAMEWRIGHT_DATA.`,
      { cause: error },
    );
  });
}

async function prepareTarget(out: string): Promise<void> {
  await mkdir(out, { recursive: true, mode: 0o700 });
  const names = await readdir(out);
  const own = (name: string) => /^(manifest\.json.*|blobs|secrets\.json|rows-.*)$/.test(name);
  if (!names.every(own)) {
    throw new StudioError(
      "invalid-input",
      `${out} holds other things: choose an empty folder, or an earlier backup.`,
    );
  }
  // A damaged one is told now, not when it is needed.
  await readManifest(out);
}

async function dumpRows(
  { database }: Installation,
  folder: string,
): Promise<Pick<Manifest, "migrations" | "tables" | "sequences">> {
  const { db, close } = await openKnownDatabase(database);
  try {
    return await dumpDatabase(db, folder);
  } finally {
    await close();
  }
}

async function copySecrets({ folder }: Installation, out: string): Promise<string | null> {
  const copy = path.join(out, "secrets.json");
  let content: Buffer;
  try {
    content = await readFile(folder.secretsFile);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    await rm(copy, { force: true });
    return null;
  }
  await writeFile(copy, content, { mode: 0o600, flush: true });
  return createHash("sha256").update(content).digest("hex");
}

/** Of the backup before, and of those that were not finished. */
async function removeOldRows(out: string, kept: string): Promise<void> {
  for (const name of await readdir(out)) {
    if (/^rows-/.test(name) && name !== kept) await rm(path.join(out, name), { recursive: true });
    if (/^manifest\.json\./.test(name)) await rm(path.join(out, name));
  }
}
